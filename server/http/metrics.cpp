#include "http/metrics.h"

#include <algorithm>

namespace voronka::http {

void Metrics::answered(int status, std::chrono::nanoseconds took) {
    const auto us = std::chrono::duration_cast<std::chrono::microseconds>(took).count();
    const std::size_t kind = status >= 100 && status < 600 ? static_cast<std::size_t>(status / 100) : 5;
    responses[kind].fetch_add(1, std::memory_order_relaxed);
    const auto bucket = std::ranges::lower_bound(latency_us_bounds, static_cast<std::uint64_t>(std::max<std::int64_t>(us, 0)));
    latency[static_cast<std::size_t>(bucket - latency_us_bounds.begin())].fetch_add(1, std::memory_order_relaxed);
    latency_us_sum.fetch_add(static_cast<std::uint64_t>(std::max<std::int64_t>(us, 0)), std::memory_order_relaxed);
}

}  // namespace voronka::http
