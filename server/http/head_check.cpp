#include "http/head_check.h"

#include <algorithm>
#include <charconv>

namespace voronka::http {
namespace {

using Refusal = std::unexpected<HeadFault>;

Refusal refuse(int status, std::string_view code) { return std::unexpected(HeadFault{status, code}); }

bool token_char(char c) {
    const bool letter = ((c | 32) >= 'a' && (c | 32) <= 'z') || (c >= '0' && c <= '9');
    return letter || std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
}

bool token(std::string_view text) { return !text.empty() && std::ranges::all_of(text, token_char); }

bool value_char(char c) { return c == '\t' || (static_cast<unsigned char>(c) >= 0x20 && c != 0x7F); }

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    return text;
}

// One line without its CRLF, taken off the front; nothing where a line ends otherwise.
std::optional<std::string_view> take_line(std::string_view& rest) {
    const auto end = rest.find('\n');
    if (end == std::string_view::npos || end == 0 || rest[end - 1] != '\r') return std::nullopt;
    const std::string_view line = rest.substr(0, end - 1);
    rest.remove_prefix(end + 1);
    if (line.find('\r') != std::string_view::npos) return std::nullopt;
    return line;
}

std::expected<void, HeadFault> request_line(std::string_view line, Head& head) {
    const auto first = line.find(' ');
    const auto last = line.rfind(' ');
    if (first == std::string_view::npos || first == last) return refuse(400, "bad_request_line");
    const std::string_view method = line.substr(0, first);
    head.target = line.substr(first + 1, last - first - 1);
    const std::string_view version = line.substr(last + 1);
    if (!token(method)) return refuse(400, "bad_method");
    head.method = method_of(method);
    const bool other = version.size() == 8 && version.starts_with("HTTP/") && version[6] == '.';
    if (version != "HTTP/1.1" && version != "HTTP/1.0") return refuse(other ? 505 : 400, "bad_version");
    head.minor_version = version.back() - '0';
    // Only the origin form: everything else is for proxies.
    if (head.target.empty() || head.target.front() != '/') return refuse(400, "bad_target");
    for (const char c : head.target)
        if (static_cast<unsigned char>(c) <= 0x20 || c == 0x7F || c == '#') return refuse(400, "bad_target");
    return {};
}

std::expected<void, HeadFault> connection(std::string_view value, Head& head) {
    while (!value.empty()) {
        const auto comma = value.find(',');
        const std::string_view option = trimmed(value.substr(0, comma));
        if (same_token(option, "close")) head.keep_alive = false;
        if (same_token(option, "keep-alive") && head.minor_version == 0) head.keep_alive = true;
        if (comma == std::string_view::npos) break;
        value.remove_prefix(comma + 1);
    }
    return {};
}

struct Seen {
    int hosts = 0;
    int lengths = 0;
    int codings = 0;
};

std::expected<void, HeadFault> field(std::string_view name, std::string_view value, Head& head, Seen& seen) {
    if (same_token(name, "Host")) ++seen.hosts;
    if (same_token(name, "Connection")) return connection(value, head);
    if (same_token(name, "Expect")) {
        if (!same_token(value, "100-continue")) return refuse(417, "bad_expectation");
        head.expects_continue = true;
    }
    if (same_token(name, "Transfer-Encoding")) {
        ++seen.codings;
        if (!same_token(value, "chunked")) return refuse(400, "bad_transfer_encoding");
        head.chunked = true;
    }
    if (same_token(name, "Content-Length")) {
        ++seen.lengths;
        std::uint64_t length = 0;
        const auto [end, wrong] = std::from_chars(value.data(), value.data() + value.size(), length);
        if (value.empty() || value.size() > 18 || wrong != std::errc() || end != value.data() + value.size())
            return refuse(400, "bad_length");
        head.length = length;
    }
    return {};
}

}  // namespace

HeadEnd find_head_end(std::string_view arrived, HeadEnd last) {
    for (auto at = last.length; (at = arrived.find('\n', at)) != std::string_view::npos; ++at) {
        if (at == 0 || arrived[at - 1] != '\r') return {HeadEnd::State::broken, at + 1};
        if (at == 1 || arrived[at - 2] == '\n') return {HeadEnd::State::ended, at + 1};
    }
    return {HeadEnd::State::open, arrived.size()};
}

std::expected<Head, HeadFault> check_head(std::string_view raw, const HeadLimits& limits) {
    Head head;
    std::string_view rest = raw;
    const auto first = take_line(rest);
    if (!first) return refuse(400, "bad_line_end");
    if (first->size() > limits.request_line) return refuse(414, "target_too_long");
    if (auto fine = request_line(*first, head); !fine) return std::unexpected(fine.error());
    head.keep_alive = head.minor_version == 1;
    Seen seen;
    while (true) {
        const auto line = take_line(rest);
        if (!line) return refuse(400, "bad_line_end");
        if (line->empty()) break;
        if (head.fields.size() == limits.fields) return refuse(431, "too_many_fields");
        if (line->front() == ' ' || line->front() == '\t') return refuse(400, "folded_line");
        const auto colon = line->find(':');
        if (colon == std::string_view::npos) return refuse(400, "bad_field");
        const std::string_view name = line->substr(0, colon);
        const std::string_view value = trimmed(line->substr(colon + 1));
        if (!token(name) || !std::ranges::all_of(value, value_char)) return refuse(400, "bad_field");
        if (auto fine = field(name, value, head, seen); !fine) return std::unexpected(fine.error());
        head.fields.emplace_back(name, value);
    }
    if (seen.hosts > 1 || (seen.hosts == 0 && head.minor_version == 1)) return refuse(400, "bad_host");
    if (seen.lengths > 1) return refuse(400, "double_length");
    if (seen.codings > 1 || (head.chunked && (head.length || head.minor_version == 0))) return refuse(400, "ambiguous_framing");
    return head;
}

}  // namespace voronka::http
