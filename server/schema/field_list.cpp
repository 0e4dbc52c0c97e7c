#include <boost/json.hpp>

#include "core/text.h"
#include "schema/field_types.h"

namespace voronka {
namespace {

namespace json = boost::json;
constexpr std::size_t most_items = 100;
constexpr std::int64_t item_length = 250;
constexpr std::int64_t kind_length = 50;

// One item as a field of its own: the same rules hold for one e-mail as for the first of several.
Field single(const Field& list) {
    Field field = list;
    field.max_length = item_length;
    switch (list.type) {
        case FieldType::emails:
            field.type = FieldType::email;
            break;
        case FieldType::phones:
            field.type = FieldType::phone;
            break;
        case FieldType::choices:
            field.type = FieldType::choice;
            break;
        default:
            field.type = FieldType::text;
            break;
    }
    return field;
}

// "work", "mobile": a word of whoever keeps it; often empty.
Result<std::string> read_kind(const Field& one, const json::value* kind) {
    if (!kind || kind->is_null()) return std::string();
    const Value read = TRY(read_text_json({.key = one.key, .max_length = kind_length}, *kind));
    return empty(read) ? std::string() : std::get<std::string>(read);
}

Result<std::optional<Item>> read_item(const Field& one, const json::value& value, bool with_kind) {
    Item item;
    const json::value* text = &value;
    if (with_kind && value.is_object()) {
        const json::object& object = value.as_object();
        text = object.if_contains("value");
        const auto* kind = object.if_contains("kind");
        if (!text || object.size() > (kind ? 2U : 1U)) return wrong_type(one, "[{\"value\",\"kind\"}]");
        item.kind = TRY(read_kind(one, kind));
    }
    if (text->is_null()) return std::optional<Item>();
    Value read = TRY(read_text_json(one, *text));
    if (empty(read)) return std::optional<Item>();
    item.value = std::move(std::get<std::string>(read));
    return std::optional(std::move(item));
}

Result<Value> read_ids(const Field& field, const json::array& array) {
    Ids ids;
    for (const json::value& value : array) {
        if (!value.is_int64()) return wrong_type(field, "[id]");
        const auto id = std::get<std::int64_t>(TRY(read_integer_json({.key = field.key, .type = FieldType::reference}, value)));
        if (std::ranges::find(ids, id) == ids.end()) ids.push_back(id);
    }
    return ids.empty() ? Value() : Value(std::move(ids));
}

Result<json::value> id_of(const Field& field, std::string_view text) {
    const Value id = TRY(read_integer_text({.key = field.key, .type = FieldType::reference}, text));
    return json::value(std::get<std::int64_t>(id));
}

}  // namespace

Result<Value> read_list_json(const Field& field, const json::value& value) {
    if (!value.is_array()) return wrong_type(field, "[]");
    const json::array& array = value.as_array();
    if (array.size() > most_items) return fail_field(field.key, "too_many_items", {{"max", std::to_string(most_items)}});
    if (field.type == FieldType::references) return read_ids(field, array);
    const bool with_kind = field.type == FieldType::emails || field.type == FieldType::phones;
    const Field one = single(field);
    Items items;
    for (const json::value& element : array) {
        auto item = TRY(read_item(one, element, with_kind));
        if (!item) continue;
        const bool there = std::ranges::any_of(items, [&](const Item& other) { return fold(other.value) == fold(item->value); });
        if (!there) items.push_back(std::move(*item));
    }
    return items.empty() ? Value() : Value(std::move(items));
}

// Several values in one cell are parted by commas, semicolons or lines; the semicolon of a phone's extension
// parts nothing.
Result<Value> read_list_text(const Field& field, std::string_view text) {
    json::array array;
    std::size_t begin = 0;
    for (std::size_t at = 0; at <= text.size(); ++at) {
        if (at < text.size() && std::string_view(",;\n").find(text[at]) == std::string_view::npos) continue;
        if (field.type == FieldType::phones && text.substr(at).starts_with(";ext=")) continue;
        const std::string_view part = trimmed(text.substr(begin, at - begin));
        if (!part.empty()) array.emplace_back(json::string(part));
        begin = at + 1;
    }
    if (array.empty()) return Value();
    if (field.type == FieldType::references)
        for (json::value& element : array) element = TRY(id_of(field, element.as_string()));
    return read_list_json(field, array);
}

}  // namespace voronka
