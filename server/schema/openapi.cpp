#include "schema/openapi.h"

#include "schema/openapi_paths.h"
#include "schema/schema_json.h"

namespace voronka {
namespace {

namespace json = boost::json;

json::object items_of(std::string_view name) { return shape_schema("items!:[" + std::string(name) + "]"); }

json::object page_of(const std::string& name) {
    const std::string page = "items!:[" + name + "] next_cursor!:null count:integer";
    return {{"oneOf", json::array{shape_schema(page), shape_schema("groups!:[Anything]")}}};
}

void add_reading(Paths& paths, const Module& module, const std::string& path, const std::string& name) {
    json::object& list = paths.add("get", path, "Lists " + module.labels.en, module.key);
    paths.query(list, "Query Fields Expand Limit Cursor Skip Count");
    paths.answer(list, 200, page_of(name));
    json::object& one = paths.add("get", path + "/{id}", "One of " + module.labels.en, module.key);
    paths.query(one, "Fields Expand");
    paths.answer(one, 200, component("schemas", name));
    json::object& timeline = paths.add("get", path + "/{id}/timeline", "What happened, newest first", module.key);
    paths.query(timeline, "Limit Before");
    paths.answer(timeline, 200, shape_schema("items!:[TimelineItem] next:null"));
    paths.answer(paths.add("get", path + "/{id}/history", "Its change log", module.key), 200, items_of("Anything"));
}

void add_writing(Paths& paths, const Module& module, const std::string& path, const std::string& name) {
    json::object& create = paths.add("post", path, "Creates one", module.key);
    paths.body(create, component("schemas", name + "Create"));
    paths.answer(create, 201, component("schemas", name));
    json::object& change = paths.add("patch", path + "/{id}", "Changes it", module.key);
    paths.header(change, "IfMatch");
    paths.body(change, component("schemas", name + "Update"));
    paths.answer(change, 200, component("schemas", name));
    paths.no_content(paths.add("delete", path + "/{id}", "Puts it into the wastebasket", module.key));
    paths.answer(paths.add("post", path + "/{id}/restore", "Takes it out of the wastebasket", module.key), 200,
                 component("schemas", name));
    json::object& bulk = paths.add("post", path + "/bulk", "Changes many", module.key);
    json::object wanted = shape_schema("q ids:[integer] note");
    wanted["properties"].as_object()["set"] = component("schemas", name + "Update");
    wanted["required"] = json::array{"set"};
    paths.body(bulk, std::move(wanted));
    paths.answer(bulk, 202, component("schemas", "Job"));
}

void add_child(Paths& paths, const Module& child, const std::string& path, const std::string& name) {
    paths.answer(paths.add("get", path, "Lists " + child.labels.en, child.parent), 200, items_of(name));
    if (!writable(child)) return;
    json::object& create = paths.add("post", path, "Adds one", child.parent);
    paths.body(create, component("schemas", name + "Create"));
    paths.answer(create, 201, component("schemas", name));
    json::object& change = paths.add("patch", path + "/{child}", "Changes it", child.parent);
    paths.body(change, component("schemas", name + "Update"));
    paths.answer(change, 200, component("schemas", name));
    paths.no_content(paths.add("delete", path + "/{child}", "Removes it", child.parent));
}

// "price_books" → "/price-books".
std::string address(std::string key) {
    std::ranges::replace(key, '_', '-');
    return "/" + key;
}

void add_module(Paths& paths, json::object& schemas, const Module& module) {
    const std::string name = component_name(module);
    schemas[name] = read_schema(module);
    if (writable(module)) {
        schemas[name + "Create"] = write_schema(module, true);
        schemas[name + "Update"] = write_schema(module, false);
    }
    if (!module.parent.empty()) return add_child(paths, module, address(module.parent) + "/{id}/" + module.child_name, name);
    add_reading(paths, module, address(module.key), name);
    if (writable(module)) add_writing(paths, module, address(module.key), name);
}

json::object parameters() {
    const auto header = [](const char* name, const char* description) {
        return json::object{
            {"name", name}, {"in", "header"}, {"description", description}, {"schema", json::object{{"type", "string"}}}};
    };
    json::object made = fixed_parameters();
    made["Csrf"] = header("X-CSRF-Token", "Needed with the session cookie; GET /session gives it");
    made["IdempotencyKey"] = header("Idempotency-Key", "Asked again with the same key, the same answer is given");
    made["IfMatch"] = header("If-Match", "The version that is changed, in quotes; another one is refused");
    return made;
}

json::object components(json::object schemas) {
    json::object refused{{"description", "Refused; the sentence is in the language of Accept-Language"},
                         {"content", content("application/problem+json", component("schemas", "Problem"))}};
    return {{"schemas", std::move(schemas)},
            {"parameters", parameters()},
            {"responses", json::object{{"Problem", std::move(refused)}}},
            {"securitySchemes",
             json::object{{"bearer", json::object{{"type", "http"}, {"scheme", "bearer"}}},
                          {"cookie", json::object{{"type", "apiKey"}, {"in", "cookie"}, {"name", "voronka_session"}}}}}};
}

}  // namespace

std::string openapi(const Schema& schema) {
    Paths paths;
    json::object schemas = fixed_schemas();
    for (const Module& module : schema.modules())
        if (!module.internal) add_module(paths, schemas, module);
    for (const auto& calls : fixed_calls())
        for (const FixedCall& fixed : calls) add_fixed(paths, schema, fixed);
    return json::serialize(json::object{
        {"openapi", "3.1.0"},
        {"info", json::object{{"title", "Voronka"}, {"version", "1"}, {"summary", "The API of this company's sales CRM"}}},
        {"servers", json::array{json::object{{"url", "/api/v1"}}}},
        {"security", json::array{json::object{{"bearer", json::array{}}}, json::object{{"cookie", json::array{}}}}},
        {"paths", paths.take()},
        {"components", components(std::move(schemas))}});
}

}  // namespace voronka
