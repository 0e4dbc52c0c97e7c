#include "schema/openapi.h"

#include <boost/json.hpp>

#include "schema/schema_json.h"

namespace voronka {
namespace {

namespace json = boost::json;

json::object nullable(json::object schema) {
    if (auto* type = schema.if_contains("type"); type && type->is_string())
        schema["type"] = json::array{*type, "null"};
    return schema;
}

json::object item_list(bool with_kind) {
    if (!with_kind) return {{"type", "array"}, {"items", json::object{{"type", "string"}}}};
    json::object item{
        {"type", "object"},
        {"properties", json::object{{"value", json::object{{"type", "string"}}},
                                    {"kind", json::object{{"type", json::array{"string", "null"}}}}}}};
    return {{"type", "array"}, {"items", std::move(item)}};
}

json::object type_of(const Field& field) {
    switch (field.type) {
        case FieldType::integer:
        case FieldType::reference:
            return {{"type", "integer"}};
        case FieldType::decimal:
        case FieldType::percent:
            return {{"type", "number"}};
        case FieldType::money:
            return {{"type", "string"}, {"pattern", "^-?[0-9]+\\.[0-9]{2,4}$"}};
        case FieldType::boolean:
            return {{"type", "boolean"}};
        case FieldType::date:
            return {{"type", "string"}, {"format", "date"}};
        case FieldType::instant:
            return {{"type", "string"}, {"format", "date-time"}};
        case FieldType::emails:
        case FieldType::phones:
            return item_list(true);
        case FieldType::tags:
        case FieldType::choices:
            return item_list(false);
        case FieldType::references:
            return {{"type", "array"}, {"items", json::object{{"type", "integer"}}}};
        default:
            return {{"type", "string"}};
    }
}

json::object property(const Field& field) {
    json::object schema = nullable(type_of(field));
    schema["title"] = field.label.en;
    if (field.read_only) schema["readOnly"] = true;
    if (field.max_length) schema["maxLength"] = field.max_length;
    if (field.type == FieldType::choice && field.source == ChoiceSource::own && !field.open) {
        json::array keys;
        for (const Choice& choice : field.choices) keys.emplace_back(choice.key);
        keys.emplace_back(nullptr);
        schema["enum"] = std::move(keys);
    }
    return schema;
}

std::string schema_name(const Module& module) {
    std::string name = module.parent.empty() ? module.singular : module.parent + "_" + module.child_name;
    name[0] = static_cast<char>(name[0] - 32);
    return name;
}

json::object reference(const std::string& name) { return {{"$ref", "#/components/schemas/" + name}}; }

json::object content(json::object schema, const char* type = "application/json") {
    return {{type, json::object{{"schema", std::move(schema)}}}};
}

json::object responses(int status, const json::value& schema) {
    json::object fine{{"description", status == 204 ? "Done" : "The answer"}};
    if (schema.is_object()) fine["content"] = content(schema.as_object());
    return {
        {std::to_string(status), std::move(fine)},
        {"default", json::object{{"description", "A problem"},
                                 {"content", content(reference("Problem"), "application/problem+json")}}}};
}

json::object query_parameter(const char* name, const char* type) {
    return {{"name", name}, {"in", "query"}, {"schema", json::object{{"type", type}}}};
}

json::object path_parameter(const char* name) {
    return {
        {"name", name}, {"in", "path"}, {"required", true}, {"schema", json::object{{"type", "integer"}}}};
}

json::object operation(const std::string& id, const std::string& tag, json::object answer) {
    return {{"operationId", id}, {"tags", json::array{tag}}, {"responses", std::move(answer)}};
}

json::object with_body(json::object made, json::object schema) {
    made["requestBody"] = json::object{{"content", content(std::move(schema))}};
    return made;
}

json::object page_of(const std::string& name) {
    return {
        {"type", "object"},
        {"properties", json::object{{"items", json::object{{"type", "array"}, {"items", reference(name)}}},
                                    {"next_cursor", json::object{{"type", json::array{"string", "null"}}}},
                                    {"count", json::object{{"type", "integer"}}}}}};
}

void add_module(json::object& paths, const Module& module) {
    const std::string name = schema_name(module);
    const std::string base = "/" + module.key;
    json::object list = operation("list_" + module.key, module.key, responses(200, page_of(name)));
    list["parameters"] = json::array{query_parameter("q", "string"),      query_parameter("fields", "string"),
                                     query_parameter("expand", "string"), query_parameter("limit", "integer"),
                                     query_parameter("cursor", "string"), query_parameter("count", "string"),
                                     query_parameter("skip", "integer")};
    paths[base] = json::object{{"get", std::move(list)},
                               {"post", with_body(operation("create_" + module.singular, module.key,
                                                            responses(201, reference(name))),
                                                  reference(name))}};
    paths[base + "/{id}"] = json::object{
        {"parameters", json::array{path_parameter("id")}},
        {"get", operation("get_" + module.singular, module.key, responses(200, reference(name)))},
        {"patch",
         with_body(operation("change_" + module.singular, module.key, responses(200, reference(name))),
                   reference(name))},
        {"delete", operation("delete_" + module.singular, module.key, responses(204, nullptr))}};
    for (const char* part : {"timeline", "history"})
        paths[base + "/{id}/" + part] =
            json::object{{"parameters", json::array{path_parameter("id")}},
                         {"get", operation(std::string(part) + "_of_" + module.singular, module.key,
                                           responses(200, json::object{{"type", "object"}}))}};
    paths[base + "/{id}/restore"] = json::object{
        {"parameters", json::array{path_parameter("id")}},
        {"post", operation("restore_" + module.singular, module.key, responses(200, reference(name)))}};
    paths[base + "/bulk"] =
        json::object{{"post", with_body(operation("change_many_" + module.key, module.key,
                                                  responses(202, json::object{{"type", "object"}})),
                                        json::object{{"type", "object"}})}};
}

void add_child(json::object& paths, const Module& child) {
    const std::string name = schema_name(child);
    const std::string base = "/" + child.parent + "/{id}/" + child.child_name;
    const std::string id = child.parent + "_" + child.child_name;
    paths[base] = json::object{
        {"parameters", json::array{path_parameter("id")}},
        {"get", operation("list_" + id, child.parent, responses(200, page_of(name)))},
        {"post", with_body(operation("create_" + id, child.parent, responses(201, reference(name))),
                           reference(name))}};
    paths[base + "/{child}"] = json::object{
        {"parameters", json::array{path_parameter("id"), path_parameter("child")}},
        {"patch", with_body(operation("change_" + id, child.parent, responses(200, reference(name))),
                            reference(name))},
        {"delete", operation("delete_" + id, child.parent, responses(204, nullptr))}};
}

void add_verbs(json::object& paths) {
    for (const char* verb : {"move", "win", "lose", "reopen"})
        paths[std::string("/deals/{id}/") + verb] = json::object{
            {"parameters", json::array{path_parameter("id")}},
            {"post",
             with_body(operation(std::string(verb) + "_deal", "deals", responses(200, reference("Deal"))),
                       json::object{{"type", "object"}})}};
    for (const char* verb : {"convert", "disqualify", "nurture", "reopen"})
        paths[std::string("/leads/{id}/") + verb] =
            json::object{{"parameters", json::array{path_parameter("id")}},
                         {"post", with_body(operation(std::string(verb) + "_lead", "leads",
                                                      responses(200, json::object{{"type", "object"}})),
                                            json::object{{"type", "object"}})}};
    for (const char* path :
         {"me", "schema", "processes", "today", "board", "funnel", "pipeline", "search", "counts", "company"})
        paths[std::string("/") + path] =
            json::object{{"get", operation(std::string("get_") + path, "screens",
                                           responses(200, json::object{{"type", "object"}}))}};
}

json::object problem_schema() {
    json::object error{{"type", "object"},
                       {"properties", json::object{{"field", json::object{{"type", "string"}}},
                                                   {"code", json::object{{"type", "string"}}},
                                                   {"message", json::object{{"type", "string"}}}}}};
    return {{"type", "object"},
            {"required", json::array{"type", "title", "status"}},
            {"properties",
             json::object{{"type", json::object{{"type", "string"}}},
                          {"title", json::object{{"type", "string"}}},
                          {"status", json::object{{"type", "integer"}}},
                          {"detail", json::object{{"type", "string"}}},
                          {"errors", json::object{{"type", "array"}, {"items", std::move(error)}}}}}};
}

}  // namespace

std::string openapi(const Schema& schema) {
    json::object schemas{{"Problem", problem_schema()}};
    json::object paths;
    for (const Module& module : schema.modules()) {
        if (module.internal) continue;
        json::object properties;
        for (const Field& field : module.fields)
            if (!field.hidden) properties[field.key] = property(field);
        schemas[schema_name(module)] = json::object{
            {"type", "object"}, {"title", module.label.en}, {"properties", std::move(properties)}};
        if (module.parent.empty())
            add_module(paths, module);
        else
            add_child(paths, module);
    }
    add_verbs(paths);
    const json::object schemes{
        {"token", json::object{{"type", "http"}, {"scheme", "bearer"}}},
        {"session", json::object{{"type", "apiKey"}, {"in", "cookie"}, {"name", "voronka_session"}}}};
    return json::serialize(json::object{
        {"openapi", "3.1.0"},
        {"info", json::object{{"title", "Voronka"}, {"version", "0.1.0"}}},
        {"servers", json::array{json::object{{"url", "/api/v1"}}}},
        {"security",
         json::array{json::object{{"token", json::array{}}}, json::object{{"session", json::array{}}}}},
        {"paths", std::move(paths)},
        {"components", json::object{{"schemas", std::move(schemas)}, {"securitySchemes", schemes}}}});
}

}  // namespace voronka
