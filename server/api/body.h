#pragma once
#include <boost/json/object.hpp>
#include <optional>
#include <string>
#include <vector>

#include "http/message.h"
#include "records/environment.h"

namespace voronka::api {

/// The request's body as a JSON object; an empty body is an empty object. Errors (malformed): not_an_object, and those of
/// core/json_check.h with their place, in `errors[0].at` as a byte and in the sentence as line and column.
Result<boost::json::object> json_body(const http::Request&);

enum class Purpose { create, update };

/// Reads the fields of a record from a body. All errors at once: unknown_field with the nearest name (also of a field that is
/// hidden from the asker), read_only, and what each value does not meet (schema/values.h).
Result<records::Given> given(const records::Actor&, const Module&, const boost::json::object&, Purpose);

/// A text member, "" when absent or null; wrong_type names it.
Result<std::string> text_member(const boost::json::object&, std::string_view name);
Result<bool> flag_member(const boost::json::object&, std::string_view name);
Result<Id> id_member(const boost::json::object&, std::string_view name);
/// Members that are not among these are refused by name.
Result<void> only(const boost::json::object&, std::initializer_list<std::string_view> names);

/// The number in a path; not_found where it is none.
Result<Id> id_parameter(const http::Request&, std::string_view name = "id");
/// The version in If-Match, if there is one.
std::optional<std::int64_t> if_match(const http::Request&);
std::vector<std::string> comma_list(std::string_view);
/// A number in the query string; nothing when absent, an error when it is none or outside of the range.
Result<std::optional<std::int64_t>> number_query(const http::Request&, std::string_view name, std::int64_t min, std::int64_t max);

}  // namespace voronka::api
