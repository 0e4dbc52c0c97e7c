#include "http/connection.h"

#include <boost/asio/post.hpp>

#include "http/body_store.h"
#include "http/chunked_body.h"

namespace voronka::http {
namespace {

constexpr std::size_t kept_capacity = 16 * 1024;  // of a buffer between two requests

void let_go(std::string& buffer) {
    if (buffer.capacity() > kept_capacity) buffer = std::string();
}

// Counts a connection, and keeps it among the open ones, for as long as it is served: also when a bug ends it.
class Presence {
  public:
    Presence(Shared& shared, std::shared_ptr<Connection> connection) : shared_(shared), connection_(std::move(connection)) {
        ++shared_.metrics->connections_open;
        ++shared_.metrics->connections_total;
    }
    Presence(const Presence&) = delete;
    Presence& operator=(const Presence&) = delete;
    ~Presence() {
        --shared_.metrics->connections_open;
        const std::lock_guard lock(shared_.mutex);
        shared_.open.erase(connection_);
    }

  private:
    Shared& shared_;
    std::shared_ptr<Connection> connection_;
};

}  // namespace

Connection::Connection(Socket socket, const Router& router, Shared& shared, std::string remote)
    : wire_(std::move(socket), shared.limits, *shared.metrics, shared.held),
      router_(router),
      shared_(shared),
      remote_(std::move(remote)) {}

void Connection::check_deadline(Steady::time_point now, bool pressed) {
    if (!wire_.overdue(now, pressed)) return;
    asio::post(executor(), [self = shared_from_this(), pressed] {
        // It may have made its step meanwhile.
        if (self->wire_.overdue(Steady::now(), pressed)) self->wire_.expire();
    });
}

void Connection::drain() {
    asio::post(executor(), [self = shared_from_this()] {
        if (self->sink_) self->sink_->close();
        if (self->idle_) self->wire_.close();
    });
}

asio::awaitable<void> Connection::serve() {
    const Presence presence(shared_, shared_from_this());
    while (co_await one_request()) {
    }
    wire_.close();
}

// Waits for a whole head and reads it; the views of the answer point into `head_`.
asio::awaitable<std::expected<Head, Fault>> Connection::read_head() {
    std::string& in = wire_.in();
    HeadEnd end;
    idle_ = in.empty();
    wire_.patience(in.empty() ? shared_.limits.idle : shared_.limits.head);
    while ((end = find_head_end(in, end)).state == HeadEnd::State::open) {
        if (in.size() > shared_.limits.head_bytes) co_return std::unexpected(Fault{431, "head_too_large"});
        if (shared_.draining && in.empty()) co_return std::unexpected(Fault{0, "draining"});
        const bool fresh = in.empty();
        if (!co_await wire_.read_more()) co_return std::unexpected(fresh ? Fault{0, "idle"} : cut_off("head_cut_off"));
        idle_ = false;
        if (fresh) wire_.patience(shared_.limits.head);
        wire_.holds(in.capacity());
    }
    idle_ = false;
    wire_.holds(0);
    if (end.length > shared_.limits.head_bytes) co_return std::unexpected(Fault{431, "head_too_large"});
    head_.assign(in, 0, end.length);
    in.erase(0, end.length);
    if (in.empty()) let_go(in);
    auto head = check_head(head_, {shared_.limits.request_line_bytes, shared_.limits.header_count});
    if (head) co_return std::move(*head);
    ++shared_.metrics->heads_refused;
    co_return std::unexpected(Fault{head.error().status, head.error().code});
}

void Connection::fill(const Head& head) {
    request_.clear();
    let_go(request_.body);
    request_.method = head.method;
    request_.minor_version = head.minor_version;
    request_.remote = remote_;
    request_.arrived = Steady::now();
    for (const auto& [name, value] : head.fields) request_.headers.emplace_back(name, value);
}

asio::awaitable<bool> Connection::one_request() {
    const auto head = co_await read_head();
    if (!head) {
        request_.clear();
        co_return co_await refuse(head.error());
    }
    fill(*head);
    head_only_ = head->method == Method::head;
    if (auto fine = request_.set_target(head->target); !fine) co_return co_await refuse({400, fine.error().code});
    const Route* route = router_.match(request_);
    static const RouteOptions none;
    const RouteOptions& options = route ? route->options : none;
    if (options.before_body)
        if (auto refusal = options.before_body(request_)) co_return co_await send(std::move(*refusal), false);
    const std::uint64_t limit = options.body_bytes_max ? options.body_bytes_max : shared_.limits.body_bytes;
    if (head->length.value_or(0) > limit) co_return co_await refuse({413, "too_large"});
    const bool awaits = head->expects_continue && (head->chunked || head->length.value_or(0) > 0);
    if (awaits && wire_.in().empty() && !co_await wire_.write("HTTP/1.1 100 Continue\r\n\r\n")) co_return false;
    if (const auto fault = co_await read_body(*head, options, limit)) co_return co_await refuse(*fault);
    if (!route) co_return co_await send(router_.unmatched(request_), head->keep_alive);
    co_return co_await answer(*route, head->keep_alive);
}

asio::awaitable<Connection::Refused> Connection::more_of_body(Steady::time_point began, std::uint64_t so_far) {
    if (shared_.held.full_for(request_.body.size())) co_return Fault{503, "overloaded"};
    wire_.patience_for(began, shared_.limits.body, so_far);
    if (!co_await wire_.read_more()) co_return cut_off("body_cut_off");
    co_return std::nullopt;
}

asio::awaitable<Connection::Refused> Connection::read_body(const Head& head, const RouteOptions& options, std::uint64_t limit) {
    BodyStore store(request_);
    if (!options.body_directory.empty())
        if (auto fault = store.into_file(options.body_directory)) co_return fault;
    // Pages that nothing is written to cost nothing, and a body that grows by doubling would cost twice.
    if (options.body_directory.empty()) request_.body.reserve(head.length.value_or(0));
    std::string& in = wire_.in();
    ChunkedBody chunks(limit);
    const auto began = Steady::now();
    std::uint64_t left = head.length.value_or(0);
    std::uint64_t so_far = 0;
    bool done = !head.chunked && left == 0;
    while (!done) {
        ChunkedBody::Step step;
        if (head.chunked) {
            step = chunks.take(in);
        } else {
            step.used = std::min<std::uint64_t>(left, in.size());
            step.data = std::string_view(in).substr(0, step.used);
            step.done = (left -= step.used) == 0;
        }
        if (step.fault) co_return step.fault;
        if (const auto fault = store.keep(step.data)) co_return fault;
        in.erase(0, step.used);
        done = step.done;
        so_far += step.used;
        wire_.holds(store.in_memory());
        if (done || step.used > 0) continue;
        if (const auto fault = co_await more_of_body(began, so_far)) co_return fault;
    }
    wire_.holds(0);
    co_return std::nullopt;
}

}  // namespace voronka::http
