#include "http/wire.h"

namespace voronka::http {
namespace {

constexpr std::size_t first_read = 4 * 1024;  // a head, mostly: ten thousand idle clients each keep one such buffer
constexpr std::size_t next_read = 16 * 1024;
constexpr std::int64_t slowest_bytes_a_second = 1024;
constexpr std::chrono::seconds patience_when_pressed{1};

std::int64_t ns(Steady::time_point time) { return time.time_since_epoch().count(); }

}  // namespace

Wire::Wire(Socket socket, const Limits& limits, Metrics& metrics, Held& held)
    : socket_(std::move(socket)), limits_(limits), metrics_(metrics), held_(held) {}

Wire::~Wire() { holds(0); }

asio::awaitable<bool> Wire::read_more() {
    error_code error;
    const std::size_t had = in_.size();
    in_.resize(had + (had < first_read ? first_read : next_read));
    const std::size_t got = co_await socket_.async_read_some(asio::buffer(in_.data() + had, in_.size() - had), no_throw(error));
    in_.resize(had + got);
    metrics_.bytes_received += got;
    co_return !error && got > 0;
}

asio::awaitable<bool> Wire::write(std::string_view first, std::string_view second) {
    error_code error;
    const auto began = Steady::now();
    const std::size_t total = first.size() + second.size();
    std::size_t put = 0;
    patience_for(began, limits_.write, 0);
    while (put < total) {
        const std::size_t of_first = std::min(put, first.size());
        const std::array<asio::const_buffer, 2> left{asio::buffer(first.substr(of_first)),
                                                     asio::buffer(second.substr(put - of_first))};
        const std::size_t took = co_await socket_.async_write_some(left, no_throw(error));
        metrics_.bytes_sent += took;
        put += took;
        if (error) break;
        if (put < total) patience_for(began, limits_.write, put);
    }
    expired_ = false;  // an answer that is not taken ends the connection anyway
    co_return !error;
}

asio::awaitable<void> Wire::linger() {
    error_code error;
    socket_.shutdown(Socket::shutdown_send, error);
    patience(limits_.linger);
    in_.resize(next_read);
    while (!error) co_await socket_.async_read_some(asio::buffer(in_.data(), in_.size()), no_throw(error));
}

asio::awaitable<void> Wire::watch() {
    error_code error;
    std::array<char, 64> nothing;
    while (!error) co_await socket_.async_read_some(asio::buffer(nothing), no_throw(error));
}

void Wire::patience(Steady::time_point now, std::chrono::milliseconds from_now) {
    since_ns_.store(ns(now), std::memory_order_relaxed);
    deadline_ns_.store(ns(now + from_now), std::memory_order_relaxed);
}

void Wire::patience_for(Steady::time_point began, std::chrono::milliseconds pause, std::uint64_t passed) {
    const auto now = passed ? Steady::now() : began;
    const auto earned = std::chrono::milliseconds(1000 * passed / slowest_bytes_a_second);
    patience(now, std::min(pause, std::chrono::duration_cast<std::chrono::milliseconds>(began + pause + earned - now)));
}

void Wire::holds(std::size_t bytes) {
    const auto counted = bytes < Held::counted_from ? 0 : static_cast<std::int64_t>(bytes);
    const std::int64_t before = held_bytes_.load(std::memory_order_relaxed);
    if (counted == before) return;
    held_bytes_.store(counted, std::memory_order_relaxed);
    held_.add(counted - before);
}

bool Wire::overdue(Steady::time_point now, bool pressed) const {
    const std::int64_t deadline = deadline_ns_.load(std::memory_order_relaxed);
    if (!deadline) return false;
    if (ns(now) > deadline) return true;
    const bool in_the_way = held_bytes_.load(std::memory_order_relaxed) > 0;
    return pressed && in_the_way && ns(now - patience_when_pressed) > since_ns_.load(std::memory_order_relaxed);
}

void Wire::expire() {
    error_code ignored;
    expired_ = true;
    socket_.cancel(ignored);
}

void Wire::close() {
    error_code ignored;
    socket_.close(ignored);
}

}  // namespace voronka::http
