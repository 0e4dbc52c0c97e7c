#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/steady_timer.hpp>
#include <charconv>

#include "http/answer_text.h"
#include "http/awaiting.h"
#include "http/connection.h"
#include "http/frame_queue.h"

namespace voronka::http {
namespace {

constexpr std::size_t small_body = 32 * 1024;  // goes out together with its head

// What an open stream owes to others, paid back however it ends: also when the server goes before its clients.
struct OpenStream {
    Metrics& metrics;
    std::shared_ptr<FrameQueue> queue;
    std::move_only_function<void()> on_close;

    OpenStream(Metrics& counted, std::shared_ptr<FrameQueue> frames, std::move_only_function<void()> closing)
        : metrics(counted), queue(std::move(frames)), on_close(std::move(closing)) {
        ++metrics.streams_open;
    }
    OpenStream(const OpenStream&) = delete;
    OpenStream& operator=(const OpenStream&) = delete;
    ~OpenStream() {
        queue->disconnect();
        if (queue->overflowed()) ++metrics.streams_overflowed;
        --metrics.streams_open;
        if (on_close) on_close();
    }
};

// A piece of a download; nothing when making it failed.
std::optional<std::string> piece_of(Download& download) {
    try {
        return download.next();
    } catch (const std::exception&) {
        return std::nullopt;
    }
}

}  // namespace

asio::awaitable<bool> Connection::answer(const Route& route, bool keep_alive) {
    wire_.no_deadline();
    Reply reply = co_await reply_of(route);
    if (auto* later = std::get_if<Later>(&reply)) reply = co_await answer_of(std::move(*later), shared_.owed);
    if (auto* stream = std::get_if<Stream>(&reply)) co_return co_await send_stream(std::move(*stream));
    if (auto* download = std::get_if<Download>(&reply)) co_return co_await send_download(std::move(*download), keep_alive);
    co_return co_await send(std::move(std::get<Response>(reply)), keep_alive);
}

asio::awaitable<Reply> Connection::reply_of(const Route& route) {
    if (route.options.lane == Lane::quick) co_return router_.run(route, request_);
    if (shared_.metrics->heavy_waiting >= shared_.limits.heavy_waiting) co_return router_.fault({503, "overloaded"}, request_);
    ++shared_.metrics->heavy_waiting;
    auto run = [this, &route] { return router_.run(route, request_); };
    Reply reply = co_await on<Reply>(*shared_.heavy, std::move(run));
    --shared_.metrics->heavy_waiting;
    co_return reply;
}

asio::awaitable<bool> Connection::send(Response response, bool keep_alive) {
    keep_alive = keep_alive && !shared_.draining;
    if (shared_.held.full_for(response.body.own_bytes())) response = router_.fault({503, "overloaded"}, request_);
    const bool may_have_body = has_body(response.status);
    const std::string_view body = head_only_ || !may_have_body ? std::string_view() : response.body.view();
    const bool together = body.size() <= small_body;
    std::string head;
    head.reserve(512 + (together ? body.size() : 0));
    begin_head(head, response.status, response.headers);
    if (may_have_body) head += "Content-Length: " + std::to_string(response.body.size()) + "\r\n";
    if (!keep_alive) head += "Connection: close\r\n";
    if (keep_alive && request_.minor_version == 0) head += "Connection: keep-alive\r\n";
    head += "\r\n";
    if (together) head += body;
    shared_.metrics->answered(response.status, Steady::now() - request_.arrived);
    wire_.holds(head.size() + (together ? 0 : response.body.own_bytes()));
    const bool sent = co_await wire_.write(head, together ? std::string_view() : body);
    wire_.holds(0);
    if (sent && !keep_alive) co_await wire_.linger();
    co_return sent&& keep_alive;
}

asio::awaitable<bool> Connection::refuse(Fault fault) {
    if (fault.status == 0) co_return false;
    head_only_ = false;
    request_.body = std::string();  // what came of it is of no use, and the client may stay for a while
    if (request_.arrived == Steady::time_point()) request_.arrived = Steady::now();
    co_return co_await send(router_.fault(fault, request_), false);
}

asio::awaitable<bool> Connection::send_download(Download download, bool keep_alive) {
    const bool chunked = request_.minor_version == 1;
    keep_alive = keep_alive && chunked && !shared_.draining;
    std::string head;
    begin_head(head, download.status, download.headers);
    if (chunked) head += "Transfer-Encoding: chunked\r\n";
    if (!keep_alive) head += "Connection: close\r\n";
    head += "\r\n";
    shared_.metrics->answered(download.status, Steady::now() - request_.arrived);
    if (!co_await wire_.write(head)) co_return false;
    while (!head_only_) {
        wire_.no_deadline();
        const auto piece = co_await on<std::optional<std::string>>(*shared_.heavy, [&download] { return piece_of(download); });
        if (!piece) co_return false;
        if (piece->empty()) break;
        char size[20];
        const auto end = std::to_chars(size, size + sizeof size, piece->size(), 16).ptr;
        if (chunked && !co_await wire_.write(std::string(size, end) + "\r\n")) co_return false;
        wire_.holds(piece->size());
        if (!co_await wire_.write(*piece, chunked ? "\r\n" : "")) co_return false;
    }
    if (chunked && !head_only_ && !co_await wire_.write("0\r\n\r\n")) co_return false;
    if (!keep_alive) co_await wire_.linger();
    co_return keep_alive;
}

asio::awaitable<bool> Connection::send_stream(Stream stream) {
    std::string head;
    begin_head(head, 200, stream.headers);
    head += "Content-Type: text/event-stream\r\nCache-Control: no-store\r\nX-Accel-Buffering: no\r\nConnection: close\r\n\r\n";
    shared_.metrics->answered(200, Steady::now() - request_.arrived);
    if (!co_await wire_.write(head) || head_only_ || shared_.draining) co_return false;
    const auto timer = std::make_shared<asio::steady_timer>(executor());
    const auto queue = std::make_shared<FrameQueue>([timer] { asio::post(timer->get_executor(), [timer] { timer->cancel(); }); },
                                                    shared_.limits.stream_bytes);
    const OpenStream open(*shared_.metrics, queue, std::move(stream.on_close));
    sink_ = queue;
    wire_.in() = std::string();
    head_ = std::string();
    request_ = Request();
    // Notices when the client goes away.
    asio::co_spawn(
        executor(),
        [](std::shared_ptr<Connection> self, std::shared_ptr<FrameQueue> ending) -> asio::awaitable<void> {
            co_await self->wire_.watch();
            ending->close();
        }(shared_from_this(), queue),
        asio::detached);
    if (stream.on_open) stream.on_open(queue);
    error_code ignored;
    while (!queue->ended()) {
        std::string frames = queue->take();
        if (frames.empty()) {
            wire_.no_deadline();
            const auto until = Steady::now() + shared_.limits.heartbeat;
            timer->expires_at(until);
            co_await timer->async_wait(no_throw(ignored));
            if (Steady::now() < until) continue;
            frames = ": \n\n";
        }
        if (!co_await wire_.write(frames)) break;
    }
    sink_.reset();
    co_return false;
}

}  // namespace voronka::http
