#include <unicode/uchar.h>

#include "core/text.h"
#include "core/utf8.h"
#include "records/search.h"

namespace voronka::records {
namespace {

constexpr std::size_t least_digits = 3;

bool part_of_word(char32_t c) {
    return u_isalnum(static_cast<UChar32>(c)) || u_charType(static_cast<UChar32>(c)) == U_NON_SPACING_MARK;
}

bool part_of_number(char32_t c) {
    return c < 0x80 ? std::string_view("0123456789+-() ").find(static_cast<char>(c)) != std::string_view::npos : c == 0xA0;
}

bool part_of_address(char32_t c) {
    return c > ' ' && c != 0xA0 && std::string_view("<>,;").find(static_cast<char>(c)) == std::string_view::npos;
}

// The longest pieces of a text that consist of such characters.
template <class Part, class Visit>
void each_piece(std::string_view text, Part part, Visit visit) {
    std::size_t begin = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t here = at;
        if (part(next_utf8(text, at))) continue;
        if (here > begin) visit(text.substr(begin, here - begin));
        begin = at;
    }
    if (begin < text.size()) visit(text.substr(begin));
}

void add_numbers(std::vector<std::string>& matched, std::string_view text, const std::string& digits) {
    each_piece(text, part_of_number, [&](std::string_view piece) {
        piece = trimmed(piece);
        if (digits_of(piece).find(digits) != std::string::npos) matched.emplace_back(piece);
    });
}

void add_addresses(std::vector<std::string>& matched, std::string_view text, const std::string& wanted) {
    each_piece(text, part_of_address, [&](std::string_view piece) {
        if (fold(piece).starts_with(wanted)) matched.emplace_back(piece);
    });
}

}  // namespace

std::vector<std::string> matched_words(std::string_view text, const Wanted& wanted) {
    std::vector<std::string> matched;
    each_piece(text, part_of_word, [&](std::string_view piece) {
        const std::string word = fold(piece);
        if (answers(word, wanted)) matched.emplace_back(piece);
    });
    for (const WantedWord& one : wanted) {
        if (one.text.size() >= least_digits && digits_of(one.text) == one.text) add_numbers(matched, text, one.text);
        if (one.text.find('@') != std::string::npos) add_addresses(matched, text, one.text);
    }
    std::ranges::sort(matched);
    matched.erase(std::ranges::unique(matched).begin(), matched.end());
    return matched;
}

}  // namespace voronka::records
