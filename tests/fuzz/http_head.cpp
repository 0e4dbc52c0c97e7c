// Any bytes as what a client sends: the head is the same however the bytes are cut, what is taken has one meaning, and a chunked
// body is the same in any pieces.
#include "fuzz/require.h"
#include "http/chunked_body.h"
#include "http/head_check.h"

using namespace voronka::http;

namespace {

std::string body_in_pieces(std::string_view bytes, std::size_t piece) {
    ChunkedBody chunks(1000);
    std::string in;
    std::string body;
    while (true) {
        const auto step = chunks.take(in);
        if (step.fault) return "!";
        require(step.used <= in.size() && step.data.size() <= step.used);
        body += step.data;
        require(body.size() <= 1000);
        in.erase(0, step.used);
        if (step.done) return body;
        if (step.used) continue;
        if (bytes.empty()) return "?";
        in += bytes.substr(0, piece);
        bytes.remove_prefix(std::min(piece, bytes.size()));
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes = text_of(data, size);
    const HeadEnd whole = find_head_end(bytes);
    HeadEnd cut;
    for (std::size_t n = 0; n <= size && cut.state == HeadEnd::State::open; ++n) cut = find_head_end(bytes.substr(0, n), cut);
    require(cut.state == whole.state && cut.length == whole.length);
    if (whole.state != HeadEnd::State::ended) return 0;

    const std::string in_whole = body_in_pieces(bytes.substr(whole.length), size);
    require(body_in_pieces(bytes.substr(whole.length), 1) == in_whole);

    const auto head = check_head(bytes.substr(0, whole.length), {});
    if (!head) {
        require(head.error().status >= 400 && !head.error().code.empty());
        return 0;
    }
    require(!(head->chunked && head->length) && head->target.starts_with('/'));
    Request request;
    request.method = head->method;
    for (const auto& [name, value] : head->fields) request.headers.emplace_back(name, value);
    require(!request.has_header("Transfer-Encoding") || head->chunked);
    if (request.set_target(head->target)) require(request.path.find('\0') == std::string::npos);
    return 0;
}
