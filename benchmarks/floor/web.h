#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace voronka::bench {

struct Answer {
    int status = 200;
    std::string body;
    std::string etag = {};
    std::string location = {};
};

/// Gives the answer, from any thread, once.
using Give = std::function<void(Answer)>;
/// Answers a request at once or later.
using Answering = std::function<void(std::string_view method, std::string_view target, std::string_view body, Give)>;

/// Serves HTTP/1.1 on 127.0.0.1 as Beast's own example of an asynchronous server does: one io_context, a strand for each
/// connection, so many threads. Prints where it listens, and ends with SIGTERM.
void serve(std::uint16_t port, int threads, const Answering&);

}  // namespace voronka::bench
