#include "store/sqlite/checkpointer.h"

#include <sqlite3.h>

#include "store/sqlite/database.h"

namespace voronka::store {
namespace {

constexpr int many_pages = 2'000;       // 16 MB
constexpr int too_many_pages = 12'000;  // 100 MB

// What a reader still needs, or another one is at, is left for the next time.
void bring_in(Database& database) {
    sqlite3_wal_checkpoint_v2(database.handle(), nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
}

}  // namespace

void Checkpointer::committed(Database& writer, int pages) {
    if (pages >= too_many_pages) {
        const std::lock_guard lock(passing_);
        bring_in(writer);
    } else if (pages >= many_pages) {
        wake();
    }
}

void Checkpointer::wake() {
    const std::lock_guard lock(mutex_);
    wanted_ = true;
    if (!thread_.joinable()) thread_ = std::jthread([this](const std::stop_token& stop) { run(stop); });
    woken_.notify_one();
}

void Checkpointer::run(const std::stop_token& stop) {
    // Without a connection the log grows until the writer does it.
    const auto database = Database::open(file_, {.cache_kb = 64});
    std::unique_lock lock(mutex_);
    while (database && woken_.wait(lock, stop, [&] { return wanted_; })) {
        wanted_ = false;
        lock.unlock();
        {
            const std::lock_guard passing(passing_);
            bring_in(**database);
        }
        lock.lock();
    }
}

}  // namespace voronka::store
