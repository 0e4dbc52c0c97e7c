#pragma once
#include <boost/json/fwd.hpp>
#include <string>
#include <string_view>

#include "core/json.h"
#include "schema/record.h"

namespace voronka {

/// Reads a field's value from JSON and brings it to its kept form (trimmed, normal e-mail, E.164, …); null
/// and empty text are empty. Errors name the field: wrong_type, too_long, not_a_choice, bad_inn … Whether
/// references exist is checked later.
Result<Value> read_json(const Field&, const boost::json::value&);
/// The same for text that stands for a value: default values, command line, mapped cells.
Result<Value> read_text(const Field&, std::string_view);
/// Writes a value as the API shows it; null when empty.
void write_json(JsonWriter&, const Field&, const Value&);
/// A record with every field that is not hidden, in the order of the module.
void write_json(JsonWriter&, const Record&);

/// The two column forms of a value (schema/schema.h, Storage): integer, or text (lists as JSON text). Empty
/// is nothing.
std::optional<std::int64_t> column_integer(const Value&);
std::optional<std::string> column_text(const Field&, const Value&);
Value from_column(const Field&, std::int64_t);
Value from_column(const Field&, std::string_view);
/// The forms in which the values of a list are compared, one for each: normal for phones, folded for words, digits for ids.
std::vector<std::string> compared_forms(const Field&, const Value&);
/// The same rendering as write_json, straight from a column, without making a Value.
void write_column(JsonWriter&, const Field&, std::int64_t);
void write_column(JsonWriter&, const Field&, std::string_view);

/// What a record is called, from its module's title fields joined, or the first that is there
/// (title_first_present); one line of at most 200 characters. Of a person the names (…_name) are joined, and
/// the other fields only stand in for them. References to other records do not take part; where all else is
/// empty, external_id is the title.
std::string title_of(const Record&);

/// Required fields present, at least one title field, numbers in range …: everything that one record alone
/// can tell. All errors at once.
std::vector<FieldError> check_record(const Record&);

}  // namespace voronka
