#include "core/misspelling.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "core/edit_distance.h"
#include "core/text.h"
#include "core/utf8.h"

namespace voronka {
namespace {

constexpr std::size_t least_letters = 4;
constexpr std::size_t letters_with_two_mistakes = 6;
constexpr std::u32string_view latin = U"abcdefghijklmnopqrstuvwxyz";
constexpr std::u32string_view russian = U"абвгдежзийклмнопрстуфхцчшщъыьэюя";

std::string bytes(std::u32string_view text) {
    std::string out;
    for (const char32_t c : text) append_utf8(out, c);
    return out;
}

}  // namespace

std::vector<std::string> likely_beginnings(std::string_view word) {
    const std::u32string text = characters(word);
    if (text.size() < least_letters) return {};
    const char32_t a = text[0], b = text[1], c = text[2];
    // The beginning is right; its letters are swapped, or one of them is too many.
    std::vector<std::u32string> found{{a, b}, {b, a}, {a, c}, {b, c}};
    for (const char32_t other : latin.contains(a) ? latin : russian) {
        // One of the letters is another, or one is missing before them or between.
        for (const std::u32string& near : {std::u32string{other, b, c}, {a, other, c}, {other, a, b}, {a, other, b}})
            if (std::ranges::none_of(found, [&](const std::u32string& one) { return near.starts_with(one); }))
                found.push_back(near);
    }
    std::vector<std::string> out;
    for (const std::u32string& one : found)
        if (const std::string text_of_it = bytes(one); std::ranges::find(out, text_of_it) == out.end()) out.push_back(text_of_it);
    return out;
}

std::vector<std::string> likely_words(std::string_view word, const std::vector<std::string>& known) {
    const std::u32string wanted = characters(word);
    if (wanted.size() < least_letters) return {};
    const std::size_t most = wanted.size() < letters_with_two_mistakes ? 1 : 2;
    // Fewer mistakes first; then those behind the first letter, which is seldom wrong; then those that leave the length as it is.
    std::set<std::tuple<std::size_t, bool, std::size_t, std::string>> near;
    for (const std::string& one : known) {
        const std::u32string other = characters(one);
        const std::size_t far = edit_distance(wanted, other, most);
        if (far == 0 || far > most || other.empty()) continue;
        const std::size_t longer = std::max(wanted.size(), other.size()) - std::min(wanted.size(), other.size());
        near.emplace(far, other.front() != wanted.front(), longer, one);
    }
    std::vector<std::string> found;
    std::set<std::string> stems{stem(word)};
    for (const auto& [far, first_differs, longer, one] : near)
        if (stems.insert(stem(one)).second) found.push_back(one);
    return found;
}

}  // namespace voronka
