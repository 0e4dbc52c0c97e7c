#include "http/rate_limit.h"

#include <algorithm>

namespace voronka::http {

std::optional<std::chrono::seconds> RateLimit::take(std::string_view key) {
    const std::int64_t now = clock_.now().ms;
    const std::int64_t cost = rate_.refill.count();
    const std::int64_t full = cost * rate_.burst;
    const std::lock_guard lock(mutex_);
    auto found = buckets_.find(key);
    if (found == buckets_.end()) {
        recent_.push_front({std::string(key), full, now});
        found = buckets_.emplace(recent_.front().key, recent_.begin()).first;
        if (recent_.size() > keys_max_) {
            buckets_.erase(recent_.back().key);
            recent_.pop_back();
        }
    } else {
        recent_.splice(recent_.begin(), recent_, found->second);
    }
    Bucket& bucket = *found->second;
    bucket.credit_ms = std::min(full, bucket.credit_ms + std::max<std::int64_t>(0, now - bucket.seen_ms));
    bucket.seen_ms = now;
    if (bucket.credit_ms < cost) return std::chrono::seconds(std::max<std::int64_t>(1, (cost - bucket.credit_ms + 999) / 1000));
    bucket.credit_ms -= cost;
    return std::nullopt;
}

void RateLimit::forget(std::string_view key) {
    const std::lock_guard lock(mutex_);
    const auto found = buckets_.find(key);
    if (found == buckets_.end()) return;
    const auto at = found->second;
    buckets_.erase(found);
    recent_.erase(at);
}

std::size_t RateLimit::size() const {
    const std::lock_guard lock(mutex_);
    return recent_.size();
}

}  // namespace voronka::http
