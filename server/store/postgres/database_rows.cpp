#include <libpq-fe.h>

#include "store/postgres/database.h"
#include "store/postgres/errors.h"
#include "store/postgres/row_batch.h"

/// Rows that wait to be written together, and savepoints among them.
namespace voronka::store::postgres {
namespace {

constexpr std::size_t few_rows = 4;  // for which an array is not worth its cost
constexpr std::size_t most_rows = 1'000;
constexpr std::size_t most_bytes = 1'000'000;

constexpr std::string_view to_savepoint = "SAVEPOINT one";

}  // namespace

Result<Query> Database::prepare_row(std::string_view sql) { return Query(*this, TRY(statement(sql)), Query::Sent::in_rows); }

Result<void> Database::lay_beside(const std::shared_ptr<const Statement>& statement, Parameters row) {
    auto batch = std::ranges::find(batches_, statement, &RowBatch::one);
    if (batch == batches_.end()) batch = batches_.insert(batches_.end(), RowBatch(statement));
    batch->add(std::move(row));
    std::size_t rows = 0, bytes = 0;
    for (const RowBatch& one : batches_) {
        rows += one.size();
        bytes += one.bytes();
    }
    if (rows < most_rows && bytes < most_bytes) return {};
    TRY_VOID(send_rows());
    // The server writes them while the next ones are made.
    if (PQflush(connection_) < 0) return std::unexpected(lost(connection_));
    return {};
}

// Savepoints that were not sent yet stand among the rows.
Result<void> Database::send_rows() {
    const std::vector<RowBatch> batches = std::exchange(batches_, {});
    std::vector<std::size_t> from(batches.size());
    const auto send_until = [&](const std::vector<std::size_t>* ends) -> Result<void> {
        for (std::size_t i = 0; i < batches.size(); ++i) {
            const std::size_t to = !ends ? batches[i].size() : i < ends->size() ? (*ends)[i] : 0;
            TRY_VOID(send_batch(batches[i], from[i], to));
            from[i] = to;
        }
        return {};
    };
    for (Savepoint& one : savepoints_) {
        if (one.sent) continue;
        TRY_VOID(send_until(&one.rows));
        TRY_VOID(send_prepared(*TRY(statement(to_savepoint)), {}));
        one.sent = true;
    }
    return send_until(nullptr);
}

// What a statement does not name it cannot miss. Where it fails, a savepoint has to stand before it.
Result<void> Database::send_rows_for(std::string_view sql) {
    if (!savepoints_.empty() && !savepoints_.back().sent) return send_rows();
    for (auto batch = batches_.begin(); batch != batches_.end();) {
        if (!sql.contains(batch->table())) {
            ++batch;
            continue;
        }
        const RowBatch named = std::move(*batch);
        batch = batches_.erase(batch);
        TRY_VOID(send_batch(named, 0, named.size()));
    }
    return {};
}

Result<void> Database::send_batch(const RowBatch& batch, std::size_t from, std::size_t to) {
    if (from == to) return {};
    figures_.written(batch.table(), to - from);
    if (to - from < few_rows) {
        for (; from < to; ++from) TRY_VOID(send_prepared(*batch.one(), batch[from]));
        return {};
    }
    const RowBatch::Together together = batch.together(from, to);
    return send_prepared(*TRY(statement(together.sql)), together.arrays);
}

void Database::drop_rows(const std::vector<std::size_t>& ends) {
    for (std::size_t i = 0; i < batches_.size(); ++i) batches_[i].cut(i < ends.size() ? ends[i] : 0);
}

Result<void> Database::savepoint() {
    Savepoint one;
    for (const RowBatch& batch : batches_) one.rows.push_back(batch.size());
    savepoints_.push_back(std::move(one));
    return {};
}

Result<void> Database::release() {
    const bool sent = savepoints_.back().sent;
    savepoints_.pop_back();
    return sent ? send_prepared(*TRY(statement("RELEASE one")), {}) : Result<void>();
}

Result<void> Database::back_to_savepoint() {
    Savepoint& one = savepoints_.back();
    drop_rows(one.sent ? std::vector<std::size_t>() : one.rows);
    if (!one.sent) return {};
    static_cast<void>(settle());  // whatever went wrong is taken back
    return send_prepared(*TRY(statement("ROLLBACK TO one")), {});
}

}  // namespace voronka::store::postgres
