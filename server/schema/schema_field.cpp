#include <charconv>

#include "core/text.h"
#include "schema/schema_json.h"
#include "schema/schema_load.h"

namespace voronka {
namespace {

constexpr std::int64_t text_length = 250;
constexpr std::int64_t long_text_length = 20'000;
constexpr std::int64_t url_length = 2'000;

// The words of an attribute that takes one of a few.
template <class T>
struct Word {
    std::string_view name;
    T value;
};

constexpr std::array types{Word{"text", FieldType::text},
                           Word{"long_text", FieldType::long_text},
                           Word{"integer", FieldType::integer},
                           Word{"decimal", FieldType::decimal},
                           Word{"percent", FieldType::percent},
                           Word{"money", FieldType::money},
                           Word{"boolean", FieldType::boolean},
                           Word{"date", FieldType::date},
                           Word{"instant", FieldType::instant},
                           Word{"choice", FieldType::choice},
                           Word{"choices", FieldType::choices},
                           Word{"tags", FieldType::tags},
                           Word{"email", FieldType::email},
                           Word{"phone", FieldType::phone},
                           Word{"emails", FieldType::emails},
                           Word{"phones", FieldType::phones},
                           Word{"url", FieldType::url},
                           Word{"reference", FieldType::reference},
                           Word{"references", FieldType::references}};
constexpr std::array formats{Word{"", Format::none},     Word{"inn", Format::inn},     Word{"kpp", Format::kpp},
                             Word{"ogrn", Format::ogrn}, Word{"login", Format::login}, Word{"currency", Format::currency},
                             Word{"zone", Format::zone}};
constexpr std::array sources{Word{"", ChoiceSource::own}, Word{"stages", ChoiceSource::stages},
                             Word{"loss_reasons", ChoiceSource::loss_reasons},
                             Word{"disqualify_reasons", ChoiceSource::disqualify_reasons}};
constexpr std::array on_deletes{Word{"refuse", OnDelete::refuse}, Word{"clear", OnDelete::clear},
                                Word{"cascade", OnDelete::cascade}};
constexpr std::array<std::string_view, 5> colors{"", "good", "risk", "late", "accent"};

template <class Words>
auto read_one_of(const YAML::Node& node, const Place& place, std::string_view attribute, const Words& words,
                 std::string_view otherwise) -> Result<decltype(words[0].value)> {
    const std::string name = TRY(read_word(node, place, attribute, otherwise));
    std::vector<std::string_view> names;
    for (const auto& word : words) {
        if (word.name == name) return word.value;
        if (!word.name.empty()) names.push_back(word.name);
    }
    return schema_unknown(place.below(attribute), name, names);
}

bool takes_choices(FieldType type) { return type == FieldType::choice || type == FieldType::choices; }
bool takes_references(FieldType type) { return type == FieldType::reference || type == FieldType::references; }

Result<Choice> read_choice(const YAML::Node& node, const Place& place) {
    TRY_VOID(known_attributes(node, place, {"key", "label", "color", "aliases"}));
    Choice choice{.key = TRY(read_word(node, place, "key"))};
    if (choice.key.empty()) return schema_error(place, "schema_missing", "key");
    choice.label = TRY(read_label(node, place.below(choice.key)));
    choice.color = TRY(read_word(node, place, "color"));
    if (std::ranges::find(colors, choice.color) == colors.end())
        return schema_unknown(place.below(choice.key), choice.color, {colors.begin() + 1, colors.end()});
    choice.aliases = TRY(read_words(node, place, "aliases"));
    return choice;
}

Result<void> read_choices(const YAML::Node& node, const Place& place, Field& field) {
    for (const auto& one : node["choices"]) {
        Choice choice = TRY(read_choice(one, place.below("choices")));
        if (field.choice(choice.key)) return schema_error(place.below("choices"), "schema_double", choice.key);
        field.choices.push_back(std::move(choice));
    }
    if (!field.choices.empty() && !takes_choices(field.type)) return schema_error(place, "schema_not_for_type", "choices");
    const bool none = field.choices.empty() && !field.open && field.source == ChoiceSource::own;
    if (none && takes_choices(field.type)) return schema_error(place, "schema_missing", "choices");
    return {};
}

Result<std::optional<Decimal>> read_bound(const YAML::Node& node, const Place& place, std::string_view attribute) {
    const std::string text = TRY(read_word(node, place, attribute));
    if (text.empty()) return std::optional<Decimal>();
    const auto number = parse_decimal(text);
    if (!number) return schema_error(place.below(attribute), "schema_bad_value", text, {{"expected", "100"}});
    return number;
}

Result<void> read_bounds(const YAML::Node& node, const Place& place, Field& field) {
    field.min = TRY(read_bound(node, place, "min"));
    field.max = TRY(read_bound(node, place, "max"));
    const bool number = field.type == FieldType::integer || field.type == FieldType::decimal ||
                        field.type == FieldType::percent || field.type == FieldType::money;
    if (!number && (field.min || field.max)) return schema_error(place, "schema_not_for_type", field.min ? "min" : "max");
    if (field.type == FieldType::percent && !field.min) field.min = Decimal::whole(0);
    if (field.type == FieldType::percent && !field.max) field.max = Decimal::whole(100);
    if (field.min && field.max && *field.min > *field.max)
        return schema_error(place.below("max"), "schema_bad_value", format(*field.max, 0),
                            {{"expected", ">= " + format(*field.min, 0)}});
    return {};
}

std::int64_t usual_length(FieldType type) {
    switch (type) {
        case FieldType::long_text:
            return long_text_length;
        case FieldType::text:
        case FieldType::choice:
        case FieldType::email:
        case FieldType::phone:
            return text_length;
        case FieldType::url:
            return url_length;
        default:
            return 0;
    }
}

Result<std::int64_t> read_length(const YAML::Node& node, const Place& place, FieldType type) {
    const std::string text = TRY(read_word(node, place, "max_length"));
    const std::int64_t usual = usual_length(type);
    if (text.empty()) return usual;
    if (!usual) return schema_error(place, "schema_not_for_type", "max_length");
    std::int64_t length = 0;
    const auto [end, wrong] = std::from_chars(text.data(), text.data() + text.size(), length);
    if (wrong != std::errc() || end != text.data() + text.size() || length <= 0)
        return schema_error(place.below("max_length"), "schema_bad_value", text, {{"expected", std::to_string(usual)}});
    return length;
}

Result<void> read_flags(const YAML::Node& node, const Place& place, Field& field) {
    field.required = TRY(read_flag(node, place, "required"));
    field.unique = TRY(read_flag(node, place, "unique"));
    field.indexed = TRY(read_flag(node, place, "indexed"));
    field.looked_up = TRY(read_flag(node, place, "looked_up"));
    field.read_only = TRY(read_flag(node, place, "read_only"));
    field.importable = TRY(read_flag(node, place, "importable"));
    field.create_only = TRY(read_flag(node, place, "create_only"));
    field.hidden = TRY(read_flag(node, place, "hidden"));
    field.open = TRY(read_flag(node, place, "open"));
    return {};
}

Result<void> read_references(const YAML::Node& node, const Place& place, Field& field) {
    field.references = TRY(read_words(node, place, "references"));
    field.on_delete = TRY(read_one_of(node, place, "on_delete", on_deletes, "refuse"));
    if (takes_references(field.type) && field.references.empty()) return schema_error(place, "schema_missing", "references");
    if (!takes_references(field.type) && !field.references.empty())
        return schema_error(place, "schema_not_for_type", "references");
    return {};
}

}  // namespace

std::string_view key(FieldType type) { return std::ranges::find(types, type, &Word<FieldType>::value)->name; }

Result<Field> read_field(const YAML::Node& node, const Place& outside) {
    // Named before anything is known to be wrong in it.
    const Place named = node.IsMap() && node["key"] && node["key"].IsScalar() ? outside.below(node["key"].Scalar()) : outside;
    TRY_VOID(known_attributes(
        node, named,
        {"key",     "type",      "label",      "help",        "aliases",  "required", "unique",   "indexed",    "max_length",
         "min",     "max",       "pattern",    "format",      "choices",  "source",   "open",     "references", "on_delete",
         "default", "read_only", "importable", "create_only", "first_of", "hidden",   "looked_up"}));
    Field field{.key = TRY(read_key(node, named))};
    field.custom = field.key.starts_with("x_");
    field.type = TRY(read_one_of(node, named, "type", types, "text"));
    field.label = TRY(read_label(node, named));
    if (node["help"]) field.help = TRY(read_label(node, named, "help"));
    field.aliases = TRY(read_words(node, named, "aliases"));
    TRY_VOID(read_flags(node, named, field));
    field.max_length = TRY(read_length(node, named, field.type));
    TRY_VOID(read_bounds(node, named, field));
    field.pattern = TRY(read_word(node, named, "pattern"));
    field.format = TRY(read_one_of(node, named, "format", formats, ""));
    field.source = TRY(read_one_of(node, named, "source", sources, ""));
    TRY_VOID(read_choices(node, named, field));
    TRY_VOID(read_references(node, named, field));
    field.first_of = TRY(read_word(node, named, "first_of"));
    field.default_value = TRY(read_word(node, named, "default"));
    return field;
}

}  // namespace voronka
