#pragma once
#include <yaml-cpp/yaml.h>

#include "schema/schema.h"

namespace voronka {

/// One module's YAML on its way into the schema: where it stands, for errors.
struct ModuleText {
    std::string file;
    YAML::Node root;
};

Result<Field> read_field(const YAML::Node&, const std::string& file);
Result<Label> read_label(const YAML::Node&, const std::string& file, const std::string& place);
/// Attributes that are not among these are refused with the nearest name.
Result<void> known_attributes(const YAML::Node&, const std::string& file, const std::string& place,
                              std::initializer_list<std::string_view> known);
std::unexpected<Error> schema_error(const std::string& file, const std::string& place, const std::string& what,
                                    const std::string& nearest = "");
/// id, version, created_at … title; and `parent` in children.
std::vector<Field> system_fields(const std::string& parent);

}  // namespace voronka
