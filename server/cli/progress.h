#pragma once
#include <chrono>
#include <cstdint>

#include "cli/command.h"

namespace voronka::cli {

/// Says on standard error how far long work has come: done / total, rate, time left. On a terminal one line that is written
/// over, several times a second; elsewhere a plain line now and then. Nothing is said within the first second.
class ProgressLine {
  public:
    explicit ProgressLine(Terminal& terminal) : terminal_(terminal), begun_(Clock::now()), told_(begun_) {}
    /// Leaves the line, so that what is said next begins its own.
    ~ProgressLine();
    ProgressLine(const ProgressLine&) = delete;
    ProgressLine& operator=(const ProgressLine&) = delete;

    void tell(std::int64_t done, std::int64_t total);

  private:
    using Clock = std::chrono::steady_clock;
    Terminal& terminal_;
    Clock::time_point begun_;
    Clock::time_point told_;
    bool written_ = false;
};

/// «12,000 / 100,000, 25,000/s, 4 s left»; no time left where the total is not known (0).
std::string progress_text(std::int64_t done, std::int64_t total, std::chrono::milliseconds so_far, Language);

}  // namespace voronka::cli
