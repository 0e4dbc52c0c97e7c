#include "api/body.h"

#include <boost/json.hpp>
#include <charconv>

#include "core/json_check.h"
#include "core/text.h"
#include "schema/values.h"

namespace voronka::api {
namespace {

namespace json = boost::json;

std::string nearest_field(const records::Actor& actor, const Module& module, std::string_view name) {
    std::vector<std::string_view> keys;
    for (const Field& field : module.fields)
        if (!field.hidden && !actor.hides(field)) keys.push_back(field.key);
    const auto near = nearest(name, keys);
    return near ? std::string(keys[*near]) : std::string();
}

// `status` may be set by hand among the states of work only; the others come with their verbs.
bool status_by_verb(const Module& module, const Field& field, const Value& value) {
    if (module.key != "leads" || field.key != "status") return false;
    const auto* key = get_if<std::string>(value);
    return key && *key != "new" && *key != "working" && *key != "qualified";
}

bool companion(const Module& module, std::string_view name) {
    constexpr std::string_view ending = "_resource";
    if (!name.ends_with(ending)) return false;
    const Field* field = module.find(name.substr(0, name.size() - ending.size()));
    return field && field->over_modules();
}

std::optional<FieldError> read_one(const records::Actor& actor, const Module& module, std::string_view name,
                                   const json::value& value, Purpose purpose, records::Given& given) {
    const Field* field = module.find(name);
    if (!field || actor.hides(*field) || (field->hidden && !companion(module, name))) {
        const std::string near = nearest_field(actor, module, name);
        return FieldError{.field = std::string(name),
                          .code = near.empty() ? "unknown_field" : "unknown_field_nearest",
                          .args = {{"field", std::string(name)}, {"nearest", near}},
                          .nearest = near};
    }
    if (field->hidden) return std::nullopt;  // about_resource is worked out from the id
    const bool locked =
        field->read_only || (field->create_only && purpose == Purpose::update) || (field->system && field->key != "external_id");
    if (locked) return FieldError{.field = field->key, .code = "read_only", .args = {{"field", field->key}}};
    auto read = read_json(*field, value);
    if (!read) {
        if (!read.error().fields.empty()) return read.error().fields.front();
        return FieldError{.field = field->key, .code = read.error().code, .args = read.error().args};
    }
    if (status_by_verb(module, *field, *read)) return FieldError{.field = field->key, .code = "status_by_verb"};
    given.emplace_back(field, std::move(*read));
    return std::nullopt;
}

constexpr int deepest = 32;

std::unexpected<Error> refusal(std::string_view text, const JsonFault& fault) {
    const Place place = place_of(text, fault.at);
    Error error{.kind = ErrorKind::malformed, .code = "malformed_json"};
    error.args = {{"line", std::to_string(place.line)},
                  {"column", std::to_string(place.column)},
                  {"what", fault.what},
                  {"max", std::to_string(deepest)}};
    error.fields.push_back({.code = std::string(fault.code), .args = error.args, .at = fault.at});
    return std::unexpected(std::move(error));
}

}  // namespace

Result<json::object> json_body(const http::Request& request) {
    if (trimmed(request.body).empty()) return json::object();
    // Boost.JSON keeps the last of equal keys and rounds long numbers; a body that could be meant otherwise is refused before.
    if (const auto fault = check_json(request.body, deepest)) return refusal(request.body, *fault);
    boost::system::error_code wrong;
    json::value value = json::parse(request.body, wrong, {}, {.max_depth = deepest + 1});
    if (wrong) return refusal(request.body, {.code = "malformed_json"});
    if (!value.is_object()) return fail(ErrorKind::malformed, "not_an_object");
    return std::move(value.as_object());
}

Result<records::Given> given(const records::Actor& actor, const Module& module, const json::object& body, Purpose purpose) {
    records::Given found;
    std::vector<FieldError> errors;
    for (const auto& member : body)
        if (auto error = read_one(actor, module, member.key(), member.value(), purpose, found))
            errors.push_back(std::move(*error));
    if (!errors.empty())
        return std::unexpected(Error{.kind = ErrorKind::validation, .code = "validation", .fields = std::move(errors)});
    return found;
}

Result<std::string> text_member(const json::object& body, std::string_view name) {
    const json::value* value = body.if_contains(name);
    if (!value || value->is_null()) return std::string();
    if (!value->is_string()) return fail_field(std::string(name), "wrong_type", {{"expected", "text"}});
    return std::string(value->as_string());
}

Result<bool> flag_member(const json::object& body, std::string_view name) {
    const json::value* value = body.if_contains(name);
    if (!value || value->is_null()) return false;
    if (!value->is_bool()) return fail_field(std::string(name), "wrong_type", {{"expected", "true, false"}});
    return value->as_bool();
}

Result<Id> id_member(const json::object& body, std::string_view name) {
    const json::value* value = body.if_contains(name);
    if (!value || value->is_null()) return Id{0};
    if (!value->is_int64() || value->as_int64() <= 0) return fail_field(std::string(name), "wrong_type", {{"expected", "id"}});
    return value->as_int64();
}

Result<void> only(const json::object& body, std::initializer_list<std::string_view> names) {
    Error error{.kind = ErrorKind::validation, .code = "validation"};
    const std::vector<std::string_view> known(names);
    for (const auto& member : body) {
        const std::string_view name = member.key();
        if (std::ranges::find(known, name) != known.end()) continue;
        const auto near = nearest(name, known);
        error.fields.push_back({.field = std::string(name),
                                .code = near ? "unknown_field_nearest" : "unknown_field",
                                .args = {{"field", std::string(name)}, {"nearest", near ? std::string(known[*near]) : ""}}});
    }
    if (!error.fields.empty()) return std::unexpected(std::move(error));
    return {};
}

Result<Id> id_parameter(const http::Request& request, std::string_view name) {
    const std::string_view text = request.parameter(name);
    Id id = 0;
    const auto [end, wrong] = std::from_chars(text.data(), text.data() + text.size(), id);
    if (wrong != std::errc() || end != text.data() + text.size() || id <= 0) return fail(ErrorKind::not_found, "not_found");
    return id;
}

std::optional<std::int64_t> if_match(const http::Request& request) {
    std::string_view text = request.header("If-Match");
    if (text.starts_with("W/")) text.remove_prefix(2);
    if (text.size() >= 2 && text.front() == '"' && text.back() == '"') text = text.substr(1, text.size() - 2);
    std::int64_t version = 0;
    const auto [end, wrong] = std::from_chars(text.data(), text.data() + text.size(), version);
    if (text.empty() || text == "*") return std::nullopt;
    // A tag that is none of ours fits no version.
    return wrong == std::errc() && end == text.data() + text.size() ? version : -1;
}

std::vector<std::string> comma_list(std::string_view text) {
    std::vector<std::string> parts;
    while (!text.empty()) {
        const auto comma = text.find(',');
        const std::string_view part = trimmed(text.substr(0, comma));
        if (!part.empty()) parts.emplace_back(part);
        if (comma == std::string_view::npos) break;
        text.remove_prefix(comma + 1);
    }
    return parts;
}

Result<std::optional<std::int64_t>> number_query(const http::Request& request, std::string_view name, std::int64_t min,
                                                 std::int64_t max) {
    const auto text = request.query_value(name);
    if (!text) return std::optional<std::int64_t>();
    std::int64_t number = 0;
    const auto [end, wrong] = std::from_chars(text->data(), text->data() + text->size(), number);
    if (wrong != std::errc() || end != text->data() + text->size() || number < min || number > max)
        return fail_field(std::string(name), "out_of_range", {{"min", std::to_string(min)}, {"max", std::to_string(max)}});
    return std::optional(number);
}

}  // namespace voronka::api
