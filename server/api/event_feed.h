#pragma once
#include <deque>
#include <map>
#include <mutex>
#include <unordered_map>

#include "api/event_frames.h"
#include "http/handler.h"

namespace voronka::api {

/// Who listens at one open stream.
struct Listening {
    std::shared_ptr<company::Company> company;
    Id user = 0;
    std::string secret;  ///< of its session or token
    bool token = false;
    Place since;  ///< the last event that its client knows of
};

/// Whether the session or token of a stream holds still; reads the store.
bool holds(const Listening&);

/// The event streams of one company. What is told of an event is worked out once for each set of rights among the listeners,
/// and the frame is shared by all streams of the set. The last events are kept for those who come back. All of it belongs to one
/// thread (event_hub.h), but `hear`, which the writer calls.
class EventFeed {
  public:
    /// The company has to outlive it, `hear` aside.
    explicit EventFeed(company::Company& company);

    /// From the writer: takes the events over and returns. True when they are the first that wait.
    bool hear(const std::vector<records::Event>&);
    /// Tells what waits.
    void deliver();

    void join(std::uint64_t stream, Listening, std::shared_ptr<http::StreamSink>);
    void leave(std::uint64_t stream);
    bool empty() const { return streams_.empty(); }

    /// Rights may have changed: everybody gets the stream of the rights of now; whose account is gone is let go.
    void regroup(bool always);
    /// Ends the streams of which `over` says so.
    void end_those(const std::function<bool(const Listening&)>& over);

  private:
    struct Stream {
        Listening who;
        std::shared_ptr<http::StreamSink> sink;
        std::string sight;
    };
    /// The streams with one set of rights.
    struct Audience {
        records::Actor actor;
        std::map<std::uint64_t, Stream*> streams;
    };
    /// One event of those that are kept, with what each set of rights was told of it.
    struct Kept {
        Place place;
        records::Event event;
        std::unordered_map<std::string, Frame> frames;
    };

    std::optional<records::Actor> actor_of(const Listening&) const;
    void enter(std::uint64_t id, Stream&, records::Actor);
    void step_out(std::uint64_t id, const Stream&);
    void keep(const records::Event&);
    const Frame& told(Kept&, const std::string& sight, const records::Actor&);
    bool reach_back(Place since);
    std::string missed(const Stream&, const records::Actor&);
    std::string reset() const;

    company::Company& company_;
    std::shared_ptr<const records::Directory> directory_;
    std::unordered_map<std::uint64_t, Stream> streams_;
    std::map<std::string, Audience> audiences_;
    std::deque<Kept> kept_;
    Place kept_after_;  // everything later is in kept_
    Place position_;    // of the newest event that was told

    std::mutex mutex_;  // over what waits
    std::vector<records::Event> waiting_;
};

}  // namespace voronka::api
