#include "store/sqlite/rows_behind.h"

#include <sqlite3.h>

#include <algorithm>

#include "store/sqlite/database.h"

namespace voronka::store {
namespace {

constexpr std::size_t most_waiting = 16;   // pieces: whoever makes rows faster than that waits
constexpr std::size_t rows_together = 16;  // in one run of a statement, which opens each index once

void clear(sqlite3_stmt* statement) {
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
}

}  // namespace

RowsBehind::RowsBehind(Database& database)
    : database_(database), thread_([this](const std::stop_token& stop) { write_all(stop); }) {}

RowsBehind::~RowsBehind() { drop(); }

RowsBehind::Texts RowsBehind::texts_of(std::string_view one) {
    constexpr std::string_view values = " VALUES ";
    const std::size_t open = one.find(values) + values.size();
    const std::size_t close = one.find(')', open);
    Texts texts{.one = std::string(one), .many = std::string(one.substr(0, open))};
    texts.parameters = static_cast<int>(std::ranges::count(one.substr(open, close - open), '$'));
    int place = 0;
    for (std::size_t row = 0; row < rows_together; ++row) {
        texts.many += row == 0 ? "(" : "), (";
        for (int i = 0; i < texts.parameters; ++i) texts.many += (i == 0 ? "?" : ", ?") + std::to_string(++place);
    }
    texts.many += one.substr(close);
    return texts;
}

std::size_t RowsBehind::statement(std::string_view sql) {
    if (const auto known = numbers_.find(sql); known != numbers_.end()) return known->second;
    Texts texts = texts_of(sql);
    const std::lock_guard lock(mutex_);
    texts_.push_back(std::move(texts));
    return numbers_.emplace(sql, numbers_.size()).first->second;
}

const RowsBehind::Texts& RowsBehind::texts(std::size_t statement) {
    const std::lock_guard lock(mutex_);
    return texts_[statement];
}

Result<void> RowsBehind::add(std::size_t statement) {
    made_.add(statement);
    return made_.full() ? hand_over() : Result<void>();
}

Result<void> RowsBehind::outcome() const {
    if (refused_) return std::unexpected(*refused_);
    return {};
}

Result<void> RowsBehind::hand_over() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return waiting_.size() < most_waiting; });
    RowPiece piece = std::exchange(made_, {});
    if (!refused_) {
        waiting_.push_back(std::move(piece));
        changed_.notify_all();
    }
    return outcome();
}

// The last few are written here: to wake the thread for them would take longer.
Result<void> RowsBehind::settle() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return written(); });
    if (made_.empty() || refused_) return outcome();
    lock.unlock();
    Result<void> done = write_safely(std::exchange(made_, {}));
    lock.lock();
    if (!done) refused_ = std::move(done).error();
    return outcome();
}

void RowsBehind::drop() {
    made_ = {};
    std::unique_lock lock(mutex_);
    waiting_.clear();
    changed_.wait(lock, [&] { return written(); });
    refused_.reset();
}

void RowsBehind::write_all(const std::stop_token& stop) {
    std::unique_lock lock(mutex_);
    while (changed_.wait(lock, stop, [&] { return !waiting_.empty(); })) {
        const RowPiece piece = std::move(waiting_.front());
        waiting_.pop_front();
        writing_ = true;
        lock.unlock();
        Result<void> done = write_safely(piece);
        lock.lock();
        writing_ = false;
        if (!done) {
            refused_ = std::move(done).error();
            waiting_.clear();
        }
        changed_.notify_all();
    }
}

// A bug is told like a refusal, for nobody catches it here.
Result<void> RowsBehind::write_safely(const RowPiece& piece) {
    try {
        return write(piece);
    } catch (const std::exception& bug) {
        return fail_internal(bug.what());
    }
}

Result<void> RowsBehind::write(const RowPiece& piece) {
    const auto all = piece.by_statement();
    for (std::size_t statement = 0; statement < all.size(); ++statement) {
        std::span<const RowPiece::Row> rows = all[statement];
        if (rows.empty()) continue;
        const Texts& texts = this->texts(statement);
        for (; rows.size() >= rows_together; rows = rows.subspan(rows_together))
            TRY_VOID(insert(texts.many, texts.parameters, piece, rows.first(rows_together)));
        for (; !rows.empty(); rows = rows.subspan(1)) TRY_VOID(insert(texts.one, texts.parameters, piece, rows.first(1)));
    }
    return {};
}

// By SQLite's own calls: a Query would wait for this thread.
Result<void> RowsBehind::insert(const std::string& sql, int parameters, const RowPiece& piece,
                                std::span<const RowPiece::Row> rows) {
    sqlite3_stmt* const statement = TRY(database_.statement(sql));
    int before = 0;
    for (const RowPiece::Row& row : rows) {
        for (const RowPiece::Parameter& parameter : row) piece.bind(statement, before, parameter);
        before += parameters;
    }
    const int code = sqlite3_step(statement);
    Result<void> done;
    if (code != SQLITE_DONE) done = database_.error(code);
    clear(statement);
    return done;
}

}  // namespace voronka::store
