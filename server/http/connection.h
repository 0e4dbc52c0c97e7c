#pragma once
// Internal: included by server.cpp and connection.cpp alone, since Asio's headers take seconds to compile.
#include <atomic>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/generic/stream_protocol.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/thread_pool.hpp>
#include <memory>
#include <set>

#include "http/head_check.h"
#include "http/server.h"

namespace voronka::http {

namespace asio = boost::asio;
using Socket = asio::generic::stream_protocol::socket;
using Clock = std::chrono::steady_clock;

class Connection;

/// What connections share with the server that accepted them.
struct Shared {
    Limits limits;
    std::shared_ptr<Metrics> metrics;
    asio::thread_pool* heavy = nullptr;
    std::atomic<bool> draining = false;

    std::mutex mutex;  // over the connections that are open
    std::set<std::shared_ptr<Connection>> open;
};

/// One client: reads requests, one after the other, and answers them in order. Lives on a strand.
class Connection : public std::enable_shared_from_this<Connection> {
  public:
    Connection(Socket socket, const Router& router, Shared& shared, std::string remote);
    asio::awaitable<void> serve();
    /// From the sweep, on any thread: ends a connection that is over its deadline.
    void check_deadline(Clock::time_point now);
    /// From the server that stops: ends a connection that waits for a request; others end after their answer.
    void drain();
    Socket::executor_type executor() { return socket_.get_executor(); }

  private:
    asio::awaitable<bool> one_request();
    asio::awaitable<bool> read_more();
    asio::awaitable<std::optional<std::size_t>> read_head();
    asio::awaitable<std::optional<Fault>> read_body(const Head&, const RouteOptions&);
    asio::awaitable<std::optional<Fault>> read_chunks(std::uint64_t limit);
    std::optional<Fault> keep(std::string_view bytes);
    asio::awaitable<Reply> reply_of(const Route&);
    asio::awaitable<bool> send(Response, bool keep_alive);
    asio::awaitable<bool> send_stream(Stream);
    asio::awaitable<bool> send_download(Download, bool keep_alive);
    asio::awaitable<bool> refuse(Fault);
    asio::awaitable<bool> write(std::string_view first, std::string_view second = {});
    asio::awaitable<void> linger();
    void fill(const Head&);
    void set_deadline(std::chrono::milliseconds from_now);
    void close();

    Socket socket_;
    const Router& router_;
    Shared& shared_;
    std::string remote_;
    std::string in_;  // what has arrived and is not used yet
    std::size_t body_size_ = 0;
    int body_descriptor_ = -1;
    Request request_;
    bool head_only_ = false;
    std::atomic<std::int64_t> deadline_ns_ = 0;
    std::atomic<bool> idle_ = false;
    std::shared_ptr<StreamSink> sink_;
};

}  // namespace voronka::http
