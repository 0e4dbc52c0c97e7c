#pragma once
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "http/message.h"

namespace voronka::http {

/// Gives the answer; from any thread, once. When it is destroyed uncalled, the client gets a 500.
using Done = std::move_only_function<void(Response)>;

/// An answer that comes when something else is done (a commit is on disk), without blocking a thread for it.
struct Later {
    /// Called once, on the thread of the handler.
    std::move_only_function<void(Done)> start;
};

/// The open end of an event stream. All of it may be called from any thread, also after the stream has ended.
class StreamSink {
  public:
    virtual ~StreamSink() = default;
    /// Queues a frame (see `event_frame`). False when the stream has ended, or ends now because its client
    /// reads too slowly for the queue: it will reconnect with Last-Event-ID.
    virtual bool send(Body frame) = 0;
    /// Ends the stream once what is queued is sent.
    virtual void close() = 0;
    virtual bool open() const = 0;
};

/// A stream of server-sent events; comments as heartbeats and the headers that proxies need are added.
struct Stream {
    /// Called once when the head is on its way. Whoever keeps the sink keeps the stream's queue, not its
    /// socket.
    std::move_only_function<void(std::shared_ptr<StreamSink>)> on_open;
    /// Called once when the stream has ended for whatever reason, if it was opened.
    std::move_only_function<void()> on_close;
    Pairs headers;
};

/// A body of unknown length, made piece by piece while it is sent (exports). `next` runs on the heavy
/// threads, one piece at a time, and only when the client has taken the last one; an empty piece ends the
/// body. When it throws, the connection breaks off, so that half a file is not taken for a whole one.
struct Download {
    int status = 200;
    Pairs headers;
    std::move_only_function<std::string()> next;
};

using Reply = std::variant<Response, Later, Stream, Download>;

/// Runs inline on a network thread (or a heavy one, see Lane); it may block for a moment, other connections
/// go on.
using Handler = std::function<Reply(Request&)>;

/// Where a handler runs.
enum class Lane {
    quick,  ///< on the network threads
    heavy,  ///< on a few threads of their own: long queries, password hashes, imports
};

struct RouteOptions {
    Lane lane = Lane::quick;
    /// Bytes that a body may have; 0: the server's limit.
    std::uint64_t body_bytes_max = 0;
    /// Not empty: the body goes into a new file in this directory (`Request::body_file`) instead of memory.
    std::filesystem::path body_directory = {};
    /// Asked when the head is there and before the body is read (is anybody signed in?); an answer refuses
    /// the body.
    std::function<std::optional<Response>(const Request&)> before_body = {};
};

/// "id: 7\nevent: change\ndata: …\n\n"; empty id and event are left out; each line of the data is a data
/// line.
std::string event_frame(std::string_view id, std::string_view event, std::string_view data);

}  // namespace voronka::http
