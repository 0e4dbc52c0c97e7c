#pragma once
#include <yaml-cpp/yaml.h>

#include <initializer_list>

#include "schema/schema.h"

namespace voronka {

/// Where in which file we are, for errors: "deal.yaml", "amount".
struct Place {
    std::string file;
    std::string field;

    Place below(std::string_view part) const {
        return {file, field.empty() ? std::string(part) : field + "." + std::string(part)};
    }
};

/// A mistake in a module's YAML: sentence `code` with file, field, what and what stands in `more`.
std::unexpected<Error> schema_error(const Place&, std::string code, std::string_view what, MessageArgs more = {});
/// «There is no WHAT», with the nearest of the names that there are.
std::unexpected<Error> schema_unknown(const Place&, std::string_view what, const std::vector<std::string_view>& known);

/// Attributes that are not among these, or stand twice, are refused; so is what is no map at all.
Result<void> known_attributes(const YAML::Node&, const Place&, std::initializer_list<std::string_view> known);
/// A key of a module or field is the name of a table or column: small Latin letters, digits, underscores.
Result<std::string> read_key(const YAML::Node& parent, const Place&, std::string_view attribute = "key");
Result<Label> read_label(const YAML::Node& parent, const Place&, std::string_view attribute = "label");
/// A list of words; nothing where the attribute is not there.
Result<std::vector<std::string>> read_words(const YAML::Node& parent, const Place&, std::string_view attribute);
Result<std::string> read_word(const YAML::Node& parent, const Place&, std::string_view attribute,
                              std::string_view otherwise = "");
Result<bool> read_flag(const YAML::Node& parent, const Place&, std::string_view attribute, bool otherwise = false);

Result<Field> read_field(const YAML::Node&, const Place&);
/// id, version, created_at … title; and `parent` in children.
std::vector<Field> system_fields(const std::string& parent);
/// A module or one of its children, with all of its fields.
Result<Module> read_module(const YAML::Node&, const Place&);
Result<Module> read_child(const Module& parent, const YAML::Node&, const Place&);
/// Fields that a company adds to a module: behind the others, and in a section «More» at the end.
Result<void> extend(Module&, const YAML::Node&, const Place&);
/// What one field says of another field of the same module: first_of, default values, patterns.
Result<void> check_fields(const Module&, const Place&);

}  // namespace voronka
