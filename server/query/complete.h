#pragma once
#include "core/messages.h"
#include "query/query.h"

namespace voronka::query {

/// What may stand where somebody is typing.
struct Suggestion {
    enum class Kind { field, collection, operator_, value, keyword };
    Kind kind = Kind::field;
    std::string text;   ///< what is put in, quoted where it has to be
    std::string label;  ///< what the person reads
};

struct Completion {
    std::size_t from = 0;  ///< bytes of the query that a suggestion replaces
    std::size_t to = 0;
    std::vector<Suggestion> items;
};

inline constexpr std::size_t most_suggestions = 30;

/// Suggestions at `at` (bytes before the caret), in the person's language, those first that begin as what was typed.
Completion complete(std::string_view text, std::size_t at, const Module&, const Surroundings&, Language);

}  // namespace voronka::query
