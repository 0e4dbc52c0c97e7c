#include <unicode/uchar.h>

#include "core/edit_distance.h"
#include "core/text.h"
#include "core/utf8.h"

namespace voronka {
namespace {

// Letters and digits alone: «GTXPro» and «GTX Pro» are the same name.
std::u32string bare(const std::u32string& text) {
    std::u32string out;
    for (const char32_t c : text)
        if (u_isalnum(static_cast<UChar32>(c))) out.push_back(c);
    return out;
}

}  // namespace

std::vector<std::string> words(std::string_view text, std::size_t limit) {
    std::vector<std::string> found;
    const std::string plain = fold(text);
    std::string word;
    const auto close = [&] {
        if (!word.empty() && found.size() < limit) found.push_back(word);
        word.clear();
    };
    for (std::size_t at = 0; at < plain.size();) {
        const char32_t c = next_utf8(plain, at);
        const bool part = c < 0x80
                              ? (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')
                              : u_isalnum(static_cast<UChar32>(c)) || u_charType(static_cast<UChar32>(c)) == U_NON_SPACING_MARK;
        if (part)
            append_utf8(word, c);
        else
            close();
    }
    close();
    return found;
}

std::optional<std::size_t> nearest(std::string_view name, const std::vector<std::string_view>& candidates) {
    const std::u32string wanted = characters(fold(name));
    const std::u32string wanted_bare = bare(wanted);
    if (wanted_bare.empty()) return std::nullopt;
    // Two names without a letter in common are never near.
    std::size_t best_distance = std::min(std::max<std::size_t>(1, wanted.size() / 4), wanted.size() - 1);
    std::optional<std::size_t> best;
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        const std::u32string candidate = characters(fold(candidates[i]));
        if (bare(candidate) == wanted_bare) return i;
        const std::size_t far = edit_distance(wanted, candidate, best_distance);
        if (far > best_distance || (best && far == best_distance)) continue;
        best_distance = far;
        best = i;
    }
    return best;
}

}  // namespace voronka
