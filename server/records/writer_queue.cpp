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

std::deque<QueuedChange> WriterQueue::take_batch() {
    const std::lock_guard lock(mutex_);
    std::deque<QueuedChange> batch;
    while (!waiting_.empty() && batch.size() < batch_most) {
        batch.push_back(std::move(waiting_.front()));
        waiting_.pop_front();
    }
    return batch;
}

void WriterQueue::run_batch() {
    std::deque<QueuedChange> batch = take_batch();
    std::vector<Result<void>> outcomes;
    outcomes.reserve(batch.size());
    const Result<void> committed = store_.write([&](Writer& writer) -> Result<void> {
        // One alone needs no savepoint: where it fails, all of it is taken back. For large sets that is much cheaper, since a
        // savepoint keeps every page as it was before.
        if (batch.size() == 1) return done_by(batch.front(), writer);
        for (QueuedChange& change : batch) outcomes.push_back(TRY(in_savepoint(writer, change)));
        return {};
    });
    outcomes.resize(batch.size());
    for (std::size_t i = 0; i < batch.size(); ++i) {
        // A refusal stands whatever became of the commit; a success is one only on disk.
        Result<void> outcome = !outcomes[i] ? std::move(outcomes[i]) : committed;
        batch[i].done(std::move(outcome));
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
