#pragma once
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

#include "core/result.h"
#include "http/metrics.h"
#include "http/router.h"

namespace voronka::http {

struct Limits {
    std::size_t head_bytes = 64 * 1024;
    std::size_t request_line_bytes = 8 * 1024;
    std::size_t header_count = 100;
    std::uint64_t body_bytes = 1024 * 1024;
    std::size_t connections = 20'000;
    std::size_t heavy_waiting = 1'000;        ///< requests in wait for a heavy thread; more get 503
    std::size_t stream_bytes = 256 * 1024;    ///< queued for one slow event stream before it is ended
    std::size_t held_bytes = 32 << 20;        ///< of unfinished requests and untaken answers, all clients together (wire.h)
    std::chrono::milliseconds head{10'000};   ///< from a head's first byte (or the connection's start) to its last
    std::chrono::milliseconds body{30'000};   ///< without a byte of the body; a trickle is ended too
    std::chrono::milliseconds idle{75'000};   ///< between two requests
    std::chrono::milliseconds write{30'000};  ///< without the client taking a byte; a trickle is ended too
    std::chrono::milliseconds linger{2'000};  ///< reading what comes behind a refusal, so that it is not lost
    std::chrono::milliseconds heartbeat{15'000};
    std::chrono::milliseconds drain{10'000};  ///< for requests in flight when the server stops
};

struct Options {
    std::string address = "127.0.0.1";
    std::uint16_t port = 0;  ///< 0: the system chooses
    unsigned threads = 8;
    unsigned heavy_threads = 2;
    std::filesystem::path unix_socket = {};  ///< a second listener with a router of its own; mode 0600
    bool stop_on_signals = false;            ///< SIGTERM and SIGINT do what `stop` does
    Limits limits = {};
    std::shared_ptr<Metrics> metrics = {};  ///< made when not given
};

/// Serves HTTP/1.1 until stopped.
class Server {
  public:
    /// Binds and listens. Error (unavailable): `listen_failed` {address}, when the address is taken or not
    /// ours.
    static Result<std::unique_ptr<Server>> listen(Options, Router, Router local = {});
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;
    /// Stops when it runs still.
    ~Server();

    std::uint16_t port() const;
    const Metrics& metrics() const;

    /// Serves on threads of its own and returns.
    void start();
    /// Serves until stopped; returns when the requests in flight are answered or `Limits::drain` has passed.
    void run();
    /// From any thread: no new connections, requests in flight are finished, event streams are told to come
    /// back.
    void stop();

  private:
    struct State;
    explicit Server(std::unique_ptr<State>);
    std::unique_ptr<State> state_;
};

/// Raises this process' limit of open files to what its hard limit allows; gives the limit that holds now.
std::size_t raise_open_files_limit();

}  // namespace voronka::http
