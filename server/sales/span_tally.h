#pragma once
#include <cstdint>
#include <optional>
#include <vector>

#include "sales/measures.h"

namespace voronka::sales {

/// Counts spans by their length for a median, however many there are: to the millisecond up to 100,000 different lengths, to the
/// minute beyond.
class SpanTally {
  public:
    /// `most_exact`: how many different lengths are told apart to the millisecond.
    explicit SpanTally(std::size_t most_exact = 100'000) : most_exact_(most_exact) {}

    /// A span that has ended, or one that still runs.
    void add(std::int64_t length_ms, bool ended = true);
    std::int64_t count() const { return count_; }
    /// Medians (sales/measures.h) in a unit of so many milliseconds.
    std::optional<double> median(double unit_ms);
    std::optional<double> kaplan_meier_median(double unit_ms);

  private:
    struct Length {
        std::int64_t ms;
        std::int64_t ended;
        std::int64_t running;
    };
    void sort_in();
    void coarsen();

    std::size_t most_exact_;
    std::int64_t count_ = 0;
    bool exact_ = true;
    std::vector<std::int64_t> fresh_;  // twice the length, and one more if it still runs
    std::vector<Length> lengths_;      // upwards
};

}  // namespace voronka::sales
