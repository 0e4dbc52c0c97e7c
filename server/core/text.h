#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace voronka {

/// The form in which text is compared, sorted and searched everywhere: Unicode case fold, ё = е, trimmed, runs of
/// white space (no-break spaces too) as one space. Both stores keep it beside the text, so they agree byte by byte.
std::string fold(std::string_view utf8);

/// Whether these bytes are valid UTF-8 (RFC 3629: no surrogates, no overlong forms).
bool valid_utf8(std::string_view);
/// Characters (code points) of valid UTF-8.
std::size_t length_utf8(std::string_view);
/// White space around removed, no-break spaces too.
std::string_view trimmed(std::string_view);

/// The words of a text, folded: letters and digits. At most `limit`.
std::vector<std::string> words(std::string_view utf8, std::size_t limit = 4096);

/// The stem of a folded word (Snowball: English for Latin letters, Russian for others).
std::string stem(std::string_view word);
/// What the forms of a word have in common at their beginning: what `matches` looks for.
std::string word_beginning(std::string_view word);
/// Characters that part words in folded text; both stores know the same ones.
inline constexpr std::string_view word_breaks = " .,;:!?()[]{}<>/\\|\"'`«»„“”’+*=&%#№@_-–—…·\n\t\r";
/// Whether a word of the folded text begins so: it stands at the start or behind one of `word_breaks`.
bool has_word(std::string_view folded, std::string_view beginning);

/// «Nearest name»: the candidate with the least edit distance (Damerau, folded), if it is near enough to be meant.
std::optional<std::size_t> nearest(std::string_view name, const std::vector<std::string_view>& candidates);

/// An e-mail address in the form in which it is compared: trimmed, lower case. Nothing when it is no address.
std::optional<std::string> normal_email(std::string_view);
/// ИНН of 10 or 12 digits with right check digits (order of the Federal Tax Service MMB-3-6/435).
bool valid_inn(std::string_view);
/// ОГРН of 13 digits, ОГРНИП of 15, with right check digit.
bool valid_ogrn(std::string_view);

}  // namespace voronka
