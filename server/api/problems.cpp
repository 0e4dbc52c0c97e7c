#include "api/api.h"
#include "core/json.h"

namespace voronka::api {
namespace {

struct Kind {
    int status;
    std::string_view type;
};

Kind kind_of(ErrorKind kind) {
    switch (kind) {
        case ErrorKind::malformed:
            return {400, "malformed"};
        case ErrorKind::unauthorized:
            return {401, "unauthorized"};
        case ErrorKind::forbidden:
            return {403, "forbidden"};
        case ErrorKind::not_found:
            return {404, "not-found"};
        case ErrorKind::conflict:
            return {409, "conflict"};
        case ErrorKind::exit_criteria:
            return {409, "exit-criteria"};
        case ErrorKind::stale:
            return {412, "stale"};
        case ErrorKind::too_large:
            return {413, "too-large"};
        case ErrorKind::validation:
            return {422, "validation"};
        case ErrorKind::query:
            return {422, "query"};
        case ErrorKind::too_often:
            return {429, "too-often"};
        case ErrorKind::unavailable:
            return {503, "unavailable"};
        case ErrorKind::internal:
            return {500, "internal"};
    }
    return {500, "internal"};
}

void write_field_error(JsonWriter& out, const FieldError& error, Language language) {
    out.begin_object()
        .member("field", error.field)
        .member("code", error.code)
        .member("message", message(language, error.code, error.args));
    if (error.at) out.member("at", *error.at);
    if (error.length) out.member("length", *error.length);
    if (!error.expected.empty()) out.member("expected", error.expected);
    if (!error.nearest.empty()) out.member("nearest", error.nearest);
    out.end_object();
}

void write_missing(JsonWriter& out, const Missing& missing) {
    out.begin_object().member("stage", missing.stage);
    if (!missing.criterion.empty()) out.member("criterion", missing.criterion);
    if (!missing.step.empty()) out.member("step", missing.step);
    out.member("message", missing.message).key("fields").begin_array();
    for (const std::string& field : missing.fields) out.value(field);
    out.end_array().end_object();
}

// One sentence for the whole: that of the only field where there is just one.
std::string detail_of(const Error& error, Language language) {
    if (error.fields.size() == 1) return message(language, error.fields[0].code, error.fields[0].args);
    return message(language, error.code, error.args);
}

}  // namespace

http::Response problem(const Error& error, Language language) {
    const Kind kind = kind_of(error.kind);
    std::string json;
    JsonWriter out(json);
    out.begin_object()
        .member("type", "/problems/" + std::string(kind.type))
        .member("title", message(language, "title_" + std::string(kind.type)))
        .member("status", kind.status)
        .member("detail", detail_of(error, language));
    if (!error.fields.empty()) {
        out.key("errors").begin_array();
        for (const FieldError& field : error.fields) write_field_error(out, field, language);
        out.end_array();
    }
    if (!error.missing.empty()) {
        out.key("missing").begin_array();
        for (const Missing& missing : error.missing) write_missing(out, missing);
        out.end_array();
    }
    out.end_object();
    http::Response response{.status = kind.status, .body = std::move(json)};
    response.add("Content-Type", "application/problem+json");
    if (error.kind == ErrorKind::too_often)
        for (const auto& [name, value] : error.args)
            if (name == "seconds") response.add("Retry-After", value);
    return response;
}

}  // namespace voronka::api
