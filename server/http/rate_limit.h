#pragma once
#include <chrono>
#include <cstddef>
#include <list>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "core/clock.h"

namespace voronka::http {

/// A token bucket per key (an address, a login): `burst` at once, then one each `refill`. Safe from any
/// thread. Of more than `keys_max` keys the one not seen for the longest time is forgotten.
class RateLimit {
  public:
    struct Rate {
        unsigned burst = 10;
        std::chrono::milliseconds refill{6'000};
    };
    RateLimit(const Clock& clock, Rate rate, std::size_t keys_max = 10'000) : clock_(clock), rate_(rate), keys_max_(keys_max) {}

    /// Takes one token. Nothing when there was one; else how long to wait (for Retry-After), at least a
    /// second.
    std::optional<std::chrono::seconds> take(std::string_view key);
    /// Gives the key a full bucket again (signing in succeeded).
    void forget(std::string_view key);
    std::size_t size() const;

  private:
    struct Bucket {
        std::string key;
        std::int64_t credit_ms = 0;  ///< burst × refill when full; a token costs `refill`
        std::int64_t seen_ms = 0;
    };
    const Clock& clock_;
    Rate rate_;
    std::size_t keys_max_;
    mutable std::mutex mutex_;
    std::list<Bucket> recent_;  ///< the last seen first
    std::unordered_map<std::string_view, std::list<Bucket>::iterator> buckets_;
};

}  // namespace voronka::http
