#include "schema/openapi_paths.h"

namespace voronka {
namespace {

namespace json = boost::json;

// "get_deals_id_timeline"
std::string operation_id(std::string_view method, std::string_view path) {
    std::string id(method);
    for (const char c : path) {
        if (c == '/' || c == '.' || c == '-') id.push_back('_');
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_') id.push_back(c);
    }
    return id;
}

// Every {name} of a path: ids are numbers, keys and names are text.
json::array path_parameters(std::string_view path) {
    json::array parameters;
    for (auto at = path.find('{'); at != std::string_view::npos; at = path.find('{', at + 1)) {
        const std::string_view name = path.substr(at + 1, path.find('}', at) - at - 1);
        const bool number = name == "id" || name == "child" || name == "other" || name == "share";
        parameters.push_back(json::object{{"name", name},
                                          {"in", "path"},
                                          {"required", true},
                                          {"schema", json::object{{"type", number ? "integer" : "string"}}}});
    }
    return parameters;
}

// A media type stands where a shape would.
bool is_media_type(ShapeText shape) { return shape.find('/') != ShapeText::npos; }

// "/leads/{id}/convert" → "leads".
std::string_view first_segment(std::string_view path) { return path.substr(1, path.find('/', 1) - 1); }

void add_fixed(Paths& paths, const Schema& schema, const FixedCall& fixed, const std::string& path) {
    const std::string_view resource = first_segment(path);
    json::object& call = paths.add(fixed.method, path, fixed.summary, resource);
    paths.query(call, fixed.query);
    if (fixed.everybody) call["security"] = json::array{};
    if (fixed.outside) call["servers"] = json::array{json::object{{"url", "/"}}};
    if (is_media_type(fixed.body))
        paths.body(call, {{"type", "string"}}, fixed.body);
    else if (!fixed.body.empty())
        paths.body(call, shape_schema(fixed.body));
    if (fixed.answer.empty())
        paths.no_content(call);
    else if (is_media_type(fixed.answer))
        paths.answer(call, fixed.status, {{"type", "string"}}, fixed.answer);
    else if (fixed.answer == "=Self")
        paths.answer(call, fixed.status, component("schemas", component_name(schema.at(resource))));
    else
        paths.answer(call, fixed.status, shape_schema(fixed.answer));
}

}  // namespace

boost::json::object content(std::string_view type, boost::json::object schema) {
    return {{type, json::object{{"schema", std::move(schema)}}}};
}

json::object& Paths::add(std::string_view method, const std::string& path, std::string_view summary, std::string_view tag) {
    json::value& item = paths_.emplace(path, json::object()).first->value();
    json::object responses;
    for (const char* refusal : {"401", "4XX", "5XX"}) responses[refusal] = component("responses", "Problem");
    json::array parameters = path_parameters(path);
    json::value& call = item.as_object()[method];
    call = json::object{{"operationId", operation_id(method, path)}, {"summary", summary}, {"tags", json::array{tag}}};
    if (!parameters.empty()) call.as_object()["parameters"] = std::move(parameters);
    call.as_object()["responses"] = std::move(responses);
    if (method != "get") header(call.as_object(), "Csrf");
    if (method == "post") header(call.as_object(), "IdempotencyKey");
    return call.as_object();
}

void Paths::query(json::object& call, std::string_view names) const {
    while (!names.empty()) {
        const auto space = names.find(' ');
        header(call, names.substr(0, space));
        names = space == std::string_view::npos ? std::string_view() : names.substr(space + 1);
    }
}

void Paths::header(json::object& call, std::string_view name) const {
    json::value& parameters = call.emplace("parameters", json::array()).first->value();
    parameters.as_array().push_back(component("parameters", name));
}

void Paths::body(json::object& call, json::object schema, std::string_view type) const {
    call["requestBody"] = json::object{{"required", true}, {"content", content(type, std::move(schema))}};
}

void Paths::answer(json::object& call, int status, json::object schema, std::string_view type) const {
    call["responses"].as_object()[std::to_string(status)] =
        json::object{{"description", "Done"}, {"content", content(type, std::move(schema))}};
}

void Paths::no_content(json::object& call) const { call["responses"].as_object()["204"] = json::object{{"description", "Done"}}; }

void add_fixed(Paths& paths, const Schema& schema, const FixedCall& fixed) {
    std::string_view resources = first_segment(fixed.path);
    const std::string rest(fixed.path.substr(1 + resources.size()));
    while (!resources.empty()) {
        const auto bar = resources.find('|');
        add_fixed(paths, schema, fixed, "/" + std::string(resources.substr(0, bar)) + rest);
        resources = bar == std::string_view::npos ? std::string_view() : resources.substr(bar + 1);
    }
}

}  // namespace voronka
