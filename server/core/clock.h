#pragma once
#include <atomic>

#include "core/time.h"

namespace voronka {

/// Where time comes from. Passed to whoever needs it: nothing else reads the machine's clock.
class Clock {
  public:
    virtual ~Clock() = default;
    virtual Instant now() const = 0;
};

class SystemClock final : public Clock {
  public:
    Instant now() const override;
};

/// A clock that tests and the demo generator set.
class ManualClock final : public Clock {
  public:
    explicit ManualClock(Instant start) : ms_(start.ms) {}
    Instant now() const override { return {ms_.load(std::memory_order_relaxed)}; }
    void set(Instant to) { ms_.store(to.ms, std::memory_order_relaxed); }
    void advance_ms(std::int64_t by) { ms_.fetch_add(by, std::memory_order_relaxed); }

  private:
    std::atomic<std::int64_t> ms_;
};

}  // namespace voronka
