#include "core/utf8.h"

#include "core/text.h"

namespace voronka {
namespace {

constexpr char32_t replacement = 0xFFFD;

// Length by the first byte, 0 where none can begin so; and the least code point that needs this length.
struct Lead {
    unsigned length;
    char32_t bits;
    char32_t least;
};

Lead lead_of(unsigned char c) {
    if (c < 0x80) return {1, c, 0};
    if (c >= 0xC2 && c <= 0xDF) return {2, c & 0x1FU, 0x80};
    if (c >= 0xE0 && c <= 0xEF) return {3, c & 0x0FU, 0x800};
    if (c >= 0xF0 && c <= 0xF4) return {4, c & 0x07U, 0x10000};
    return {0, 0, 0};
}

// Nothing where the bytes are no valid sequence (RFC 3629).
std::optional<char32_t> decode(std::string_view text, std::size_t at, unsigned& length) {
    const Lead lead = lead_of(static_cast<unsigned char>(text[at]));
    length = lead.length;
    if (!lead.length || at + lead.length > text.size()) return std::nullopt;
    char32_t code = lead.bits;
    for (unsigned i = 1; i < lead.length; ++i) {
        const auto c = static_cast<unsigned char>(text[at + i]);
        if ((c & 0xC0U) != 0x80U) return std::nullopt;
        code = (code << 6U) | (c & 0x3FU);
    }
    if (code < lead.least || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) return std::nullopt;
    return code;
}

}  // namespace

char32_t next_utf8(std::string_view text, std::size_t& at) {
    unsigned length = 0;
    const auto code = decode(text, at, length);
    at += code ? length : 1;
    return code.value_or(replacement);
}

void append_utf8(std::string& out, char32_t c) {
    const auto put = [&](char32_t byte) { out.push_back(static_cast<char>(byte)); };
    if (c < 0x80) return put(c);
    if (c < 0x800) {
        put(0xC0 | (c >> 6U));
    } else if (c < 0x10000) {
        put(0xE0 | (c >> 12U));
        put(0x80 | ((c >> 6U) & 0x3FU));
    } else {
        put(0xF0 | (c >> 18U));
        put(0x80 | ((c >> 12U) & 0x3FU));
        put(0x80 | ((c >> 6U) & 0x3FU));
    }
    put(0x80 | (c & 0x3FU));
}

bool valid_utf8(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const auto byte = static_cast<unsigned char>(text[at]);
        if (byte < 0x80) {
            ++at;
            continue;
        }
        // Two bytes, as those of nearly all letters beyond ASCII that there are here.
        if (byte >= 0xC2 && byte < 0xE0 && at + 1 < text.size() && (static_cast<unsigned char>(text[at + 1]) & 0xC0U) == 0x80U) {
            at += 2;
            continue;
        }
        unsigned length = 0;
        if (!decode(text, at, length)) return false;
        at += length;
    }
    return true;
}

std::size_t length_utf8(std::string_view text) {
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

}  // namespace voronka
