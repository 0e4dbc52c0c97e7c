#include "schema/schema_load.h"

#include "core/embedded.h"
#include "core/text.h"

namespace voronka {
namespace {

Result<YAML::Node> parsed(const Source& source) {
    try {
        return YAML::Load(std::string(source.text));
    } catch (const YAML::Exception& wrong) {
        return schema_error(source.name, "", wrong.what());
    }
}

// Puts a field at the end; references over modules get their companion right behind.
Result<void> add_field(Module& module, Field field, const std::string& file) {
    if (module.by_key.contains(field.key)) return schema_error(file, module.key, "double key " + field.key);
    const bool over_modules = field.over_modules();
    field.index = module.fields.size();
    module.by_key[field.key] = field.index;
    const std::string key = field.key;
    const Label label = field.label;
    module.fields.push_back(std::move(field));
    if (!over_modules) return {};
    return add_field(module,
                     {.key = key + "_resource", .type = FieldType::text, .label = label, .read_only = true, .hidden = true,
                      .max_length = 64},
                     file);
}

Result<void> add_fields(Module& module, const YAML::Node& fields, const std::string& file) {
    for (const auto& node : fields) TRY_VOID(add_field(module, TRY(read_field(node, file)), file));
    return {};
}

void add_system_fields(Module& module) {
    for (Field& field : system_fields(module.parent)) {
        module.by_key[field.key] = field.index;
        module.fields.push_back(std::move(field));
    }
}

std::vector<std::string> texts(const YAML::Node& node) {
    return node ? node.as<std::vector<std::string>>() : std::vector<std::string>();
}

Result<void> name_fields(const Module& module, const std::vector<std::string>& names, const std::string& file,
                         const std::string& place) {
    std::vector<std::string_view> keys;
    for (const Field& field : module.fields) keys.push_back(field.key);
    for (const std::string& name : names) {
        if (module.find(name)) continue;
        const auto near = nearest(name, keys);
        return schema_error(file, place, name, near ? std::string(keys[*near]) : "");
    }
    return {};
}

Result<void> add_owner(Module& module, const YAML::Node& root, const std::string& file) {
    if (!root["owned"].as<bool>(false) || module.find("owner")) return {};
    return add_field(module,
                     {.key = "owner", .type = FieldType::reference, .label = {"Owner", "Ответственный"}, .indexed = true,
                      .references = {"users"}},
                     file);
}

Result<void> add_sections(Module& module, const YAML::Node& root, const std::string& file) {
    for (const auto& node : root["sections"]) {
        TRY_VOID(known_attributes(node, file, "sections", {"key", "label", "fields"}));
        Section section{.key = node["key"].as<std::string>(""),
                        .label = TRY(read_label(node["label"], file, "sections")),
                        .fields = texts(node["fields"])};
        TRY_VOID(name_fields(module, section.fields, file, "sections." + section.key));
        module.sections.push_back(std::move(section));
    }
    return {};
}

Result<Module> read_module(const YAML::Node& root, const std::string& file) {
    TRY_VOID(known_attributes(root, file, "",
                              {"key", "singular", "label", "labels", "title", "title_mode", "owned", "internal", "logged",
                               "list", "search", "duplicates", "sections", "fields", "children", "extends"}));
    Module module{.key = root["key"].as<std::string>("")};
    if (module.key.empty()) return schema_error(file, "", "key");
    module.singular = root["singular"].as<std::string>(module.key);
    module.label = TRY(read_label(root["label"], file, "label"));
    module.labels = TRY(read_label(root["labels"], file, "labels"));
    module.title = texts(root["title"]);
    module.title_first_present = root["title_mode"].as<std::string>("join") == "first_present";
    module.internal = root["internal"].as<bool>(false);
    module.logged = root["logged"].as<bool>(true);
    module.list = texts(root["list"]);
    module.duplicates = texts(root["duplicates"]);
    add_system_fields(module);
    TRY_VOID(add_fields(module, root["fields"], file));
    TRY_VOID(add_owner(module, root, file));
    TRY_VOID(add_sections(module, root, file));
    const std::vector<std::string> searched = texts(root["search"]);
    TRY_VOID(name_fields(module, module.title, file, "title"));
    TRY_VOID(name_fields(module, module.list, file, "list"));
    TRY_VOID(name_fields(module, module.duplicates, file, "duplicates"));
    TRY_VOID(name_fields(module, searched, file, "search"));
    for (const std::string& name : searched) module.fields[module.by_key[name]].searched = true;
    for (const auto& node : root["children"]) module.children.push_back(node["key"].as<std::string>(""));
    return module;
}

Result<Module> read_child(const Module& parent, const YAML::Node& node, const std::string& file) {
    TRY_VOID(known_attributes(node, file, parent.key, {"key", "singular", "label", "labels", "fields", "title", "list"}));
    const std::string name = node["key"].as<std::string>("");
    Module child{.key = parent.key + "." + name, .singular = node["singular"].as<std::string>(name)};
    child.label = TRY(read_label(node["label"], file, name));
    child.labels = TRY(read_label(node["labels"], file, name));
    child.title = texts(node["title"]);
    child.list = texts(node["list"]);
    child.internal = parent.internal;
    child.parent = parent.key;
    child.child_name = name;
    add_system_fields(child);
    TRY_VOID(add_fields(child, node["fields"], file));
    return child;
}

// Fields that a company adds to a module; they are shown in a section at the end.
Result<void> extend(Module& module, const YAML::Node& root, const std::string& file) {
    TRY_VOID(known_attributes(root, file, "", {"extends", "fields"}));
    Section more{.key = "more", .label = {"More", "Ещё"}};
    for (const auto& node : root["fields"]) {
        Field field = TRY(read_field(node, file));
        if (!field.key.starts_with("x_")) return schema_error(file, field.key, field.key, "x_" + field.key);
        more.fields.push_back(field.key);
        TRY_VOID(add_field(module, std::move(field), file));
    }
    module.sections.push_back(std::move(more));
    return {};
}

Result<void> references_exist(const Schema& schema) {
    for (const Module& module : schema.modules())
        for (const Field& field : module.fields)
            for (const std::string& to : field.references)
                if (!schema.find(to)) return schema_error(module.key, field.key, "references: " + to);
    return {};
}

}  // namespace

Result<Schema> Schema::load(std::span<const Source> built_in, std::span<const Source> added) {
    Schema schema;
    const auto put = [&](Module module) -> Module& {
        Module& kept = schema.modules_.emplace_back(std::move(module));
        schema.by_key_[kept.key] = &kept;
        return kept;
    };
    const auto read = [&](const Source& source) -> Result<void> {
        const YAML::Node root = TRY(parsed(source));
        if (root["extends"]) {
            const auto found = schema.by_key_.find(root["extends"].as<std::string>());
            if (found == schema.by_key_.end()) return schema_error(source.name, "extends", root["extends"].as<std::string>());
            return extend(*found->second, root, source.name);
        }
        Module module = TRY(read_module(root, source.name));
        if (schema.find(module.key)) return schema_error(source.name, "", "double module " + module.key);
        const Module& kept = put(std::move(module));
        for (const auto& node : root["children"]) put(TRY(read_child(kept, node, source.name)));
        return {};
    };
    try {
        for (const Source& source : built_in) TRY_VOID(read(source));
        for (const Source& source : added) TRY_VOID(read(source));
    } catch (const YAML::Exception& wrong) {
        return schema_error("", "", wrong.what());
    }
    TRY_VOID(references_exist(schema));
    return schema;
}

Result<Schema> Schema::built_in(std::span<const Source> added) {
    std::vector<Source> sources;
    for (const EmbeddedFile& file : embedded_files())
        if (std::string_view(file.name).starts_with("modules/")) sources.push_back({file.name, file.text()});
    return load(sources, added);
}

}  // namespace voronka
