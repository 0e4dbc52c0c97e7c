#pragma once
// Internal to http/: Asio's headers take seconds to compile, so few files include this one.
#include <atomic>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/generic/stream_protocol.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <string>

#include "http/server.h"

namespace voronka::http {

namespace asio = boost::asio;
using boost::system::error_code;
using Socket = asio::generic::stream_protocol::socket;
using Steady = std::chrono::steady_clock;

/// For `co_await`: errors come back instead of being thrown.
inline auto no_throw(error_code& error) { return asio::redirect_error(asio::use_awaitable, error); }

/// Bytes that the server keeps for clients who have not finished: requests that are not whole, answers that are not taken.
/// Small ones do not count, and are never refused for it. Over the limit the slowest are let go; over twice the limit whoever
/// would add to it is refused.
class Held {
  public:
    static constexpr std::size_t counted_from = 16 * 1024;

    explicit Held(std::int64_t most) : most_(most) {}
    void add(std::int64_t bytes) { bytes_.fetch_add(bytes, std::memory_order_relaxed); }
    bool pressed() const { return bytes_.load(std::memory_order_relaxed) > most_; }
    /// Whether there is no room for so many bytes more.
    bool full_for(std::size_t bytes) const { return bytes >= counted_from && bytes_.load(std::memory_order_relaxed) > 2 * most_; }

  private:
    std::int64_t most_;
    std::atomic<std::int64_t> bytes_ = 0;
};

/// The socket of one client with its patience. Reading and writing happen on the socket's strand, one of each at a time; a sweep
/// on another thread ends what takes too long: a client has to make progress within the limit, and faster than a trickle.
class Wire {
  public:
    Wire(Socket socket, const Limits& limits, Metrics& metrics, Held& held);
    ~Wire();
    Wire(const Wire&) = delete;
    Wire& operator=(const Wire&) = delete;

    Socket::executor_type executor() { return socket_.get_executor(); }
    /// What has arrived and is not used yet.
    std::string& in() { return in_; }

    /// Waits for more bytes, appended to `in`. False when the client went away, or over the deadline (`expired`).
    asio::awaitable<bool> read_more();
    /// Waits until the client has taken all of it. False when it went away, or took it too slowly.
    asio::awaitable<bool> write(std::string_view first, std::string_view second = {});
    /// Shuts the own half and reads what still comes for a while, and forgets it: closing at once would make the client lose
    /// the last answer.
    asio::awaitable<void> linger();
    /// Reads and forgets until the client goes away.
    asio::awaitable<void> watch();

    /// Until when the next step must have been made.
    void patience(std::chrono::milliseconds from_now) { patience(Steady::now(), from_now); }
    /// The same for something of many bytes that began then, of which so many have passed.
    void patience_for(Steady::time_point began, std::chrono::milliseconds pause, std::uint64_t passed);
    void no_deadline() { deadline_ns_.store(0, std::memory_order_relaxed); }
    /// Whether the deadline ended the last step; asked once.
    bool expired() { return std::exchange(expired_, false); }
    /// Memory that is kept for this client besides `in`.
    void holds(std::size_t bytes);

    /// From any thread: whether this client is over its deadline, or in the way while memory is short.
    bool overdue(Steady::time_point now, bool pressed) const;
    /// On the strand: ends the step that waits.
    void expire();
    void close();

  private:
    void patience(Steady::time_point now, std::chrono::milliseconds from_now);

    Socket socket_;
    const Limits& limits_;
    Metrics& metrics_;
    Held& held_;
    std::string in_;
    std::atomic<std::int64_t> held_bytes_ = 0;
    std::atomic<std::int64_t> deadline_ns_ = 0;
    std::atomic<std::int64_t> since_ns_ = 0;  // of the last step
    bool expired_ = false;
};

}  // namespace voronka::http
