#include <unicode/regex.h>

#include "core/text.h"
#include "schema/schema_load.h"
#include "schema/values.h"

namespace voronka {
namespace {

// Puts a field at the end; references over modules get their companion right behind.
Result<void> add_field(Module& module, Field field, const Place& place) {
    if (module.by_key.contains(field.key)) return schema_error(place, "schema_double", field.key);
    const bool over_modules = field.over_modules();
    field.index = module.fields.size();
    module.by_key[field.key] = field.index;
    const std::string key = field.key;
    const Label label = field.label;
    module.fields.push_back(std::move(field));
    if (!over_modules) return {};
    return add_field(module, {.key = key + "_resource", .label = label, .read_only = true, .hidden = true, .max_length = 64},
                     place);
}

Result<void> add_fields(Module& module, const YAML::Node& root, const Place& place) {
    const YAML::Node fields = root["fields"];
    if (fields && !fields.IsSequence())
        return schema_error(place.below("fields"), "schema_bad_value", "", {{"expected", "- key: …"}});
    for (const auto& node : fields) TRY_VOID(add_field(module, TRY(read_field(node, place)), place));
    return {};
}

void add_system_fields(Module& module) {
    for (Field& field : system_fields(module.parent)) {
        module.by_key[field.key] = field.index;
        module.fields.push_back(std::move(field));
    }
}

// A list of fields of this module: its title, its columns …
Result<std::vector<std::string>> read_fields_named(const Module& module, const YAML::Node& root, const Place& place,
                                                   std::string_view attribute) {
    std::vector<std::string> names = TRY(read_words(root, place, attribute));
    std::vector<std::string_view> keys;
    for (const Field& field : module.fields)
        if (!field.hidden) keys.push_back(field.key);
    for (const std::string& name : names)
        if (std::ranges::find(keys, name) == keys.end()) return schema_unknown(place.below(attribute), name, keys);
    return names;
}

Result<void> add_owner(Module& module, const YAML::Node& root, const Place& place) {
    if (!TRY(read_flag(root, place, "owned")) || module.find("owner")) return {};
    return add_field(module,
                     {.key = "owner",
                      .type = FieldType::reference,
                      .label = {"Owner", "Ответственный"},
                      .indexed = true,
                      .references = {"users"}},
                     place);
}

Result<void> add_sections(Module& module, const YAML::Node& root, const Place& place) {
    for (const auto& node : root["sections"]) {
        const Place here = place.below("sections");
        TRY_VOID(known_attributes(node, here, {"key", "label", "fields"}));
        Section section{.key = TRY(read_key(node, here))};
        const Place inside = here.below(section.key);
        if (std::ranges::find(module.sections, section.key, &Section::key) != module.sections.end())
            return schema_error(here, "schema_double", section.key);
        section.label = TRY(read_label(node, inside));
        section.fields = TRY(read_fields_named(module, node, inside, "fields"));
        module.sections.push_back(std::move(section));
    }
    return {};
}

Result<void> add_searched(Module& module, const YAML::Node& root, const Place& place) {
    for (const std::string& name : TRY(read_fields_named(module, root, place, "search")))
        module.fields[module.by_key[name]].searched = true;
    return {};
}

Result<void> read_names(Module& module, const YAML::Node& root, const Place& place) {
    module.label = TRY(read_label(root, place));
    module.labels = TRY(read_label(root, place, "labels"));
    return {};
}

Result<void> read_indexes(Module& module, const YAML::Node& root, const Place& place) {
    for (const auto& node : root["indexes"]) {
        std::vector<std::string> together;
        for (const auto& name : node) {
            const Field* field = module.find(name.as<std::string>(""));
            if (!field || field->storage() == Storage::list)
                return schema_error(place.below("indexes"), "schema_unknown", name.as<std::string>(""));
            together.push_back(field->key);
        }
        module.indexes.push_back(std::move(together));
    }
    return {};
}

Result<void> read_lists(Module& module, const YAML::Node& root, const Place& place) {
    module.title = TRY(read_fields_named(module, root, place, "title"));
    module.list = TRY(read_fields_named(module, root, place, "list"));
    module.duplicates = TRY(read_fields_named(module, root, place, "duplicates"));
    TRY_VOID(read_indexes(module, root, place));
    return add_searched(module, root, place);
}

bool pattern_holds(const std::string& pattern) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::RegexMatcher matcher(icu::UnicodeString::fromUTF8(pattern), 0, status);
    return U_SUCCESS(status);
}

Result<void> check_first_of(const Module& module, const Field& field, const Place& place) {
    if (field.first_of.empty()) return {};
    const FieldType wanted = field.type == FieldType::email ? FieldType::emails : FieldType::phones;
    const Field* list = module.find(field.first_of);
    if (!list) return schema_error(place.below("first_of"), "schema_unknown", field.first_of);
    if (list->type != wanted || (field.type != FieldType::email && field.type != FieldType::phone))
        return schema_error(place, "schema_not_for_type", "first_of");
    return {};
}

}  // namespace

Result<void> check_fields(const Module& module, const Place& place) {
    for (const Field& field : module.fields) {
        const Place here = place.below(field.key);
        TRY_VOID(check_first_of(module, field, here));
        if (!field.pattern.empty() && !pattern_holds(field.pattern))
            return schema_error(here.below("pattern"), "schema_bad_value", field.pattern, {{"expected", "[A-Z]{2}[0-9]+"}});
        if (!field.default_value.empty() && !read_text(field, field.default_value))
            return schema_error(here.below("default"), "schema_bad_value", field.default_value, {{"expected", field.key}});
    }
    return {};
}

Result<Module> read_module(const YAML::Node& root, const Place& place) {
    TRY_VOID(known_attributes(root, place,
                              {"key", "singular", "label", "labels", "title", "title_mode", "owned", "internal", "logged", "list",
                               "search", "duplicates", "indexes", "sections", "fields", "children"}));
    Module module{.key = TRY(read_key(root, place))};
    module.singular = root["singular"] ? TRY(read_key(root, place, "singular")) : module.key;
    TRY_VOID(read_names(module, root, place));
    const std::string mode = TRY(read_word(root, place, "title_mode", "join"));
    if (mode != "join" && mode != "first_present")
        return schema_unknown(place.below("title_mode"), mode, {"join", "first_present"});
    module.title_first_present = mode == "first_present";
    module.internal = TRY(read_flag(root, place, "internal"));
    module.logged = TRY(read_flag(root, place, "logged", true));
    add_system_fields(module);
    TRY_VOID(add_fields(module, root, place));
    TRY_VOID(add_owner(module, root, place));
    TRY_VOID(add_sections(module, root, place));
    TRY_VOID(read_lists(module, root, place));
    for (const auto& node : root["children"]) {
        if (!node.IsMap()) return schema_error(place.below("children"), "schema_bad_value", "", {{"expected", "- key: …"}});
        module.children.push_back(TRY(read_key(node, place.below("children"))));
    }
    TRY_VOID(check_fields(module, place));
    return module;
}

Result<Module> read_child(const Module& parent, const YAML::Node& node, const Place& outside) {
    const std::string name = TRY(read_key(node, outside));
    const Place place = outside.below(name);
    TRY_VOID(
        known_attributes(node, place, {"key", "singular", "label", "labels", "title", "list", "search", "duplicates", "fields"}));
    Module child{.key = parent.key + "." + name};
    child.singular = node["singular"] ? TRY(read_key(node, place, "singular")) : name;
    child.internal = parent.internal;
    child.logged = parent.logged;
    child.parent = parent.key;
    child.child_name = name;
    TRY_VOID(read_names(child, node, place));
    add_system_fields(child);
    TRY_VOID(add_fields(child, node, place));
    TRY_VOID(read_lists(child, node, place));
    TRY_VOID(check_fields(child, place));
    return child;
}

Result<void> extend(Module& module, const YAML::Node& root, const Place& place) {
    TRY_VOID(known_attributes(root, place, {"extends", "fields", "search"}));
    const std::size_t before = module.fields.size();
    for (const auto& node : root["fields"]) {
        Field field = TRY(read_field(node, place));
        if (!field.custom) return schema_error(place, "schema_not_custom", field.key, {{"nearest", "x_" + field.key}});
        TRY_VOID(add_field(module, std::move(field), place));
    }
    TRY_VOID(add_searched(module, root, place));
    TRY_VOID(check_fields(module, place));
    if (module.sections.empty() || module.sections.back().key != "more")
        module.sections.push_back({.key = "more", .label = {"More", "Ещё"}, .fields = {}});
    for (std::size_t i = before; i < module.fields.size(); ++i)
        if (!module.fields[i].hidden) module.sections.back().fields.push_back(module.fields[i].key);
    return {};
}

}  // namespace voronka
