#include <unicode/uchar.h>

#include "core/text.h"
#include "core/utf8.h"

namespace voronka {
namespace {

constexpr char32_t yo = 0x0451;
constexpr char32_t ye = 0x0435;

bool space(char32_t c) {
    if (c > ' ' && c < 0x7F) return false;
    if (c >= 0x0400 && c < 0x0530) return false;
    return c == ' ' || (c >= 0x09 && c <= 0x0D) || c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) ||
           c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

// Simple case folding; the common scripts without asking ICU.
char32_t folded(char32_t c) {
    if (c < 0x80) return c >= 'A' && c <= 'Z' ? c + 32 : c;
    if (c >= 0x0430 && c <= 0x044F) return c;
    if (c >= 0x0410 && c <= 0x042F) return c + 0x20;
    if (c == yo || c == 0x0401) return ye;
    return static_cast<char32_t>(u_foldCase(static_cast<UChar32>(c), U_FOLD_CASE_DEFAULT));
}

// As next_utf8 and append_utf8, but without a call for the one and two bytes that Latin and Cyrillic letters
// take: every text written is folded.
char32_t one_of(std::string_view text, std::size_t& at) {
    const auto first = static_cast<unsigned char>(text[at]);
    if (first < 0x80) {
        ++at;
        return first;
    }
    if (first < 0xC2 || first > 0xDF || at + 1 >= text.size()) return next_utf8(text, at);
    const auto second = static_cast<unsigned char>(text[at + 1]);
    if ((second & 0xC0U) != 0x80U) return next_utf8(text, at);
    at += 2;
    return ((first & 0x1FU) << 6U) | (second & 0x3FU);
}

void append_short(std::string& out, char32_t c) {
    if (c >= 0x800) return append_utf8(out, c);
    if (c < 0x80) return out.push_back(static_cast<char>(c));
    const char bytes[2] = {static_cast<char>(0xC0U | (c >> 6U)), static_cast<char>(0x80U | (c & 0x3FU))};
    out.append(bytes, 2);
}

}  // namespace

std::string fold(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    bool pending_space = false;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = one_of(text, at);
        if (space(c)) {
            pending_space = !out.empty();
            continue;
        }
        if (pending_space) out.push_back(' ');
        pending_space = false;
        append_short(out, folded(c));
    }
    return out;
}

std::string_view trimmed(std::string_view text) {
    std::size_t begin = text.size();
    std::size_t end = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t start = at;
        if (space(next_utf8(text, at))) continue;
        begin = std::min(begin, start);
        end = at;
    }
    return begin < end ? text.substr(begin, end - begin) : std::string_view();
}

}  // namespace voronka
