#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "core/messages.h"
#include "core/result.h"
#include "query/ast.h"

namespace voronka::query {

struct Token {
    enum class Kind { word, text, number, date, duration, sign, end };
    Kind kind = Kind::end;
    std::string text;  ///< of a word as it was written; of quoted text without the quotes; of a sign
    std::string key;   ///< the word as a keyword in English, folded; the word itself where it is none
    Decimal number;
    Date date;
    Shift shift;
    Range range;
};

/// Cuts a query into tokens, an `end` at the last. Errors: query_unterminated, query_unexpected.
Result<std::vector<Token>> tokens(std::string_view text);

/// A word of the language as it is written in the other: keyword("sort", ru) is «сортировать».
std::string keyword(std::string_view english, Language);
/// `d`, `wd`; «д», «рд».
std::string unit_name(Unit, Language);
/// Whether a name has to be quoted, because the language has this word.
bool is_keyword(std::string_view);

/// The error of a query at a place.
std::unexpected<Error> query_error(Range, std::string code, MessageArgs args = {}, std::string expected = {},
                                   std::string nearest = {});

}  // namespace voronka::query
