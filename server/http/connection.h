#pragma once
// Internal to http/, as wire.h is.
#include <boost/asio/strand.hpp>
#include <boost/asio/thread_pool.hpp>
#include <memory>
#include <mutex>
#include <set>

#include "http/head_check.h"
#include "http/wire.h"

namespace voronka::http {

class Connection;

/// What connections share with the server that accepted them.
struct Shared {
    explicit Shared(const Options& options)
        : limits(options.limits),
          metrics(options.metrics ? options.metrics : std::make_shared<Metrics>()),
          held(static_cast<std::int64_t>(options.limits.held_bytes)) {}

    Limits limits;
    std::shared_ptr<Metrics> metrics;
    Held held;
    asio::thread_pool* heavy = nullptr;
    std::atomic<bool> draining = false;
    std::atomic<int> owed = 0;  // answers that somebody has promised to give later

    std::mutex mutex;  // over the connections that are open
    std::set<std::shared_ptr<Connection>> open;
};

/// One client: reads requests, one after the other, and answers them in order. Lives on a strand.
class Connection : public std::enable_shared_from_this<Connection> {
  public:
    Connection(Socket socket, const Router& router, Shared& shared, std::string remote);
    asio::awaitable<void> serve();
    /// From the sweep, on any thread: ends a step that is over its deadline.
    void check_deadline(Steady::time_point now, bool pressed);
    /// From the server that stops: ends a connection that waits for a request; others end after their answer.
    void drain();
    Socket::executor_type executor() { return wire_.executor(); }

  private:
    // Reading (connection.cpp). A fault of status 0: nobody waits for an answer.
    using Refused = std::optional<Fault>;
    asio::awaitable<bool> one_request();
    asio::awaitable<std::expected<Head, Fault>> read_head();
    asio::awaitable<Refused> read_body(const Head&, const RouteOptions&, std::uint64_t limit);
    asio::awaitable<Refused> more_of_body(Steady::time_point began, std::uint64_t so_far);
    void fill(const Head&);
    Fault cut_off(std::string_view code) { return wire_.expired() ? Fault{408, "too_slow"} : Fault{400, code}; }

    // Answering (connection_answer.cpp). False: the connection ends.
    asio::awaitable<bool> answer(const Route&, bool keep_alive);
    asio::awaitable<Reply> reply_of(const Route&);
    asio::awaitable<bool> send(Response, bool keep_alive);
    asio::awaitable<bool> send_stream(Stream);
    asio::awaitable<bool> send_download(Download, bool keep_alive);
    asio::awaitable<bool> refuse(Fault);

    Wire wire_;
    const Router& router_;
    Shared& shared_;
    std::string remote_;
    std::string head_;  // the raw head of the request in work
    Request request_;
    bool head_only_ = false;
    bool idle_ = false;  // waits for a request's first byte
    std::shared_ptr<StreamSink> sink_;
};

}  // namespace voronka::http
