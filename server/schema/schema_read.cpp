#include "core/text.h"
#include "schema/schema_load.h"

namespace voronka {
namespace {

constexpr std::size_t key_length = 50;

bool valid_key(std::string_view key) {
    if (key.empty() || key.size() > key_length || key.front() < 'a' || key.front() > 'z') return false;
    // Two underscores part the names of side tables and companion columns.
    return key.find("__") == std::string_view::npos &&
           std::ranges::all_of(key, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; });
}

std::string scalar(const YAML::Node& node) { return node.IsScalar() ? node.Scalar() : std::string(); }

}  // namespace

std::unexpected<Error> schema_error(const Place& place, std::string code, std::string_view what, MessageArgs more) {
    MessageArgs args{{"file", place.file}, {"field", place.field.empty() ? "module" : place.field}, {"what", std::string(what)}};
    std::ranges::move(more, std::back_inserter(args));
    return fail(ErrorKind::validation, std::move(code), std::move(args));
}

std::unexpected<Error> schema_unknown(const Place& place, std::string_view what, const std::vector<std::string_view>& known) {
    if (const auto near = nearest(what, known))
        return schema_error(place, "schema_unknown_nearest", what, {{"nearest", std::string(known[*near])}});
    return schema_error(place, "schema_unknown", what);
}

Result<void> known_attributes(const YAML::Node& node, const Place& place, std::initializer_list<std::string_view> known) {
    if (!node.IsMap()) return schema_error(place, "schema_bad_value", scalar(node), {{"expected", "key: value"}});
    const std::vector<std::string_view> names(known);
    std::vector<std::string> seen;
    for (const auto& entry : node) {
        const std::string name = scalar(entry.first);
        if (std::ranges::find(names, name) == names.end()) return schema_unknown(place, name, names);
        if (std::ranges::find(seen, name) != seen.end()) return schema_error(place, "schema_double", name);
        seen.push_back(name);
    }
    return {};
}

Result<std::string> read_word(const YAML::Node& parent, const Place& place, std::string_view attribute,
                              std::string_view otherwise) {
    const YAML::Node node = parent[std::string(attribute)];
    if (!node) return std::string(otherwise);
    if (!node.IsScalar()) return schema_error(place.below(attribute), "schema_bad_value", "", {{"expected", "text"}});
    return node.Scalar();
}

Result<std::string> read_key(const YAML::Node& parent, const Place& place, std::string_view attribute) {
    std::string key = TRY(read_word(parent, place, attribute));
    if (key.empty()) return schema_error(place, "schema_missing", attribute);
    if (!valid_key(key)) return schema_error(place, "schema_bad_key", key);
    return key;
}

Result<Label> read_label(const YAML::Node& parent, const Place& place, std::string_view attribute) {
    const Place here = place.below(attribute);
    const YAML::Node node = parent[std::string(attribute)];
    if (!node) return schema_error(place, "schema_missing", attribute);
    TRY_VOID(known_attributes(node, here, {"en", "ru"}));
    Label label{.en = TRY(read_word(node, here, "en")), .ru = TRY(read_word(node, here, "ru"))};
    if (label.en.empty()) return schema_error(here, "schema_missing", "en");
    if (label.ru.empty()) return schema_error(here, "schema_missing", "ru");
    return label;
}

Result<std::vector<std::string>> read_words(const YAML::Node& parent, const Place& place, std::string_view attribute) {
    const YAML::Node node = parent[std::string(attribute)];
    std::vector<std::string> words;
    if (!node || node.IsNull()) return words;
    if (!node.IsSequence())
        return schema_error(place.below(attribute), "schema_bad_value", scalar(node), {{"expected", "[…, …]"}});
    for (const auto& one : node) {
        if (!one.IsScalar()) return schema_error(place.below(attribute), "schema_bad_value", "", {{"expected", "text"}});
        words.push_back(one.Scalar());
    }
    return words;
}

Result<bool> read_flag(const YAML::Node& parent, const Place& place, std::string_view attribute, bool otherwise) {
    const std::string word = TRY(read_word(parent, place, attribute, otherwise ? "true" : "false"));
    if (word != "true" && word != "false")
        return schema_error(place.below(attribute), "schema_bad_value", word, {{"expected", "true, false"}});
    return word == "true";
}

}  // namespace voronka
