#include "http/server.h"

#include <sys/resource.h>
#include <sys/stat.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <condition_variable>
#include <csignal>
#include <thread>

#include "http/connection.h"

namespace voronka::http {
namespace {

using Tcp = asio::ip::tcp;
using Local = asio::local::stream_protocol;
constexpr int backlog = 4096;

}  // namespace

struct Server::State {
    explicit State(Options given, Router main, Router beside)
        : options(std::move(given)),
          router(std::move(main)),
          local(std::move(beside)),
          shared(options),
          heavy(options.heavy_threads),
          acceptor(io),
          local_acceptor(io),
          sweep(io),
          signals(io) {
        shared.heavy = &heavy;
    }

    template <class Acceptor>
    asio::awaitable<void> accept(Acceptor& from, const Router& to) {
        while (from.is_open()) {
            error_code error;
            auto strand = asio::make_strand(io);
            Socket socket(strand);
            typename Acceptor::protocol_type::endpoint peer;
            auto accepted = co_await from.async_accept(strand, peer, no_throw(error));
            if (error == asio::error::operation_aborted || !from.is_open()) co_return;
            if (error) {  // out of descriptors: the clients wait in the backlog meanwhile
                asio::steady_timer pause(io, std::chrono::milliseconds(50));
                co_await pause.async_wait(no_throw(error));
                continue;
            }
            std::string remote = "local";
            if constexpr (std::is_same_v<Acceptor, Tcp::acceptor>) {
                accepted.set_option(Tcp::no_delay(true), error);
                remote = peer.address().to_string();
            }
            begin(Socket(std::move(accepted)), to, std::move(remote));
        }
    }

    void begin(Socket socket, const Router& to, std::string remote) {
        auto connection = std::make_shared<Connection>(std::move(socket), to, shared, std::move(remote));
        {
            const std::lock_guard lock(shared.mutex);
            if (shared.draining || shared.open.size() >= options.limits.connections) {
                ++shared.metrics->connections_refused;
                return;
            }
            shared.open.insert(connection);
        }
        asio::co_spawn(connection->executor(), connection->serve(), asio::detached);
    }

    asio::awaitable<void> sweep_deadlines() {
        error_code error;
        while (!error) {
            sweep.expires_after(std::chrono::milliseconds(250));
            co_await sweep.async_wait(no_throw(error));
            const auto now = std::chrono::steady_clock::now();
            const bool pressed = shared.held.pressed();
            bool none = false;
            {
                const std::lock_guard lock(shared.mutex);
                for (const auto& connection : shared.open) connection->check_deadline(now, pressed);
                none = shared.open.empty();
            }
            if (shared.draining && (none || now > drained_by)) {
                io.stop();
                co_return;
            }
        }
    }

    void stop() {
        if (shared.draining.exchange(true)) return;
        asio::post(io, [this] {
            error_code ignored;
            acceptor.close(ignored);
            local_acceptor.close(ignored);
            signals.cancel(ignored);
            drained_by = std::chrono::steady_clock::now() + options.limits.drain;
            const std::lock_guard lock(shared.mutex);
            for (const auto& connection : shared.open) connection->drain();
        });
    }

    Options options;
    Router router;
    Router local;
    Shared shared;
    asio::io_context io;
    asio::thread_pool heavy;
    Tcp::acceptor acceptor;
    Local::acceptor local_acceptor;
    asio::steady_timer sweep;
    asio::signal_set signals;
    std::chrono::steady_clock::time_point drained_by;
    std::vector<std::jthread> threads;
};

Server::Server(std::unique_ptr<State> state) : state_(std::move(state)) {}

Result<std::unique_ptr<Server>> Server::listen(Options options, Router router, Router local) {
    auto state = std::make_unique<State>(std::move(options), std::move(router), std::move(local));
    const auto refuse = [&](const std::string& address) {
        return fail(ErrorKind::unavailable, "listen_failed", {{"address", address}});
    };
    error_code error;
    const auto address = asio::ip::make_address(state->options.address, error);
    const std::string shown = state->options.address + ":" + std::to_string(state->options.port);
    if (error) return refuse(shown);
    const Tcp::endpoint at(address, state->options.port);
    state->acceptor.open(at.protocol(), error);
    state->acceptor.set_option(asio::socket_base::reuse_address(true), error);
    state->acceptor.bind(at, error);
    if (error) return refuse(shown);
    state->acceptor.listen(backlog, error);
    if (error) return refuse(shown);
    if (!state->options.unix_socket.empty()) {
        std::error_code gone;
        std::filesystem::remove(state->options.unix_socket, gone);
        state->local_acceptor.open(Local(), error);
        state->local_acceptor.bind(Local::endpoint(state->options.unix_socket.string()), error);
        if (!error) ::chmod(state->options.unix_socket.c_str(), 0600);
        if (!error) state->local_acceptor.listen(backlog, error);
        if (error) return refuse(state->options.unix_socket.string());
    }
    return std::unique_ptr<Server>(new Server(std::move(state)));
}

Server::~Server() {
    stop();
    state_->threads.clear();
    if (!state_->options.unix_socket.empty()) {
        std::error_code gone;
        std::filesystem::remove(state_->options.unix_socket, gone);
    }
    state_->heavy.stop();  // what waits for a heavy thread has no client any more
    state_->heavy.join();
    // Whoever promised an answer gives it to this server: it stays until then.
    while (state_->shared.owed > 0) std::this_thread::sleep_for(std::chrono::milliseconds(1));
    const std::lock_guard lock(state_->shared.mutex);
    state_->shared.open.clear();
}

std::uint16_t Server::port() const { return state_->acceptor.local_endpoint().port(); }
const Metrics& Server::metrics() const { return *state_->shared.metrics; }

void Server::start() {
    State& state = *state_;
    asio::co_spawn(state.io, state.accept(state.acceptor, state.router), asio::detached);
    if (state.local_acceptor.is_open()) asio::co_spawn(state.io, state.accept(state.local_acceptor, state.local), asio::detached);
    asio::co_spawn(state.io, state.sweep_deadlines(), asio::detached);
    if (state.options.stop_on_signals) {
        state.signals.add(SIGTERM);
        state.signals.add(SIGINT);
        state.signals.async_wait([&state](error_code error, int) {
            if (!error) state.stop();
        });
    }
    for (unsigned i = 0; i < state.options.threads; ++i) state.threads.emplace_back([&state] { state.io.run(); });
}

void Server::run() {
    start();
    state_->threads.clear();  // joins them
}

void Server::stop() { state_->stop(); }

std::size_t raise_open_files_limit() {
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return 0;
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
    getrlimit(RLIMIT_NOFILE, &limit);
    return limit.rlim_cur;
}

}  // namespace voronka::http
