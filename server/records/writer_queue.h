#pragma once
#include <deque>
#include <functional>
#include <mutex>

#include "records/store.h"

namespace voronka::records {

/// One change set on its way to disk: the work, done inside a shared transaction, and what to call once it is durable or
/// refused. `done` is called on the thread that wrote.
struct QueuedChange {
    std::move_only_function<Result<void>(Writer&)> work;
    std::move_only_function<void(Result<void>)> done;
    bool repeatable = false;  ///< the work may be done a second time, after all of the first was taken back
};

/// The queue before the one writer of a store: change sets that wait together share one commit, and one that fails harms no
/// other. Each has its own savepoint, or, where all are repeatable, none: then all of them are done again, with savepoints, when
/// one fails that has written something, or by an error that is no refusal. Runs on whatever threads `post` offers, one batch at
/// a time.
class WriterQueue {
  public:
    using Post = std::function<void(std::move_only_function<void()>)>;

    WriterQueue(Store& store, Post post) : store_(store), post_(std::move(post)) {}
    /// Waits for nothing: the owner must have drained the queue (see `idle`).
    ~WriterQueue() = default;
    WriterQueue(const WriterQueue&) = delete;
    WriterQueue& operator=(const WriterQueue&) = delete;

    void submit(QueuedChange);
    /// Whether nothing waits and nothing runs.
    bool idle() const;

  private:
    using Batch = std::deque<QueuedChange>;
    void run_batch();
    Batch take_batch();
    Result<void> write(Batch&, std::vector<Result<void>>& outcomes);

    static constexpr std::size_t batch_most = 512;
    Store& store_;
    Post post_;
    mutable std::mutex mutex_;
    std::deque<QueuedChange> waiting_;
    bool running_ = false;
};

}  // namespace voronka::records
