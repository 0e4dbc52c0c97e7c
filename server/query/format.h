#pragma once
#include "core/messages.h"
#include "query/query.h"

namespace voronka::query {

/// Writes a query as the language's own hand would: one space, no needless parentheses, keywords, fields and choices in the
/// language wanted (English: keys; Russian: labels). What cannot be named otherwise stays as it was written. Reading the result
/// gives the same query.
std::string format(const Query&, const Module&, const Schema&, Language);

/// A name or value as it stands in a query: quoted where it is not one plain word.
std::string name_in_query(std::string_view);
/// The field of this key, or of this label in either language; null where there is none that is shown.
const Field* field_named(const Module&, std::string_view name);

/// One of the conditions that hold together: what a filter chip shows.
struct Part {
    std::size_t at = 0;  ///< bytes in the query's text
    std::size_t length = 0;
    std::string text;                 ///< in the language wanted
    std::string field;                ///< key of the field, `organization.city`, or empty where it is no plain comparison
    std::string op;                   ///< of a plain comparison, in English: `=`, `not in`, `is empty`, `starts with`
    std::vector<std::string> values;  ///< what it is compared with, in English: choices by key, text without its quotes
};
/// The parts of the filter joined by `and`; a filter that is none is one part.
std::vector<Part> parts(const Query&, const Module&, const Schema&, Language);

}  // namespace voronka::query
