#include "http/connection.h"

#include <fcntl.h>
#include <unistd.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <charconv>
#include <ctime>
#include <deque>

namespace voronka::http {
namespace {

constexpr std::size_t read_bytes = 16 * 1024;
constexpr std::size_t chunk_line_most = 300;
constexpr std::size_t small_body = 32 * 1024;  // goes out together with its head

using boost::system::error_code;

auto no_throw(error_code& error) { return asio::redirect_error(asio::use_awaitable, error); }

// «Sun, 06 Nov 1994 08:49:37 GMT», made once a second.
const std::string& http_date() {
    thread_local std::time_t made = 0;
    thread_local std::string text;
    const std::time_t now = std::time(nullptr);
    if (now != made) {
        std::tm utc{};
        gmtime_r(&now, &utc);
        char buffer[40];
        text.assign(buffer, std::strftime(buffer, sizeof buffer, "%a, %d %b %Y %H:%M:%S GMT", &utc));
        made = now;
    }
    return text;
}

void begin_head(std::string& head, int status, const Pairs& headers) {
    head += "HTTP/1.1 ";
    head += std::to_string(status);
    head += ' ';
    head += reason(status);
    head += "\r\nDate: ";
    head += http_date();
    head += "\r\n";
    for (const auto& [name, value] : headers) {
        head += name;
        head += ": ";
        head += value;
        head += "\r\n";
    }
}

// Gives the answer to whoever waits for it on its strand; an answer that was forgotten is a 500.
template <class Handler>
class Answer {
  public:
    explicit Answer(Handler handler) : handler_(std::make_unique<Handler>(std::move(handler))) {}
    Answer(Answer&&) noexcept = default;
    Answer& operator=(Answer&&) = delete;
    ~Answer() {
        if (handler_) give({.status = 500});
    }
    void operator()(Response response) {
        if (handler_) give(std::move(response));
    }

  private:
    void give(Response response) {
        auto executor = asio::get_associated_executor(*handler_);
        asio::post(executor, [handler = std::move(handler_), response = std::move(response)]() mutable {
            (*handler)(std::move(response));
        });
    }
    std::unique_ptr<Handler> handler_;
};

asio::awaitable<Response> answer_of(Later later) {
    co_return co_await asio::async_initiate<const asio::use_awaitable_t<>, void(Response)>(
        [](auto handler, Later waiting) { waiting.start(Answer<decltype(handler)>(std::move(handler))); }, asio::use_awaitable,
        std::move(later));
}

// Runs something on the heavy threads and comes back with what it gave.
template <class Given, class Work>
asio::awaitable<Given> on(asio::thread_pool& pool, Work work) {
    co_return co_await asio::async_initiate<const asio::use_awaitable_t<>, void(Given)>(
        [&pool](auto handler, Work todo) {
            asio::post(pool,
                       [handler = std::make_unique<decltype(handler)>(std::move(handler)), todo = std::move(todo)]() mutable {
                           auto given = std::make_unique<Given>(todo());
                           auto executor = asio::get_associated_executor(*handler);
                           asio::post(executor, [handler = std::move(handler), given = std::move(given)]() mutable {
                               (*handler)(std::move(*given));
                           });
                       });
        },
        asio::use_awaitable, std::move(work));
}

}  // namespace

/// The queue between whoever tells and the stream's own coroutine.
class QueuedSink final : public StreamSink {
  public:
    QueuedSink(Socket::executor_type executor, std::size_t most) : executor_(executor), wake_(executor), most_(most) {}

    bool send(Body frame) override {
        const std::lock_guard lock(mutex_);
        if (!open_) return false;
        bytes_ += frame.size();
        if (bytes_ > most_) {
            open_ = false;
            overflowed_ = true;
        } else {
            frames_.push_back(std::move(frame));
        }
        rouse();
        return open_;
    }
    void close() override {
        const std::lock_guard lock(mutex_);
        open_ = false;
        rouse();
    }
    bool open() const override {
        const std::lock_guard lock(mutex_);
        return open_;
    }
    bool overflowed() const { return overflowed_; }
    std::string take() {
        const std::lock_guard lock(mutex_);
        std::string all;
        for (const Body& frame : frames_) all += frame.view();
        frames_.clear();
        bytes_ = 0;
        return all;
    }
    // Until there is something to send, or for so long.
    asio::awaitable<void> wait(std::chrono::milliseconds most) {
        error_code ignored;
        wake_.expires_after(most);
        if (!roused_.exchange(false)) co_await wake_.async_wait(no_throw(ignored));
        roused_ = false;
    }

  private:
    void rouse() {
        if (roused_.exchange(true)) return;
        asio::post(executor_, [self = std::static_pointer_cast<QueuedSink>(keep_.lock())] {
            if (self) self->wake_.cancel();
        });
    }
    friend class Connection;
    Socket::executor_type executor_;
    asio::steady_timer wake_;
    std::size_t most_;
    mutable std::mutex mutex_;
    std::deque<Body> frames_;
    std::size_t bytes_ = 0;
    bool open_ = true;
    bool overflowed_ = false;
    std::atomic<bool> roused_ = false;
    std::weak_ptr<StreamSink> keep_;
};

Connection::Connection(Socket socket, const Router& router, Shared& shared, std::string remote)
    : socket_(std::move(socket)), router_(router), shared_(shared), remote_(std::move(remote)) {}

void Connection::set_deadline(std::chrono::milliseconds from_now) {
    deadline_ns_ = (Clock::now() + from_now).time_since_epoch().count();
}

void Connection::check_deadline(Clock::time_point now) {
    const std::int64_t deadline = deadline_ns_;
    if (deadline && now.time_since_epoch().count() > deadline)
        asio::post(socket_.get_executor(), [self = shared_from_this()] { self->close(); });
}

void Connection::drain() {
    asio::post(socket_.get_executor(), [self = shared_from_this()] {
        if (self->sink_) self->sink_->close();
        if (self->idle_) self->close();
    });
}

void Connection::close() {
    error_code ignored;
    socket_.cancel(ignored);
    socket_.close(ignored);
}

asio::awaitable<void> Connection::serve() {
    const auto self = shared_from_this();
    ++shared_.metrics->connections_open;
    ++shared_.metrics->connections_total;
    while (co_await one_request()) {
    }
    close();
    --shared_.metrics->connections_open;
    const std::lock_guard lock(shared_.mutex);
    shared_.open.erase(self);
}

asio::awaitable<bool> Connection::read_more() {
    error_code error;
    const std::size_t had = in_.size();
    in_.resize(had + read_bytes);
    const std::size_t got = co_await socket_.async_read_some(asio::buffer(in_.data() + had, read_bytes), no_throw(error));
    in_.resize(had + got);
    shared_.metrics->bytes_received += got;
    co_return !error && got > 0;
}

// The length of the head, with its empty line; nothing when the client went away. A head over the limit has its limit as length.
asio::awaitable<std::optional<std::size_t>> Connection::read_head() {
    std::size_t looked = 0;
    idle_ = in_.empty();
    set_deadline(in_.empty() ? shared_.limits.idle : shared_.limits.head);
    while (true) {
        const auto end = in_.find("\r\n\r\n", looked < 3 ? 0 : looked - 3);
        if (end != std::string::npos) break;
        if (in_.size() > shared_.limits.head_bytes) co_return in_.size();
        looked = in_.size();
        if (shared_.draining && in_.empty()) co_return std::nullopt;
        const bool began = !in_.empty();
        if (!co_await read_more()) co_return std::nullopt;
        idle_ = false;
        if (!began) set_deadline(shared_.limits.head);
    }
    idle_ = false;
    co_return in_.find("\r\n\r\n") + 4;
}

void Connection::fill(const Head& head) {
    request_.clear();
    request_.method = head.method;
    request_.minor_version = head.minor_version;
    request_.remote = remote_;
    request_.arrived = Clock::now();
    for (const auto& [name, value] : head.fields) request_.headers.emplace_back(name, value);
}

asio::awaitable<bool> Connection::one_request() {
    const auto length = co_await read_head();
    if (!length) co_return false;
    if (*length > shared_.limits.head_bytes) co_return co_await refuse({431, "head_too_large"});
    const std::string raw = in_.substr(0, *length);
    in_.erase(0, *length);
    const auto head = check_head(raw, {shared_.limits.request_line_bytes, shared_.limits.header_count});
    if (!head) {
        ++shared_.metrics->heads_refused;
        co_return co_await refuse({head.error().status, head.error().code});
    }
    fill(*head);
    head_only_ = head->method == Method::head;
    if (auto fine = request_.set_target(head->target); !fine) co_return co_await refuse({400, fine.error().code});
    const Route* route = router_.match(request_);
    if (route && route->options.before_body)
        if (auto refusal = route->options.before_body(request_)) co_return co_await send(std::move(*refusal), false);
    const bool keep = head->keep_alive && !shared_.draining;
    static const RouteOptions nothing;
    if (head->expects_continue && (head->chunked || head->length.value_or(0) > 0) && in_.empty())
        if (!co_await write("HTTP/1.1 100 Continue\r\n\r\n")) co_return false;
    if (const auto fault = co_await read_body(*head, route ? route->options : nothing)) co_return co_await refuse(*fault);
    if (!route) co_return co_await send(router_.unmatched(request_), keep);
    deadline_ns_ = 0;
    Reply reply = co_await reply_of(*route);
    if (auto* later = std::get_if<Later>(&reply)) reply = co_await answer_of(std::move(*later));
    if (auto* stream = std::get_if<Stream>(&reply)) co_return co_await send_stream(std::move(*stream));
    if (auto* download = std::get_if<Download>(&reply)) co_return co_await send_download(std::move(*download), keep);
    co_return co_await send(std::move(std::get<Response>(reply)), keep);
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

std::optional<Fault> Connection::keep(std::string_view bytes) {
    if (body_descriptor_ < 0) {
        request_.body.append(bytes);
        return std::nullopt;
    }
    while (!bytes.empty()) {
        const ssize_t put = ::write(body_descriptor_, bytes.data(), bytes.size());
        if (put <= 0) return Fault{503, "overloaded"};
        bytes.remove_prefix(static_cast<std::size_t>(put));
    }
    return std::nullopt;
}

asio::awaitable<std::optional<Fault>> Connection::read_body(const Head& head, const RouteOptions& options) {
    const std::uint64_t limit = options.body_bytes_max ? options.body_bytes_max : shared_.limits.body_bytes;
    if (head.length.value_or(0) > limit) co_return Fault{413, "too_large"};
    if (!head.chunked && head.length.value_or(0) == 0 && options.body_directory.empty()) co_return std::nullopt;
    body_descriptor_ = -1;
    if (!options.body_directory.empty()) {
        auto file = TemporaryFile::create(options.body_directory);
        if (!file) co_return Fault{503, "overloaded"};
        request_.body_file = std::move(*file);
        body_descriptor_ = ::open(request_.body_file.path().c_str(), O_WRONLY | O_CLOEXEC);
    }
    std::optional<Fault> fault;
    if (head.chunked) {
        fault = co_await read_chunks(limit);
    } else {
        for (std::uint64_t left = head.length.value_or(0); left > 0 && !fault;) {
            if (in_.empty()) {
                set_deadline(shared_.limits.body);
                if (!co_await read_more()) {
                    fault = Fault{400, "body_cut_off"};
                    break;
                }
            }
            const std::size_t take = std::min<std::uint64_t>(left, in_.size());
            fault = keep(std::string_view(in_).substr(0, take));
            in_.erase(0, take);
            left -= take;
        }
    }
    if (body_descriptor_ >= 0) ::close(body_descriptor_);
    body_descriptor_ = -1;
    co_return fault;
}

// Chunks with short extensions, which are passed over; trailers are read and dropped.
asio::awaitable<std::optional<Fault>> Connection::read_chunks(std::uint64_t limit) {
    std::uint64_t total = 0;
    bool trailers = false;
    while (true) {
        const auto end = in_.find('\n');
        if (end == std::string::npos) {
            if (in_.size() > (trailers ? shared_.limits.head_bytes : chunk_line_most)) co_return Fault{400, "bad_chunk"};
            set_deadline(shared_.limits.body);
            if (!co_await read_more()) co_return Fault{400, "body_cut_off"};
            continue;
        }
        if (end == 0 || in_[end - 1] != '\r' || (!trailers && end > chunk_line_most)) co_return Fault{400, "bad_chunk"};
        const std::string line = in_.substr(0, end - 1);
        in_.erase(0, end + 1);
        if (trailers) {
            if (line.empty()) co_return std::nullopt;
            continue;
        }
        std::uint64_t size = 0;
        const auto [after, wrong] = std::from_chars(line.data(), line.data() + line.size(), size, 16);
        const bool sound = wrong == std::errc() && after != line.data() &&
                           (after == line.data() + line.size() || *after == ';' || *after == ' ');
        if (!sound || line.size() > 18 + 256) co_return Fault{400, "bad_chunk"};
        if (size == 0) {
            trailers = true;
            continue;
        }
        total += size;
        if (total > limit || size > limit) co_return Fault{413, "too_large"};
        for (std::uint64_t left = size; left > 0;) {
            if (in_.empty()) {
                set_deadline(shared_.limits.body);
                if (!co_await read_more()) co_return Fault{400, "body_cut_off"};
            }
            const std::size_t take = std::min<std::uint64_t>(left, in_.size());
            if (const auto fault = keep(std::string_view(in_).substr(0, take))) co_return *fault;
            in_.erase(0, take);
            left -= take;
        }
        while (in_.size() < 2)
            if (!co_await read_more()) co_return Fault{400, "body_cut_off"};
        if (in_[0] != '\r' || in_[1] != '\n') co_return Fault{400, "bad_chunk"};
        in_.erase(0, 2);
    }
}

asio::awaitable<bool> Connection::write(std::string_view first, std::string_view second) {
    error_code error;
    set_deadline(shared_.limits.write);
    const std::array<asio::const_buffer, 2> pieces{asio::buffer(first), asio::buffer(second)};
    const std::size_t put = co_await asio::async_write(socket_, pieces, no_throw(error));
    shared_.metrics->bytes_sent += put;
    co_return !error;
}

asio::awaitable<bool> Connection::send(Response response, bool keep_alive) {
    const std::string_view body = response.body.view();
    std::string head;
    head.reserve(512 + (body.size() <= small_body ? body.size() : 0));
    begin_head(head, response.status, response.headers);
    if (response.status != 204 && response.status != 304) head += "Content-Length: " + std::to_string(body.size()) + "\r\n";
    if (!keep_alive) head += "Connection: close\r\n";
    if (keep_alive && request_.minor_version == 0) head += "Connection: keep-alive\r\n";
    head += "\r\n";
    const bool with_body = !head_only_ && response.status != 204 && response.status != 304;
    shared_.metrics->answered(response.status, Clock::now() - request_.arrived);
    bool sent = false;
    if (with_body && body.size() <= small_body) {
        head += body;
        sent = co_await write(head);
    } else {
        sent = co_await write(head, with_body ? body : std::string_view());
    }
    if (sent && !keep_alive) co_await linger();
    co_return sent&& keep_alive;
}

asio::awaitable<bool> Connection::refuse(Fault fault) {
    head_only_ = false;
    if (request_.arrived == Clock::time_point()) request_.arrived = Clock::now();
    Response response = router_.fault(fault, request_);
    co_return co_await send(std::move(response), false);
}

// What comes behind a last answer is read for a while and forgotten: closing at once would make the client lose the answer.
asio::awaitable<void> Connection::linger() {
    error_code error;
    socket_.shutdown(Socket::shutdown_send, error);
    set_deadline(shared_.limits.linger);
    while (!error) {
        in_.resize(read_bytes);
        co_await socket_.async_read_some(asio::buffer(in_.data(), in_.size()), no_throw(error));
    }
}

asio::awaitable<bool> Connection::send_download(Download download, bool keep_alive) {
    const bool chunked = request_.minor_version == 1;
    std::string head;
    begin_head(head, download.status, download.headers);
    if (chunked) head += "Transfer-Encoding: chunked\r\n";
    if (!keep_alive || !chunked) head += "Connection: close\r\n";
    head += "\r\n";
    shared_.metrics->answered(download.status, Clock::now() - request_.arrived);
    if (!co_await write(head)) co_return false;
    while (!head_only_) {
        deadline_ns_ = 0;
        auto next = [&download]() -> std::optional<std::string> {
            try {
                return download.next();
            } catch (const std::exception&) {
                return std::nullopt;
            }
        };
        const auto piece = co_await on<std::optional<std::string>>(*shared_.heavy, next);
        if (!piece) co_return false;
        if (piece->empty()) break;
        char size[20];
        const auto end = std::to_chars(size, size + sizeof size, piece->size(), 16).ptr;
        if (chunked && !co_await write(std::string(size, end) + "\r\n")) co_return false;
        if (!co_await write(*piece, chunked ? "\r\n" : "")) co_return false;
    }
    if (chunked && !head_only_ && !co_await write("0\r\n\r\n")) co_return false;
    co_return keep_alive&& chunked;
}

asio::awaitable<bool> Connection::send_stream(Stream stream) {
    std::string head;
    begin_head(head, 200, stream.headers);
    head += "Content-Type: text/event-stream\r\nCache-Control: no-store\r\nX-Accel-Buffering: no\r\nConnection: close\r\n\r\n";
    if (!co_await write(head)) co_return false;
    const auto sink = std::make_shared<QueuedSink>(socket_.get_executor(), shared_.limits.stream_bytes);
    sink->keep_ = sink;
    sink_ = sink;
    in_ = std::string();
    request_.clear();
    ++shared_.metrics->streams_open;
    // Notices when the client goes away.
    asio::co_spawn(
        socket_.get_executor(),
        [](std::shared_ptr<Connection> self, std::shared_ptr<QueuedSink> ending) -> asio::awaitable<void> {
            error_code error;
            std::array<char, 256> nothing;
            while (!error) co_await self->socket_.async_read_some(asio::buffer(nothing), no_throw(error));
            ending->close();
        }(shared_from_this(), sink),
        asio::detached);
    if (stream.on_open) stream.on_open(sink);
    bool alive = true;
    while (alive) {
        const std::string frames = sink->take();
        if (!frames.empty()) {
            alive = co_await write(frames);
            continue;
        }
        if (!sink->open()) break;
        deadline_ns_ = 0;
        const auto before = Clock::now();
        co_await sink->wait(shared_.limits.heartbeat);
        if (Clock::now() - before >= shared_.limits.heartbeat) alive = co_await write(": \n\n");
    }
    if (sink->overflowed()) ++shared_.metrics->streams_overflowed;
    sink->close();
    sink_.reset();
    if (stream.on_close) stream.on_close();
    --shared_.metrics->streams_open;
    co_return false;
}

}  // namespace voronka::http
