#include "core/text.h"
#include "schema/schema_json.h"
#include "schema/schema_load.h"

namespace voronka {
namespace {

constexpr std::int64_t text_length = 250;
constexpr std::int64_t long_text_length = 20'000;

struct TypeName {
    std::string_view name;
    FieldType type;
};
constexpr std::array types{
    TypeName{"text", FieldType::text},           TypeName{"long_text", FieldType::long_text},
    TypeName{"integer", FieldType::integer},     TypeName{"decimal", FieldType::decimal},
    TypeName{"percent", FieldType::percent},     TypeName{"money", FieldType::money},
    TypeName{"boolean", FieldType::boolean},     TypeName{"date", FieldType::date},
    TypeName{"instant", FieldType::instant},     TypeName{"choice", FieldType::choice},
    TypeName{"choices", FieldType::choices},     TypeName{"tags", FieldType::tags},
    TypeName{"email", FieldType::email},         TypeName{"phone", FieldType::phone},
    TypeName{"emails", FieldType::emails},       TypeName{"phones", FieldType::phones},
    TypeName{"url", FieldType::url},             TypeName{"reference", FieldType::reference},
    TypeName{"references", FieldType::references}};

std::optional<FieldType> type_of(std::string_view name) {
    for (const TypeName& one : types)
        if (one.name == name) return one.type;
    return std::nullopt;
}

std::string nearest_type(std::string_view name) {
    std::vector<std::string_view> names;
    for (const TypeName& one : types) names.push_back(one.name);
    const auto near = nearest(name, names);
    return near ? std::string(names[*near]) : std::string();
}

Format format_of(const std::string& word) {
    if (word == "inn") return Format::inn;
    if (word == "kpp") return Format::kpp;
    if (word == "ogrn") return Format::ogrn;
    if (word == "login") return Format::login;
    if (word == "currency") return Format::currency;
    return word == "zone" ? Format::zone : Format::none;
}

ChoiceSource source_of(const std::string& word) {
    if (word == "stages") return ChoiceSource::stages;
    if (word == "loss_reasons") return ChoiceSource::loss_reasons;
    return word == "disqualify_reasons" ? ChoiceSource::disqualify_reasons : ChoiceSource::own;
}

OnDelete on_delete_of(const std::string& word) {
    if (word == "clear") return OnDelete::clear;
    return word == "cascade" ? OnDelete::cascade : OnDelete::refuse;
}

std::vector<std::string> texts(const YAML::Node& node) {
    return node ? node.as<std::vector<std::string>>() : std::vector<std::string>();
}

Result<std::vector<Choice>> read_choices(const YAML::Node& node, const std::string& file, const std::string& place) {
    std::vector<Choice> choices;
    for (const auto& one : node) {
        TRY_VOID(known_attributes(one, file, place + ".choices", {"key", "label", "color", "aliases"}));
        const std::string key = one["key"].as<std::string>("");
        choices.push_back({.key = key,
                           .label = TRY(read_label(one["label"], file, place + "." + key)),
                           .color = one["color"].as<std::string>(""),
                           .aliases = texts(one["aliases"])});
    }
    return choices;
}

std::optional<Decimal> bound(const YAML::Node& node) {
    return node ? parse_decimal(node.as<std::string>()) : std::nullopt;
}

std::int64_t length_of(const YAML::Node& node, FieldType type) {
    if (node["max_length"]) return node["max_length"].as<std::int64_t>();
    switch (type) {
        case FieldType::long_text: return long_text_length;
        case FieldType::text:
        case FieldType::choice:
        case FieldType::email:
        case FieldType::phone: return text_length;
        case FieldType::url: return 2000;
        default: return 0;
    }
}

void read_flags(const YAML::Node& node, Field& field) {
    field.required = node["required"].as<bool>(false);
    field.unique = node["unique"].as<bool>(false);
    field.indexed = node["indexed"].as<bool>(false);
    field.read_only = node["read_only"].as<bool>(false);
    field.importable = node["importable"].as<bool>(false);
    field.create_only = node["create_only"].as<bool>(false);
    field.hidden = node["hidden"].as<bool>(false);
    field.open = node["open"].as<bool>(false);
}

}  // namespace

std::string_view key(FieldType type) {
    return std::ranges::find(types, type, &TypeName::type)->name;
}

std::unexpected<Error> schema_error(const std::string& file, const std::string& place, const std::string& what,
                                    const std::string& near) {
    return fail(ErrorKind::validation, near.empty() ? "schema_wrong" : "schema_wrong_nearest",
                {{"file", file}, {"place", place}, {"what", what}, {"nearest", near}});
}

Result<void> known_attributes(const YAML::Node& node, const std::string& file, const std::string& place,
                              std::initializer_list<std::string_view> known) {
    const std::vector<std::string_view> names(known);
    for (const auto& entry : node) {
        const std::string name = entry.first.as<std::string>();
        if (std::ranges::find(names, name) != names.end()) continue;
        const auto near = nearest(name, names);
        return schema_error(file, place, name, near ? std::string(names[*near]) : "");
    }
    return {};
}

Result<Label> read_label(const YAML::Node& node, const std::string& file, const std::string& place) {
    Label label;
    if (node && node.IsMap()) label = {node["en"].as<std::string>(""), node["ru"].as<std::string>("")};
    if (label.en.empty() || label.ru.empty()) return schema_error(file, place, "label {en, ru}");
    return label;
}

Result<Field> read_field(const YAML::Node& node, const std::string& file) {
    const std::string key = node["key"].as<std::string>("");
    TRY_VOID(known_attributes(node, file, key,
                              {"key", "type", "label", "help", "aliases", "required", "unique", "indexed", "max_length",
                               "min", "max", "pattern", "format", "choices", "source", "open", "references", "on_delete",
                               "default", "read_only", "importable", "create_only", "first_of", "hidden"}));
    if (key.empty()) return schema_error(file, "fields", "key");
    const std::string type_name = node["type"].as<std::string>("text");
    const auto type = type_of(type_name);
    if (!type) return schema_error(file, key, type_name, nearest_type(type_name));
    Field field{.key = key, .type = *type, .label = TRY(read_label(node["label"], file, key))};
    if (node["help"]) field.help = TRY(read_label(node["help"], file, key + ".help"));
    field.aliases = texts(node["aliases"]);
    read_flags(node, field);
    field.custom = key.starts_with("x_");
    field.max_length = length_of(node, *type);
    field.min = bound(node["min"]);
    field.max = bound(node["max"]);
    if (*type == FieldType::percent && !field.min) field.min = Decimal::whole(0);
    if (*type == FieldType::percent && !field.max) field.max = Decimal::whole(100);
    field.pattern = node["pattern"].as<std::string>("");
    field.format = format_of(node["format"].as<std::string>(""));
    field.source = source_of(node["source"].as<std::string>(""));
    field.choices = TRY(read_choices(node["choices"], file, key));
    field.references = texts(node["references"]);
    field.on_delete = on_delete_of(node["on_delete"].as<std::string>("refuse"));
    field.first_of = node["first_of"].as<std::string>("");
    field.default_value = node["default"].as<std::string>("");
    return field;
}

std::vector<Field> system_fields(const std::string& parent) {
    const auto make = [](const char* key, FieldType type, const char* en, const char* ru) {
        return Field{.key = key, .type = type, .label = {en, ru}, .read_only = true, .system = true};
    };
    std::vector<Field> fields{make("id", FieldType::integer, "Number", "Номер"),
                              make("version", FieldType::integer, "Version", "Версия"),
                              make("created_at", FieldType::instant, "Created", "Создано"),
                              make("created_by", FieldType::reference, "Created by", "Кто создал"),
                              make("updated_at", FieldType::instant, "Changed", "Изменено"),
                              make("updated_by", FieldType::reference, "Changed by", "Кто изменил"),
                              make("deleted_at", FieldType::instant, "Deleted", "Удалено"),
                              make("external_id", FieldType::text, "External id", "Внешний номер"),
                              make("title", FieldType::text, "Title", "Название")};
    fields[system_field::created_at].importable = true;
    fields[system_field::created_by].references = {"users"};
    fields[system_field::updated_by].references = {"users"};
    fields[system_field::external_id].read_only = false;
    fields[system_field::external_id].indexed = true;
    fields[system_field::external_id].max_length = text_length;
    fields[system_field::title].hidden = true;
    if (!parent.empty()) {
        fields.push_back(make("parent", FieldType::reference, "Belongs to", "Относится к"));
        fields.back().references = {parent};
        fields.back().hidden = true;
        fields.back().indexed = true;
    }
    for (std::size_t i = 0; i < fields.size(); ++i) fields[i].index = i;
    return fields;
}

}  // namespace voronka
