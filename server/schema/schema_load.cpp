#include "schema/schema_load.h"

#include "core/embedded.h"

namespace voronka {
namespace {

Result<YAML::Node> parsed(const Source& source) {
    try {
        return YAML::Load(std::string(source.text));
    } catch (const YAML::Exception& wrong) {
        return schema_error({source.name, ""}, "schema_yaml", wrong.what());
    }
}

std::string base_name(std::string_view file) { return std::string(file.substr(file.rfind('/') + 1)); }

}  // namespace

/// Reads files one after another into a schema.
class SchemaLoader {
  public:
    Result<void> read(const Source& source);
    /// Once all files are read: references may point to modules of later files.
    Result<void> check_references() const;
    Schema take() { return std::move(schema_); }

  private:
    Result<void> read_new(const YAML::Node& root, const Place& place);
    Result<void> read_extension(const YAML::Node& root, const Place& place);
    Module& put(Module module);
    std::vector<std::string_view> keys() const;

    Schema schema_;
    std::map<const Module*, std::string> files_;
};

Module& SchemaLoader::put(Module module) {
    Module& kept = schema_.modules_.emplace_back(std::move(module));
    schema_.by_key_[kept.key] = &kept;
    return kept;
}

std::vector<std::string_view> SchemaLoader::keys() const {
    std::vector<std::string_view> keys;
    for (const Module& module : schema_.modules_) keys.push_back(module.key);
    return keys;
}

Result<void> SchemaLoader::read_new(const YAML::Node& root, const Place& place) {
    Module module = TRY(read_module(root, place));
    if (schema_.find(module.key)) return schema_error(place, "schema_double", module.key);
    const Module& kept = put(std::move(module));
    files_[&kept] = place.file;
    for (const auto& node : root["children"]) {
        Module child = TRY(read_child(kept, node, place));
        if (schema_.find(child.key)) return schema_error(place.below("children"), "schema_double", child.child_name);
        files_[&put(std::move(child))] = place.file;
    }
    return {};
}

Result<void> SchemaLoader::read_extension(const YAML::Node& root, const Place& place) {
    const std::string key = TRY(read_word(root, place, "extends"));
    const auto found = schema_.by_key_.find(key);
    if (found == schema_.by_key_.end() || found->second->internal) return schema_unknown(place.below("extends"), key, keys());
    TRY_VOID(extend(*found->second, root, place));
    files_[found->second] += ", " + place.file;
    return {};
}

Result<void> SchemaLoader::read(const Source& source) {
    const Place place{base_name(source.name), ""};
    const YAML::Node root = TRY(parsed({place.file, source.text}));
    try {
        return root.IsMap() && root["extends"] ? read_extension(root, place) : read_new(root, place);
    } catch (const YAML::Exception& wrong) {  // a shape that nothing above names more exactly
        return schema_error(place, "schema_yaml", wrong.what());
    }
}

Result<void> SchemaLoader::check_references() const {
    for (const Module& module : schema_.modules_)
        for (const Field& field : module.fields)
            for (const std::string& to : field.references)
                if (!schema_.find(to)) return schema_unknown({files_.at(&module), field.key + ".references"}, to, keys());
    return {};
}

Result<Schema> Schema::load(std::span<const Source> built_in, std::span<const Source> added) {
    SchemaLoader loader;
    for (const Source& source : built_in) TRY_VOID(loader.read(source));
    for (const Source& source : added) TRY_VOID(loader.read(source));
    TRY_VOID(loader.check_references());
    return loader.take();
}

Result<Schema> Schema::built_in(std::span<const Source> added) {
    std::vector<Source> sources;
    for (const EmbeddedFile& file : embedded_files())
        if (std::string_view(file.name).starts_with("modules/")) sources.push_back({file.name, file.text()});
    return load(sources, added);
}

}  // namespace voronka
