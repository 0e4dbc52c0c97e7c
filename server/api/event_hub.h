#pragma once
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

#include "api/event_feed.h"

namespace voronka::api {

/// All open event streams, told on one thread of its own: the writer only hands its events over, and a stream costs no thread.
/// Thread-safe.
class EventHub {
  public:
    EventHub();
    ~EventHub();
    EventHub(const EventHub&) = delete;
    EventHub& operator=(const EventHub&) = delete;

    /// Gives the stream's number, for `close`.
    std::uint64_t open(Listening, std::shared_ptr<http::StreamSink>);
    void close(std::uint64_t stream);

  private:
    struct Feed {
        std::shared_ptr<company::Company> company;
        std::shared_ptr<EventFeed> events;
        std::uint64_t listener = 0;
    };
    using Task = std::move_only_function<void()>;
    void post(Task);
    void run();
    void tick();
    Feed& feed_of(const std::shared_ptr<company::Company>&);
    void drop_empty();

    std::map<company::Company*, Feed> feeds_;            // on the hub's thread alone, as what follows
    std::map<std::uint64_t, company::Company*> places_;  // the feed of each stream
    unsigned ticks_ = 0;

    std::mutex mutex_;
    std::condition_variable wake_;
    std::vector<Task> tasks_;
    std::uint64_t last_stream_ = 0;
    bool stopping_ = false;
    std::jthread thread_;  // last: it ends before the rest goes
};

}  // namespace voronka::api
