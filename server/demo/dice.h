#pragma once
#include <array>
#include <cmath>
#include <string>

#include "core/random.h"
#include "core/time.h"

namespace voronka::demo {

/// What chance is asked for, in the terms of a firm's life.
class Dice {
  public:
    explicit Dice(std::uint64_t seed) : rng_(seed) {}
    Rng& rng() { return rng_; }

    bool chance(int percent) { return static_cast<int>(rng_.below(100)) < percent; }
    /// from … to, both included.
    int between(int from, int to) { return from + static_cast<int>(rng_.below(static_cast<std::uint32_t>(to - from + 1))); }
    /// Around 1: the median is 1, now and then several times as much (log-normal).
    double around(double sigma) { return std::exp(sigma * normal()); }

    /// A sum that a customer of such a firm spends, in whole roubles: 80 000 to 6 000 000, median 420 000.
    std::int64_t budget() {
        const double sum = 420'000 * around(0.95);
        return static_cast<std::int64_t>(std::min(6'000'000.0, std::max(80'000.0, sum)));
    }

    /// A mobile number of the range +7 900.
    std::string phone() { return "+7900" + digits(7); }

    /// The number of a firm in region 00, which no firm has, with its right check digit.
    std::string inn() {
        static constexpr std::array weights{2, 4, 10, 3, 5, 9, 4, 6, 8};
        std::string number = "00" + digits(7);
        int sum = 0;
        for (std::size_t i = 0; i < weights.size(); ++i) sum += weights[i] * (number[i] - '0');
        number.push_back(static_cast<char>('0' + sum % 11 % 10));
        return number;
    }

  private:
    // The sum of twelve is close enough, and the same on every machine.
    double normal() {
        double sum = -6;
        for (int i = 0; i < 12; ++i) sum += rng_.unit();
        return sum;
    }

    std::string digits(int count) {
        std::string all;
        for (int i = 0; i < count; ++i) all.push_back(static_cast<char>('0' + rng_.below(10)));
        return all;
    }

    Rng rng_;
};

}  // namespace voronka::demo
