#include "floor/web.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/strand.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <cstdio>
#include <ctime>
#include <thread>

namespace voronka::bench {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using Tcp = asio::ip::tcp;
using Strand = asio::strand<asio::io_context::executor_type>;
using Stream = beast::basic_stream<Tcp, Strand>;

// Made once a second.
const std::string& date() {
    thread_local std::time_t made = 0;
    thread_local std::string text;
    if (const std::time_t now = std::time(nullptr); now != made) {
        std::tm utc{};
        gmtime_r(&now, &utc);
        char buffer[40];
        text.assign(buffer, std::strftime(buffer, sizeof buffer, "%a, %d %b %Y %H:%M:%S GMT", &utc));
        made = now;
    }
    return text;
}

class Session : public std::enable_shared_from_this<Session> {
  public:
    Session(Stream stream, const Answering& answering) : stream_(std::move(stream)), answering_(answering) {}

    void read() {
        request_ = {};
        http::async_read(stream_, buffer_, request_, [self = shared_from_this()](beast::error_code error, std::size_t) {
            if (!error) self->answer();
        });
    }

  private:
    void answer() {
        const beast::string_view method = request_.method_string();
        const beast::string_view target = request_.target();
        answering_({method.data(), method.size()}, {target.data(), target.size()}, request_.body(),
                   [self = shared_from_this()](Answer given) {
                       asio::dispatch(self->stream_.get_executor(),
                                      [self, given = std::move(given)]() mutable { self->write(std::move(given)); });
                   });
    }
    void write(Answer given) {
        response_ = {static_cast<http::status>(given.status), 11};
        response_.set(http::field::date, date());
        response_.set(http::field::content_type, "application/json");
        if (!given.etag.empty()) response_.set(http::field::etag, given.etag);
        if (!given.location.empty()) response_.set(http::field::location, given.location);
        response_.body() = std::move(given.body);
        response_.prepare_payload();
        http::async_write(stream_, response_, [self = shared_from_this()](beast::error_code error, std::size_t) {
            if (!error) self->read();
        });
    }

    Stream stream_;
    beast::flat_buffer buffer_;
    http::request<http::string_body> request_;
    http::response<http::string_body> response_;
    const Answering& answering_;
};

void accept(asio::io_context& io, Tcp::acceptor& acceptor, const Answering& answering) {
    acceptor.async_accept(asio::make_strand(io), [&](beast::error_code error, auto socket) {
        if (error) return;
        socket.set_option(Tcp::no_delay(true));
        std::make_shared<Session>(Stream(std::move(socket)), answering)->read();
        accept(io, acceptor, answering);
    });
}

}  // namespace

void serve(std::uint16_t port, int threads, const Answering& answering) {
    asio::io_context io(threads);
    Tcp::acceptor acceptor(io, {asio::ip::make_address("127.0.0.1"), port});
    accept(io, acceptor, answering);
    asio::signal_set signals(io, SIGTERM);
    signals.async_wait([&io](beast::error_code, int) { io.stop(); });
    std::printf("listening on http://127.0.0.1:%d\n", acceptor.local_endpoint().port());
    std::fflush(stdout);
    std::vector<std::jthread> others;
    for (int i = 1; i < threads; ++i) others.emplace_back([&io] { io.run(); });
    io.run();
}

}  // namespace voronka::bench
