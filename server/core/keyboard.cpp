#include "core/keyboard.h"

#include <algorithm>

#include "core/edit_distance.h"
#include "core/text.h"
#include "core/utf8.h"

namespace voronka {
namespace {

// Key by key. Folded, ё is е already, so that only the Latin side has its key.
constexpr std::u32string_view latin = U"qwertyuiop[]asdfghjkl;'zxcvbnm,.`";
constexpr std::u32string_view russian = U"йцукенгшщзхъфывапролджэячсмитьбюе";
static_assert(latin.size() == russian.size());

bool is_russian(char32_t c) { return c >= U'а' && c <= U'я'; }
bool is_latin(char32_t c) { return c >= U'a' && c <= U'z'; }

}  // namespace

std::string other_layout(std::string_view typed) {
    std::u32string text = characters(fold(typed));
    const bool from_russian = std::ranges::any_of(text, is_russian);
    std::string out;
    for (const char32_t c : text) {
        const std::u32string_view& keys = from_russian ? russian : latin;
        const bool moves = from_russian || std::ranges::any_of(text, is_latin);
        const auto key = moves ? keys.find(c) : std::u32string_view::npos;
        append_utf8(out, key == std::u32string_view::npos ? c : (from_russian ? latin : russian)[key]);
    }
    return out;
}

}  // namespace voronka
