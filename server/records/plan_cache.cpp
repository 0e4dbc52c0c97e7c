#include "records/read.h"

namespace voronka::records {

PlanCache::Plan PlanCache::find(const std::string& key) {
    const std::lock_guard lock(mutex_);
    const auto found = found_.find(key);
    if (found == found_.end()) return nullptr;
    by_use_.splice(by_use_.begin(), by_use_, found->second);
    return found->second->second;
}

void PlanCache::keep(const std::string& key, Plan plan) {
    const std::lock_guard lock(mutex_);
    if (found_.contains(key)) return;
    by_use_.emplace_front(key, std::move(plan));
    found_[key] = by_use_.begin();
    if (by_use_.size() <= most) return;
    found_.erase(by_use_.back().first);
    by_use_.pop_back();
}

}  // namespace voronka::records
