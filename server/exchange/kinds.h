#pragma once
#include <optional>
#include <string_view>

#include "exchange/day.h"

namespace voronka::exchange {

/// What the cells of a column are, by their looks.
enum class Kind { empty, boolean, integer, date, inn, phone, email, url, sum, text };

/// "boolean", "integer", "date", "inn", "phone", "email", "url", "sum", "text"; empty columns are "text".
std::string_view name(Kind);
std::optional<Kind> kind_named(std::string_view);

/// да/нет, yes/no, true/false, 1/0, y/n, +/-, истина/ложь …
std::optional<bool> parse_boolean(std::string_view text);
/// Words that stand for «nothing»: N/A, NULL, NONE, Select, -, нет данных, …
bool is_blank_word(std::string_view text);
/// Of those, the ones that can hardly be meant otherwise: NULL, N/A, #Н/Д.
bool is_surely_blank(std::string_view text);
bool looks_like_email(std::string_view text);
bool looks_like_phone(std::string_view text);
bool looks_like_url(std::string_view text);
bool looks_like_inn(std::string_view text);
/// The tax number with the leading zero put back that a spreadsheet took away; the text as it is where that
/// is not the case.
std::string repaired_inn(std::string_view text);

}  // namespace voronka::exchange
