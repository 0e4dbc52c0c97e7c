#include "http/chunked_body.h"

#include <algorithm>
#include <charconv>

namespace voronka::http {
namespace {

constexpr std::size_t size_line_most = 300;
constexpr std::size_t trailers_most = 8 * 1024;
// What sizes and extensions may cost beyond what the chunks carry: a body of single bytes with long extensions is an attack.
constexpr std::uint64_t overhead_most = 16 * 1024;
constexpr std::uint64_t overhead_free = 16;

ChunkedBody::Step broken() { return {.fault = Fault{400, "bad_chunk"}}; }

bool plain(char c) { return c == '\t' || (static_cast<unsigned char>(c) >= 0x20 && c != 0x7F); }

}  // namespace

ChunkedBody::Step ChunkedBody::take(std::string_view in) {
    if (part_ == Part::data) {
        const std::size_t used = std::min<std::uint64_t>(left_, in.size());
        left_ -= used;
        if (left_ == 0) part_ = Part::data_end;
        return {.used = used, .data = in.substr(0, used)};
    }
    if (part_ == Part::data_end) {
        if (!std::string_view("\r\n").starts_with(in.substr(0, 2))) return broken();
        if (in.size() < 2) return {};
        part_ = Part::size;
        return {.used = 2};
    }
    const std::size_t most = part_ == Part::size ? size_line_most : trailers_most;
    const auto end = in.substr(0, most).find('\n');
    if (end == std::string_view::npos) return in.size() < most ? Step{} : broken();
    if (end == 0 || in[end - 1] != '\r' || !std::ranges::all_of(in.substr(0, end - 1), plain)) return broken();
    const std::string_view line = in.substr(0, end - 1);
    return part_ == Part::size ? size_line(line, end + 1) : trailer(line, end + 1);
}

ChunkedBody::Step ChunkedBody::size_line(std::string_view line, std::size_t used) {
    std::uint64_t size = 0;
    const char* const end = line.data() + line.size();
    const auto [after, wrong] = std::from_chars(line.data(), end, size, 16);
    if (after == line.data() || (after != end && *after != ';')) return broken();
    if (wrong != std::errc()) return broken();  // beyond 64 bits: nobody means that
    if (size > limit_ || total_ + size > limit_) return {.fault = Fault{413, "too_large"}};
    total_ += size;
    overhead_ += used;
    overhead_ -= std::min(overhead_, overhead_free + 2 * size);
    if (overhead_ > overhead_most) return broken();
    left_ = size;
    part_ = size == 0 ? Part::trailers : Part::data;
    if (size == 0) overhead_ = 0;  // of the trailers from here on
    return {.used = used};
}

ChunkedBody::Step ChunkedBody::trailer(std::string_view line, std::size_t used) {
    overhead_ += used;
    if (overhead_ > trailers_most) return broken();
    return {.used = used, .done = line.empty()};
}

}  // namespace voronka::http
