#include "store/postgres/pool.h"

#include <algorithm>
#include <chrono>

namespace voronka::store::postgres {
namespace {

constexpr auto longest_wait = std::chrono::seconds(10);
constexpr int reading_timeout_ms = 10'000;

}  // namespace

std::unique_ptr<Database> Pool::idle(const std::string& schema, Use use) {
    const auto fits = [&](const Idle& one) { return one.use == use && one.database->schema() == schema; };
    const auto found = std::find_if(idle_.rbegin(), idle_.rend(), fits);
    if (found == idle_.rend()) return nullptr;
    std::unique_ptr<Database> database = std::move(found->database);
    idle_.erase(std::next(found).base());
    return database;
}

Result<Pool::Lease> Pool::take(const std::string& schema, Use use) {
    {
        std::unique_lock lock(mutex_);
        if (use == Use::reading && !returned_.wait_for(lock, longest_wait, [&] { return reading_ < most_readers; }))
            return fail(ErrorKind::unavailable, "store_busy");
        if (use == Use::reading) ++reading_;
        if (auto database = idle(schema, use)) return Lease(*this, use, std::move(database));
    }
    auto opened = Database::open({.url = url_, .schema = schema, .timeout_ms = use == Use::reading ? reading_timeout_ms : 0});
    if (opened) return Lease(*this, use, std::move(*opened));
    give_back(use, nullptr);
    return std::unexpected(std::move(opened).error());
}

void Pool::give_back(Use use, std::unique_ptr<Database> database) {
    std::vector<Idle> closing;  // outside the lock: it may take a moment
    {
        const std::lock_guard lock(mutex_);
        if (use == Use::reading) --reading_;
        if (database && database->reusable()) {
            idle_.push_back({use, std::move(database)});
            if (idle_.size() > most_idle) {
                closing.push_back(std::move(idle_.front()));
                idle_.erase(idle_.begin());
            }
        } else if (database && !database->connected()) {
            std::swap(closing, idle_);  // the others have lost the server too
        }
    }
    returned_.notify_one();
}

void Pool::forget(const std::string& schema) {
    std::vector<Idle> closing;
    const std::lock_guard lock(mutex_);
    for (Idle& one : idle_)
        if (one.database->schema() == schema) closing.push_back(std::move(one));
    std::erase_if(idle_, [](const Idle& one) { return !one.database; });
}

}  // namespace voronka::store::postgres
