#include "schema/openapi_parts.h"
#include "schema/schema_json.h"

namespace voronka {
namespace {

namespace json = boost::json;

json::object list_of(json::object items) { return {{"type", "array"}, {"items", std::move(items)}}; }

json::object choice_schema(const Field& field) {
    json::object schema{{"type", "string"}};
    if (field.source != ChoiceSource::own || field.open) return schema;
    json::array keys;
    for (const Choice& choice : field.choices) keys.emplace_back(choice.key);
    schema["enum"] = std::move(keys);
    return schema;
}

json::object number_schema(const Field& field) {
    json::object schema{{"type", field.type == FieldType::integer ? "integer" : "number"}};
    if (field.type == FieldType::integer) schema["format"] = "int64";
    if (field.min) schema["minimum"] = json::parse(format(*field.min, 0));
    if (field.max) schema["maximum"] = json::parse(format(*field.max, 0));
    return schema;
}

json::object text_schema(const Field& field, const char* format_name = nullptr) {
    json::object schema{{"type", "string"}};
    if (format_name) schema["format"] = format_name;
    if (field.max_length) schema["maxLength"] = field.max_length;
    if (field.format == Format::currency) schema["pattern"] = "^[A-Za-z]{3}$";
    return schema;
}

json::object id_schema() { return {{"type", "integer"}, {"format", "int64"}, {"minimum", 1}}; }

json::object type_schema(const Field& field) {
    switch (field.type) {
        case FieldType::integer:
        case FieldType::decimal:
        case FieldType::percent:
            return number_schema(field);
        case FieldType::money:
            return {{"type", "string"}, {"pattern", R"(^-?[0-9]{1,14}(\.[0-9]{1,4})?$)"}};
        case FieldType::boolean:
            return {{"type", "boolean"}};
        case FieldType::date:
            return {{"type", "string"}, {"format", "date"}};
        case FieldType::instant:
            return {{"type", "string"}, {"format", "date-time"}};
        case FieldType::choice:
            return choice_schema(field);
        case FieldType::choices:
            return list_of(choice_schema(field));
        case FieldType::tags:
            return list_of({{"type", "string"}});
        case FieldType::email:
            return text_schema(field, "email");
        case FieldType::emails:
        case FieldType::phones:
            return list_of(component("schemas", "Item"));
        case FieldType::url:
            return text_schema(field, "uri");
        case FieldType::reference:
            return id_schema();
        case FieldType::references:
            return list_of(id_schema());
        case FieldType::text:
        case FieldType::long_text:
        case FieldType::phone:
            break;
    }
    return text_schema(field);
}

// Every field may be empty, but for what the system always sets.
bool always_there(const Field& field) {
    return field.index == system_field::id || field.index == system_field::version || field.index == system_field::created_at ||
           field.index == system_field::updated_at;
}

void allow_null(json::object& schema) {
    schema["type"] = json::array{schema.at("type"), "null"};
    if (auto* keys = schema.if_contains("enum")) keys->as_array().emplace_back(nullptr);
}

json::object property(const Field& field, bool shown) {
    json::object schema = type_schema(field);
    schema["title"] = field.label.en;
    if (!field.help.en.empty()) schema["description"] = field.help.en;
    if (!(shown && always_there(field))) allow_null(schema);
    if (shown && field.type == FieldType::reference) {
        schema["type"].as_array().emplace_back("object");  // with `expand`
        schema["description"] = "The id, or with expand the record, of " + field.references.front();
    }
    if (shown && (field.read_only || field.system)) schema["readOnly"] = true;
    return schema;
}

}  // namespace

json::object component(std::string_view kind, std::string_view name) {
    return {{"$ref", "#/components/" + std::string(kind) + "/" + std::string(name)}};
}

std::string component_name(const Module& module) {
    std::string name;
    bool capital = true;
    for (const char c : module.key) {
        if (c != '.' && c != '_') name.push_back(static_cast<char>(capital && c >= 'a' && c <= 'z' ? c - 32 : c));
        capital = c == '.' || c == '_';
    }
    return name;
}

json::object read_schema(const Module& module) {
    json::object properties;
    for (const Field& field : module.fields) {
        if (field.hidden) continue;
        properties[field.key] = property(field, true);
        if (field.over_modules()) properties[field.key + "_resource"] = json::object{{"type", json::array{"string", "null"}}};
    }
    properties["titles"] = json::object{{"type", "object"}, {"additionalProperties", json::object{{"type", "string"}}}};
    return {{"type", "object"},
            {"title", module.label.en},
            {"required", json::array{"id", "version"}},
            {"properties", std::move(properties)}};
}

json::object write_schema(const Module& module, bool is_new) {
    json::object properties;
    json::array required;
    for (const Field& field : module.fields) {
        if (!writable(field) && field.index != system_field::external_id) continue;
        if (field.create_only && !is_new) continue;
        properties[field.key] = property(field, false);
        if (is_new && field.required && field.default_value.empty()) required.emplace_back(field.key);
    }
    json::object schema{{"type", "object"}, {"additionalProperties", false}, {"properties", std::move(properties)}};
    if (!required.empty()) schema["required"] = std::move(required);
    return schema;
}

}  // namespace voronka
