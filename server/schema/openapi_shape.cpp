#include "schema/openapi_parts.h"

namespace voronka {
namespace {

namespace json = boost::json;

// "boolean", "date", "[Deals]", "null" (a text that may be null) or the name of a component.
json::object type_schema(std::string_view type) {
    if (type.starts_with('[')) return {{"type", "array"}, {"items", type_schema(type.substr(1, type.size() - 2))}};
    if (type == "null") return {{"type", json::array{"string", "null"}}};
    if (type == "date") return {{"type", "string"}, {"format", "date"}};
    if (type == "instant") return {{"type", "string"}, {"format", "date-time"}};
    if (type.front() >= 'A' && type.front() <= 'Z') return component("schemas", type);
    return {{"type", type}};
}

}  // namespace

json::object shape_schema(ShapeText shape) {
    if (shape.starts_with('=')) return component("schemas", shape.substr(1));
    json::object properties;
    json::array required;
    while (!shape.empty()) {
        const auto space = shape.find(' ');
        const std::string_view word = shape.substr(0, space);
        const auto colon = word.find(':');
        std::string_view name = word.substr(0, colon);
        const std::string_view type = colon == std::string_view::npos ? "string" : word.substr(colon + 1);
        if (name.ends_with('!')) {
            name.remove_suffix(1);
            required.emplace_back(name);
        }
        properties[name] = type_schema(type);
        shape = space == std::string_view::npos ? ShapeText() : shape.substr(space + 1);
    }
    json::object schema{{"type", "object"}, {"properties", std::move(properties)}};
    if (!required.empty()) schema["required"] = std::move(required);
    return schema;
}

}  // namespace voronka
