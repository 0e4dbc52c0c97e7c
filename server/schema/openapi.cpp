#include "schema/openapi.h"

#include "schema/openapi_parts.h"
#include "schema/schema_json.h"

namespace voronka {
namespace {

namespace json = boost::json;

/// Gathers the paths one call after another.
class Paths {
  public:
    /// A call without its content; the answers to refused requests are put in already.
    json::object& add(std::string_view method, const std::string& path, std::string_view summary, std::string_view tag);
    void query(json::object& call, std::string_view names) const;
    void header(json::object& call, std::string_view name) const;
    void body(json::object& call, json::object schema, std::string_view type = "application/json") const;
    void answer(json::object& call, int status, json::object schema, std::string_view type = "application/json") const;
    void no_content(json::object& call) const;
    json::object take() { return std::move(paths_); }

  private:
    json::object paths_;
};

json::object content(std::string_view type, json::object schema) { return {{type, json::object{{"schema", std::move(schema)}}}}; }

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
        const bool number = name == "id" || name == "child";
        parameters.push_back(json::object{{"name", name},
                                          {"in", "path"},
                                          {"required", true},
                                          {"schema", json::object{{"type", number ? "integer" : "string"}}}});
    }
    return parameters;
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

void add_module(Paths& paths, json::object& schemas, const Module& module) {
    const std::string name = component_name(module);
    schemas[name] = read_schema(module);
    if (writable(module)) {
        schemas[name + "Create"] = write_schema(module, true);
        schemas[name + "Update"] = write_schema(module, false);
    }
    if (!module.parent.empty()) return add_child(paths, module, "/" + module.parent + "/{id}/" + module.child_name, name);
    add_reading(paths, module, "/" + module.key, name);
    if (writable(module)) add_writing(paths, module, "/" + module.key, name);
}

// A media type stands where a shape would.
bool is_media_type(ShapeText shape) { return shape.find('/') != ShapeText::npos; }

// "/leads/{id}/convert" → "leads", and whether this company's schema has such a resource, where it is one.
std::string_view tag_of(std::string_view path) { return path.substr(1, path.find('/', 1) - 1); }

void add_fixed(Paths& paths, const FixedCall& fixed) {
    json::object& call = paths.add(fixed.method, std::string(fixed.path), fixed.summary, tag_of(fixed.path));
    paths.query(call, fixed.query);
    if (fixed.everybody) call["security"] = json::array{};
    if (is_media_type(fixed.body))
        paths.body(call, {{"type", "string"}}, fixed.body);
    else if (!fixed.body.empty())
        paths.body(call, shape_schema(fixed.body));
    if (fixed.answer.empty())
        paths.no_content(call);
    else if (is_media_type(fixed.answer))
        paths.answer(call, fixed.status, {{"type", "string"}}, fixed.answer);
    else
        paths.answer(call, fixed.status, shape_schema(fixed.answer));
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
    for (const FixedCall& fixed : fixed_calls()) add_fixed(paths, fixed);
    return json::serialize(json::object{
        {"openapi", "3.1.0"},
        {"info", json::object{{"title", "Voronka"}, {"version", "1"}, {"summary", "The API of this company's sales CRM"}}},
        {"servers", json::array{json::object{{"url", "/api/v1"}}}},
        {"security", json::array{json::object{{"bearer", json::array{}}}, json::object{{"cookie", json::array{}}}}},
        {"paths", paths.take()},
        {"components", components(std::move(schemas))}});
}

}  // namespace voronka
