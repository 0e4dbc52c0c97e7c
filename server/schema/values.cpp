#include "schema/values.h"

#include <boost/json.hpp>

#include "core/text.h"
#include "schema/field_types.h"

namespace voronka {
namespace {

void write_items(JsonWriter& out, const Value& value, bool with_kind) {
    out.begin_array();
    for (const Item& item : std::get<Items>(value)) {
        if (!with_kind) {
            out.value(item.value);
            continue;
        }
        out.begin_object().member("value", item.value).key("kind");
        if (item.kind.empty())
            out.null();
        else
            out.value(item.kind);
        out.end_object();
    }
    out.end_array();
}

void write_ids(JsonWriter& out, const Value& value) {
    out.begin_array();
    for (const Id id : std::get<Ids>(value)) out.value(id);
    out.end_array();
}

void text_value(JsonWriter& out, const Value& value) { out.value(std::get<std::string>(value)); }
void text_column(JsonWriter& out, std::string_view text) { out.value(text); }
void raw_column(JsonWriter& out, std::string_view text) { out.raw(text); }
void integer_column(JsonWriter& out, std::int64_t n) { out.value(n); }
void no_integer(JsonWriter& out, std::int64_t) { out.null(); }
void no_text(JsonWriter& out, std::string_view) { out.null(); }

constexpr FieldBehaviour text_behaviour{read_text_json, read_text_text, text_value, no_integer, text_column};
constexpr FieldBehaviour number_behaviour{read_number_json, read_number_text,
                                          [](JsonWriter& out, const Value& v) { out.number(std::get<Decimal>(v)); },
                                          [](JsonWriter& out, std::int64_t n) { out.number(Decimal{n}); }, no_text};
constexpr FieldBehaviour money_behaviour{read_number_json, read_number_text,
                                         [](JsonWriter& out, const Value& v) { out.money(std::get<Decimal>(v)); },
                                         [](JsonWriter& out, std::int64_t n) { out.money(Decimal{n}); }, no_text};
constexpr FieldBehaviour integer_behaviour{read_integer_json, read_integer_text,
                                           [](JsonWriter& out, const Value& v) { out.value(std::get<std::int64_t>(v)); },
                                           integer_column, no_text};
constexpr FieldBehaviour boolean_behaviour{read_boolean_json, read_boolean_text,
                                           [](JsonWriter& out, const Value& v) { out.value(std::get<bool>(v)); },
                                           [](JsonWriter& out, std::int64_t n) { out.value(n != 0); }, no_text};
constexpr FieldBehaviour date_behaviour{
    read_date_json, read_date_text, [](JsonWriter& out, const Value& v) { out.value(std::get<Date>(v)); },
    [](JsonWriter& out, std::int64_t n) { out.value(Date{static_cast<std::int32_t>(n)}); }, no_text};
constexpr FieldBehaviour instant_behaviour{read_instant_json, read_instant_text,
                                           [](JsonWriter& out, const Value& v) { out.value(std::get<Instant>(v)); },
                                           [](JsonWriter& out, std::int64_t n) { out.value(Instant{n}); }, no_text};
constexpr FieldBehaviour item_list_behaviour{
    read_list_json, read_list_text, [](JsonWriter& out, const Value& v) { write_items(out, v, true); }, no_integer, raw_column};
constexpr FieldBehaviour word_list_behaviour{
    read_list_json, read_list_text, [](JsonWriter& out, const Value& v) { write_items(out, v, false); }, no_integer, raw_column};
constexpr FieldBehaviour id_list_behaviour{read_list_json, read_list_text, write_ids, no_integer, raw_column};

const FieldBehaviour& behaviour(FieldType type) {
    switch (type) {
        case FieldType::text:
        case FieldType::long_text:
        case FieldType::choice:
        case FieldType::email:
        case FieldType::phone:
        case FieldType::url:
            return text_behaviour;
        case FieldType::integer:
        case FieldType::reference:
            return integer_behaviour;
        case FieldType::decimal:
        case FieldType::percent:
            return number_behaviour;
        case FieldType::money:
            return money_behaviour;
        case FieldType::boolean:
            return boolean_behaviour;
        case FieldType::date:
            return date_behaviour;
        case FieldType::instant:
            return instant_behaviour;
        case FieldType::choices:
        case FieldType::tags:
            return word_list_behaviour;
        case FieldType::emails:
        case FieldType::phones:
            return item_list_behaviour;
        case FieldType::references:
            return id_list_behaviour;
    }
    return text_behaviour;
}

}  // namespace

Result<Value> read_json(const Field& field, const boost::json::value& value) {
    if (value.is_null()) return Value();
    return behaviour(field.type).read(field, value);
}

Result<Value> read_text(const Field& field, std::string_view text) { return behaviour(field.type).read_text(field, text); }

void write_json(JsonWriter& out, const Field& field, const Value& value) {
    if (empty(value))
        out.null();
    else
        behaviour(field.type).write(out, value);
}

void write_json(JsonWriter& out, const Record& record) {
    out.begin_object();
    for (const Field& field : record.module().fields) {
        if (field.hidden) continue;
        out.key(field.key);
        write_json(out, field, record[field.index]);
    }
    out.end_object();
}

void write_column(JsonWriter& out, const Field& field, std::int64_t n) { behaviour(field.type).write_integer(out, n); }

void write_column(JsonWriter& out, const Field& field, std::string_view text) { behaviour(field.type).write_text(out, text); }

std::vector<std::string> compared_forms(const Field& field, const Value& value) {
    std::vector<std::string> forms;
    if (const auto* ids = get_if<Ids>(value))
        for (const Id id : *ids) forms.push_back(std::to_string(id));
    if (const auto* items = get_if<Items>(value)) {
        const bool kept = field.type == FieldType::phones || field.type == FieldType::choices;
        for (const Item& item : *items) forms.push_back(kept ? item.value : fold(item.value));
    }
    return forms;
}

std::optional<std::int64_t> column_integer(const Value& value) {
    if (const auto* b = get_if<bool>(value)) return *b ? 1 : 0;
    if (const auto* n = get_if<std::int64_t>(value)) return *n;
    if (const auto* d = get_if<Decimal>(value)) return d->units;
    if (const auto* d = get_if<Date>(value)) return d->days;
    if (const auto* i = get_if<Instant>(value)) return i->ms;
    return std::nullopt;
}

std::optional<std::string> column_text(const Field& field, const Value& value) {
    if (empty(value)) return std::nullopt;
    if (const auto* text = get_if<std::string>(value)) return *text;
    std::string json;
    JsonWriter out(json);
    behaviour(field.type).write(out, value);
    return json;
}

Value from_column(const Field& field, std::int64_t n) {
    switch (field.type) {
        case FieldType::boolean:
            return n != 0;
        case FieldType::decimal:
        case FieldType::percent:
        case FieldType::money:
            return Decimal{n};
        case FieldType::date:
            return Date{static_cast<std::int32_t>(n)};
        case FieldType::instant:
            return Instant{n};
        default:
            return n;
    }
}

Value from_column(const Field& field, std::string_view text) {
    if (field.storage() == Storage::text) return std::string(text);
    const boost::json::value parsed = boost::json::parse(text);
    if (field.type == FieldType::references) {
        Ids ids;
        for (const auto& id : parsed.as_array()) ids.push_back(id.as_int64());
        return ids;
    }
    Items items;
    for (const auto& element : parsed.as_array()) {
        if (element.is_string()) {
            items.push_back({std::string(element.as_string()), ""});
            continue;
        }
        const auto& kind = element.at("kind");
        items.push_back({std::string(element.at("value").as_string()), kind.is_string() ? std::string(kind.as_string()) : ""});
    }
    return items;
}

}  // namespace voronka
