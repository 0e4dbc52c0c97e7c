#include <boost/json.hpp>

#include "core/text.h"
#include "schema/field_types.h"

namespace voronka {
namespace {

namespace json = boost::json;
constexpr std::size_t most_items = 100;

// One item as a field of its own: the same rules hold for one e-mail as for the first of several.
Field single(const Field& list) {
    Field field = list;
    field.max_length = 250;
    switch (list.type) {
        case FieldType::emails: field.type = FieldType::email; break;
        case FieldType::phones: field.type = FieldType::phone; break;
        case FieldType::choices: field.type = FieldType::choice; break;
        default: field.type = FieldType::text; break;
    }
    return field;
}

Result<std::optional<Item>> read_item(const Field& one, const json::value& value, bool with_kind) {
    Item item;
    const json::value* text = &value;
    if (with_kind && value.is_object()) {
        const auto* kind = value.as_object().if_contains("kind");
        if (kind && kind->is_string()) item.kind = std::string(trimmed(kind->as_string()));
        text = value.as_object().if_contains("value");
        if (!text) return wrong_type(one, "[{\"value\",\"kind\"}]");
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
        if (!value.is_int64() || value.as_int64() <= 0) return wrong_type(field, "[id]");
        if (std::ranges::find(ids, value.as_int64()) == ids.end()) ids.push_back(value.as_int64());
    }
    return ids.empty() ? Value() : Value(std::move(ids));
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

// Several values in one cell are parted by commas or semicolons.
Result<Value> read_list_text(const Field& field, std::string_view text) {
    json::array array;
    while (!text.empty()) {
        const auto end = text.find_first_of(",;\n");
        const std::string_view part = trimmed(text.substr(0, end));
        if (!part.empty()) array.emplace_back(json::string(part));
        if (end == std::string_view::npos) break;
        text.remove_prefix(end + 1);
    }
    return read_list_json(field, array);
}

}  // namespace voronka
