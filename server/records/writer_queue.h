#pragma once
#include <deque>
#include <functional>
#include <mutex>

#include "records/store.h"

namespace voronka::records {

/// One change set on its way to disk: the work, done inside a savepoint of a shared transaction, and what to call once it is
/// durable or refused. `done` is called on the thread that wrote.
struct QueuedChange {
    std::move_only_function<Result<void>(Writer&)> work;
    std::move_only_function<void(Result<void>)> done;
};

/// The queue before the one writer of a store: change sets that wait together share one commit, each in its own savepoint, so
/// that one that fails harms no other. Runs on whatever threads `post` offers, one batch at a time.
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
    void run_batch();
    std::deque<QueuedChange> take_batch();

    static constexpr std::size_t batch_most = 512;
    Store& store_;
    Post post_;
    mutable std::mutex mutex_;
    std::deque<QueuedChange> waiting_;
    bool running_ = false;
};

}  // namespace voronka::records
