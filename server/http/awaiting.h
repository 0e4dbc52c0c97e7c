#pragma once
// Internal to http/, as wire.h is: what a coroutine waits for besides the socket.
#include <boost/asio/post.hpp>
#include <boost/asio/thread_pool.hpp>

#include "http/wire.h"

namespace voronka::http {

/// Gives the answer to whoever waits for it on its strand; an answer that was forgotten is a 500.
template <class Handler>
class Answer {
  public:
    Answer(Handler handler, std::atomic<int>& owed) : handler_(std::make_unique<Handler>(std::move(handler))), owed_(&owed) {
        ++owed;
    }
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
        --*owed_;
    }
    std::unique_ptr<Handler> handler_;
    std::atomic<int>* owed_;  // counts the answers that are still to come
};

/// Waits for an answer that is given on another thread.
inline asio::awaitable<Response> answer_of(Later later, std::atomic<int>& owed) {
    co_return co_await asio::async_initiate<const asio::use_awaitable_t<>, void(Response)>(
        [&owed](auto handler, Later waiting) { waiting.start(Answer<decltype(handler)>(std::move(handler), owed)); },
        asio::use_awaitable, std::move(later));
}

/// Runs something on other threads and comes back with what it gave.
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

}  // namespace voronka::http
