#include "exchange/mapping.h"

#include <algorithm>

#include <boost/json/array.hpp>
#include <boost/json/value.hpp>

namespace voronka::exchange {
namespace {

namespace json = boost::json;

std::unexpected<Error> wrong(std::string place) { return fail_field(std::move(place), "import_mapping_wrong"); }

std::string text_of(const json::string& text) { return {text.data(), text.size()}; }

/// The member as text; empty where it is null or not there.
Result<std::string> text_member(const json::object& object, std::string_view key, const std::string& place) {
    const auto* found = object.if_contains(key);
    if (found == nullptr || found->is_null()) return std::string();
    if (!found->is_string()) return wrong(place + std::string(key));
    return text_of(found->get_string());
}

Result<std::vector<std::string>> texts_member(const json::object& object, std::string_view key, const std::string& place) {
    std::vector<std::string> texts;
    const auto* found = object.if_contains(key);
    if (found == nullptr || found->is_null()) return texts;
    if (!found->is_array()) return wrong(place + std::string(key));
    for (const auto& entry : found->get_array()) {
        if (!entry.is_string()) return wrong(place + std::string(key));
        texts.push_back(text_of(entry.get_string()));
    }
    return texts;
}

Result<std::map<std::string, std::string, std::less<>>> map_member(const json::object& object, std::string_view key,
                                                                   const std::string& place) {
    std::map<std::string, std::string, std::less<>> map;
    const auto* found = object.if_contains(key);
    if (found == nullptr || found->is_null()) return map;
    if (!found->is_object()) return wrong(place + std::string(key));
    for (const auto& [name, value] : found->get_object()) {
        if (!value.is_string() && !value.is_null()) return wrong(place + std::string(key) + "." + std::string(name));
        map.emplace(std::string(name), value.is_null() ? std::string() : text_of(value.get_string()));
    }
    return map;
}

Result<ColumnMapping> column_from_json(const json::value& value, const std::string& place) {
    if (!value.is_object()) return wrong(place);
    const auto& object = value.get_object();
    ColumnMapping column;
    const auto* index = object.if_contains("index");
    if (index == nullptr || !index->is_int64() || index->get_int64() < 0) return wrong(place + ".index");
    column.index = static_cast<std::size_t>(index->get_int64());
    column.field = TRY(text_member(object, "field", place + "."));
    column.values = TRY(map_member(object, "values", place + "."));
    column.blank = TRY(texts_member(object, "blank", place + "."));
    column.format = TRY(text_member(object, "format", place + "."));
    return column;
}

Result<ReferenceChoice> reference_from_json(const json::value& value, const std::string& place) {
    if (value.is_null()) return ReferenceChoice{.action = ReferenceChoice::Action::leave_empty};
    if (!value.is_object()) return wrong(place);
    const auto& object = value.get_object();
    if (const auto* id = object.if_contains("use"); id != nullptr && id->is_int64())
        return ReferenceChoice{.action = ReferenceChoice::Action::use, .id = id->get_int64()};
    if (const auto* create = object.if_contains("create"); create != nullptr && create->is_bool() && create->get_bool())
        return ReferenceChoice{.action = ReferenceChoice::Action::create};
    return wrong(place);
}

Result<void> read_references(const json::object& object, Mapping& mapping) {
    const auto* references = object.if_contains("references");
    if (references == nullptr || references->is_null()) return {};
    if (!references->is_object()) return wrong("references");
    for (const auto& [field, names] : references->get_object()) {
        const std::string place = "references." + std::string(field);
        if (!names.is_object()) return wrong(place);
        for (const auto& [name, choice] : names.get_object()) {
            ReferenceChoice read = TRY(reference_from_json(choice, place + "." + std::string(name)));
            mapping.references[std::string(field)].emplace(std::string(name), read);
        }
    }
    return {};
}

json::array array_of(const std::vector<std::string>& texts) {
    json::array array;
    for (const auto& text : texts) array.emplace_back(text);
    return array;
}

json::object object_of(const std::map<std::string, std::string, std::less<>>& map) {
    json::object object;
    for (const auto& [name, value] : map) object[name] = value;
    return object;
}

json::value optional_text(const std::string& text) { return text.empty() ? json::value() : json::value(text); }

json::value to_json(const ReferenceChoice& choice) {
    switch (choice.action) {
        case ReferenceChoice::Action::use:
            return json::object{{"use", choice.id}};
        case ReferenceChoice::Action::create:
            return json::object{{"create", true}};
        case ReferenceChoice::Action::leave_empty:
            return nullptr;
    }
    return nullptr;
}

constexpr std::pair<ImportOptions::OnDuplicate, std::string_view> on_duplicate_names[] = {
    {ImportOptions::OnDuplicate::skip, "skip"},
    {ImportOptions::OnDuplicate::update, "update"},
    {ImportOptions::OnDuplicate::create, "create"}};

}  // namespace

const ColumnMapping* Mapping::of_field(std::string_view field) const {
    const auto found = std::ranges::find(columns, field, &ColumnMapping::field);
    return found == columns.end() ? nullptr : &*found;
}

json::object to_json(const Mapping& mapping) {
    json::array columns;
    for (const auto& column : mapping.columns) {
        json::object object{{"index", column.index}, {"field", optional_text(column.field)}};
        if (!column.values.empty()) object["values"] = object_of(column.values);
        if (!column.blank.empty()) object["blank"] = array_of(column.blank);
        if (!column.format.empty()) object["format"] = column.format;
        columns.push_back(std::move(object));
    }
    json::object references;
    for (const auto& [field, names] : mapping.references) {
        json::object object;
        for (const auto& [name, choice] : names) object[name] = to_json(choice);
        references[field] = std::move(object);
    }
    return {{"columns", std::move(columns)}, {"references", std::move(references)}, {"constants", object_of(mapping.constants)}};
}

Result<Mapping> mapping_from_json(const json::value& value) {
    if (!value.is_object()) return wrong("mapping");
    const auto& object = value.get_object();
    Mapping mapping;
    if (const auto* columns = object.if_contains("columns"); columns != nullptr && !columns->is_null()) {
        if (!columns->is_array()) return wrong("columns");
        for (const auto& entry : columns->get_array()) {
            const std::string place = "columns[" + std::to_string(mapping.columns.size()) + "]";
            ColumnMapping column = TRY(column_from_json(entry, place));
            if (!column.field.empty() && mapping.of_field(column.field) != nullptr)
                return fail_field(place + ".field", "import_field_twice", {{"field", column.field}});
            mapping.columns.push_back(std::move(column));
        }
    }
    TRY_VOID(read_references(object, mapping));
    mapping.constants = TRY(map_member(object, "constants", ""));
    return mapping;
}

json::object to_json(const ImportOptions& options) {
    std::string_view on_duplicate;
    for (const auto& [value, name] : on_duplicate_names)
        if (value == options.on_duplicate) on_duplicate = name;
    return {{"on_duplicate", on_duplicate},
            {"match_by", array_of(options.match_by)},
            {"date_format", optional_text(options.date_format)},
            {"decimal", optional_text(options.decimal)}};
}

Result<ImportOptions> options_from_json(const json::value& value) {
    if (!value.is_object()) return wrong("options");
    const auto& object = value.get_object();
    ImportOptions options;
    const std::string on_duplicate = TRY(text_member(object, "on_duplicate", "options."));
    const auto* named = std::ranges::find(on_duplicate_names, on_duplicate, [](const auto& entry) { return entry.second; });
    if (named != std::end(on_duplicate_names)) {
        options.on_duplicate = named->first;
    } else if (!on_duplicate.empty()) {
        return wrong("options.on_duplicate");
    }
    if (object.contains("match_by")) options.match_by = TRY(texts_member(object, "match_by", "options."));
    options.date_format = TRY(text_member(object, "date_format", "options."));
    if (!options.date_format.empty() && !order_of_pattern(options.date_format)) return wrong("options.date_format");
    options.decimal = TRY(text_member(object, "decimal", "options."));
    if (!options.decimal.empty() && options.decimal != "." && options.decimal != ",") return wrong("options.decimal");
    return options;
}

CellFormat format_of(const ColumnKind& recognised, const ColumnMapping& column, const ImportOptions& options) {
    CellFormat format = recognised.format;
    format.blank = column.blank;
    if (!options.decimal.empty()) format.decimal = options.decimal.front();
    for (const auto& pattern : {options.date_format, column.format})
        if (const auto order = order_of_pattern(pattern)) {
            format.order = *order;
            format.pattern = pattern;
        }
    return format;
}

}  // namespace voronka::exchange
