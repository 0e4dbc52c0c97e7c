#include "records/writer_queue.h"

namespace voronka::records {
namespace {

// One change set, its bugs as errors.
Result<void> done_by(QueuedChange& change, Writer& writer) {
    try {
        return change.work(writer);
    } catch (const std::exception& bug) {
        return fail_internal(bug.what());
    }
}

// One change set in its savepoint. An error of the work is the asker's; an error of the savepoint itself ends the batch.
Result<Result<void>> in_savepoint(Writer& writer, QueuedChange& change) {
    TRY_VOID(writer.savepoint());
    // A store that writes without waiting tells at the release what it could not write.
    Result<void> outcome = done_by(change, writer);
    if (outcome) outcome = writer.release();
    if (outcome) return outcome;
    TRY_VOID(writer.rollback());
    TRY_VOID(writer.release());
    return outcome;
}

Result<void> all_in_savepoints(Writer& writer, std::deque<QueuedChange>& batch, std::vector<Result<void>>& outcomes) {
    for (QueuedChange& change : batch) outcomes.push_back(TRY(in_savepoint(writer, change)));
    return {};
}

bool may_do_without_savepoints(const Writer& writer, const std::deque<QueuedChange>& batch) {
    return writer.rows_written() && std::ranges::all_of(batch, &QueuedChange::repeatable);
}

// A refusal leaves the transaction as it was; an error of the store or a bug may not, SQLite ends it where the disk is full.
bool is_refusal(const Error& error) { return error.kind != ErrorKind::unavailable && error.kind != ErrorKind::internal; }

// A savepoint keeps every page as it was before, a good part of what a small change costs. An error here is that of a change set
// that did more than be refused: then all of them have to be taken back.
Result<void> all_at_once(Writer& writer, std::deque<QueuedChange>& batch, std::vector<Result<void>>& outcomes) {
    for (QueuedChange& change : batch) {
        const auto before = writer.rows_written();
        outcomes.push_back(done_by(change, writer));
        const Result<void>& outcome = outcomes.back();
        if (!outcome && (!is_refusal(outcome.error()) || writer.rows_written() != before)) return outcome;
    }
    return {};
}

}  // namespace

void WriterQueue::submit(QueuedChange change) {
    {
        const std::lock_guard lock(mutex_);
        waiting_.push_back(std::move(change));
        if (running_) return;
        running_ = true;
    }
    post_([this] { run_batch(); });
}

bool WriterQueue::idle() const {
    const std::lock_guard lock(mutex_);
    return !running_ && waiting_.empty();
}

WriterQueue::Batch WriterQueue::take_batch() {
    const std::lock_guard lock(mutex_);
    Batch batch;
    while (!waiting_.empty() && batch.size() < batch_most) {
        batch.push_back(std::move(waiting_.front()));
        waiting_.pop_front();
    }
    return batch;
}

Result<void> WriterQueue::write(Batch& batch, std::vector<Result<void>>& outcomes) {
    bool again = false;
    const Result<void> committed = store_.write([&](Writer& writer) -> Result<void> {
        // One alone needs no savepoint: where it fails, all of it is taken back.
        if (batch.size() == 1) return done_by(batch.front(), writer);
        if (!may_do_without_savepoints(writer, batch)) return all_in_savepoints(writer, batch, outcomes);
        const Result<void> done = all_at_once(writer, batch, outcomes);
        again = !done;
        return done;
    });
    if (!again) return committed;
    outcomes.clear();
    return store_.write([&](Writer& writer) { return all_in_savepoints(writer, batch, outcomes); });
}

void WriterQueue::run_batch() {
    Batch batch = take_batch();
    std::vector<Result<void>> outcomes;
    outcomes.reserve(batch.size());
    const Result<void> committed = write(batch, outcomes);
    outcomes.resize(batch.size());
    for (std::size_t i = 0; i < batch.size(); ++i) {
        // A refusal stands whatever became of the commit; a success is one only on disk.
        batch[i].done(outcomes[i] ? committed : outcomes[i]);
    }
    {
        const std::lock_guard lock(mutex_);
        if (waiting_.empty()) {
            running_ = false;
            return;
        }
    }
    post_([this] { run_batch(); });
}

}  // namespace voronka::records
