#pragma once
#include <deque>
#include <functional>
#include <mutex>

#include "http/handler.h"

namespace voronka::http {

/// The frames between whoever tells of something and the event stream that sends them. Bounded: a client that reads too slowly
/// is let go, and comes back with Last-Event-ID. Frames that are shared between streams are held once. Thread-safe.
class FrameQueue final : public StreamSink {
  public:
    /// `wake` is called, on the thread that tells, when there is something to do after there was nothing.
    FrameQueue(std::function<void()> wake, std::size_t most_bytes) : wake_(std::move(wake)), most_(most_bytes) {}

    bool send(Body frame) override;
    void close() override;
    bool open() const override;
    /// Ends it for good, and never calls `wake` again.
    void disconnect();

    /// The next frames as one text, about as long as one write takes; empty when there are none.
    std::string take();
    /// Whether nothing is queued and nothing will be.
    bool ended() const;
    bool overflowed() const;

  private:
    mutable std::mutex mutex_;
    std::function<void()> wake_;
    std::size_t most_;
    std::deque<Body> frames_;
    std::size_t bytes_ = 0;
    bool open_ = true;
    bool overflowed_ = false;
};

}  // namespace voronka::http
