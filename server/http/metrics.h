#pragma once
#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>

namespace voronka::http {

/// What the server counts; read at any time by whoever shows it.
struct Metrics {
    using Counter = std::atomic<std::uint64_t>;
    /// Upper bounds of the latency buckets in microseconds; one more bucket takes the rest.
    static constexpr std::array<std::uint32_t, 14> latency_us_bounds = {
        100, 250, 500, 1'000, 2'500, 5'000, 10'000, 25'000, 50'000, 100'000, 250'000, 500'000, 1'000'000, 5'000'000};

    std::array<Counter, 6> responses{};                           ///< by the status' first digit; [0] is unused
    std::array<Counter, latency_us_bounds.size() + 1> latency{};  ///< each answer in one bucket, not cumulative
    Counter latency_us_sum = 0;
    Counter connections_total = 0;
    Counter connections_open = 0;
    Counter connections_refused = 0;
    Counter streams_open = 0;
    Counter streams_overflowed = 0;
    Counter heads_refused = 0;
    Counter heavy_waiting = 0;
    Counter bytes_received = 0;
    Counter bytes_sent = 0;

    /// Counts one answer. `took`: from the head's last byte to the answer's.
    void answered(int status, std::chrono::nanoseconds took);
};

}  // namespace voronka::http
