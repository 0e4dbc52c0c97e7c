#include "query/query.h"

#include "api/body.h"
#include "api/resources.h"
#include "query/ast.h"
#include "query/bound.h"
#include "query/complete.h"
#include "query/format.h"

namespace voronka::api {
namespace {

Result<const Module*> asked(const Asking& asking, const http::Request& request) {
    const std::string name(request.query_value("resource").value_or(""));
    const Module* module = asking.company->schema().find(name);
    if (!module || module->internal) return fail_field("resource", "unknown_resource", {{"name", name}});
    return module;
}

// What a query says, in the reader's words, and the conditions that its filter is made of.
Result<http::Response> explained(Asking& asking, http::Request& request) {
    const Module& module = *TRY(asked(asking, request));
    const std::string q(request.query_value("q").value_or(""));
    const auto reader = TRY(asking.company->store().reader());
    const query::QueryPtr parsed = TRY(query::parse(q));
    const query::BoundPtr bound = TRY(asking.reading(*reader).bound(module, parsed));
    std::string text;
    JsonWriter out(text);
    const Schema& schema = asking.company->schema();
    out.begin_object().member("text", query::format(*parsed, module, schema, asking.language)).key("parts").begin_array();
    for (const query::Part& part : query::parts(*parsed, module, schema, asking.language)) {
        out.begin_object()
            .member("at", static_cast<std::int64_t>(part.at))
            .member("length", static_cast<std::int64_t>(part.length));
        out.member("text", part.text).member("field", part.field).member("op", part.op).key("values").begin_array();
        for (const std::string& value : part.values) out.value(value);
        out.end_array().end_object();
    }
    out.end_array().key("sort").begin_array();
    for (const query::SortKey& key : parsed->sort) {
        std::string path;
        for (const std::string& step : key.path) path += (path.empty() ? "" : ".") + step;
        if (const Field* field = key.path.size() == 1 ? query::field_named(module, path) : nullptr) path = field->key;
        out.begin_object().member("field", path).member("descending", key.descending).end_object();
    }
    out.end_array().key("group").begin_array();
    for (const query::BoundTerm& term : bound->group) out.value(term.name);
    out.end_array().member("grouped", query::is_grouped(*bound)).end_object();
    return http::json(std::move(text));
}

std::string_view key(query::Suggestion::Kind kind) {
    switch (kind) {
        case query::Suggestion::Kind::field:
            return "field";
        case query::Suggestion::Kind::collection:
            return "collection";
        case query::Suggestion::Kind::operator_:
            return "operator";
        case query::Suggestion::Kind::value:
            return "value";
        default:
            return "keyword";
    }
}

Result<http::Response> completed(Asking& asking, http::Request& request) {
    const Module& module = *TRY(asked(asking, request));
    const std::string q(request.query_value("q").value_or(""));
    const auto at = TRY(number_query(request, "at", 0, query::max_bytes)).value_or(static_cast<std::int64_t>(q.size()));
    const auto reader = TRY(asking.company->store().reader());
    const query::Completion completion =
        asking.reading(*reader).complete(module, q, static_cast<std::size_t>(at), asking.language);
    std::string text;
    JsonWriter out(text);
    out.begin_object()
        .member("from", static_cast<std::int64_t>(completion.from))
        .member("to", static_cast<std::int64_t>(completion.to));
    out.key("items").begin_array();
    for (const query::Suggestion& one : completion.items)
        out.begin_object().member("text", one.text).member("label", one.label).member("kind", key(one.kind)).end_object();
    out.end_array().end_object();
    return http::json(std::move(text));
}

}  // namespace

void add_query_routes(http::Router& router, Api& api) {
    router.get("/api/v1/query", reading(api, explained));
    router.get("/api/v1/query/complete", reading(api, completed));
}

}  // namespace voronka::api
