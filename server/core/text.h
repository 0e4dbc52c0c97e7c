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

/// «Nearest name»: the candidate with the least edit distance (Damerau, folded), if it is near enough to be meant.
std::optional<std::size_t> nearest(std::string_view name, const std::vector<std::string_view>& candidates);

/// An e-mail address in the form in which it is compared: trimmed, lower case. Nothing when it is no address.
std::optional<std::string> normal_email(std::string_view);
/// ИНН of 10 or 12 digits with right check digits (order of the Federal Tax Service MMB-3-6/435).
bool valid_inn(std::string_view);
/// ОГРН of 13 digits, ОГРНИП of 15, with right check digit.
bool valid_ogrn(std::string_view);

}  // namespace voronka
