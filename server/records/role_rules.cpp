#include "records/role_rules.h"

#include <yaml-cpp/yaml.h>

#include <set>

#include "schema/schema_load.h"

namespace voronka::records {
namespace {

constexpr std::array rights_of_records{std::pair("read", &RecordRules::read), std::pair("create", &RecordRules::create),
                                       std::pair("update", &RecordRules::update), std::pair("delete", &RecordRules::remove)};

RecordRules record_rules(const YAML::Node& node) {
    RecordRules rules;
    for (const auto& [name, member] : rights_of_records)
        if (node[name]) rules.*member = node[name].as<std::string>();
    return rules;
}

void write(YAML::Emitter& out, const RecordRules& rules) {
    out << YAML::Flow << YAML::BeginMap;
    for (const auto& [name, member] : rights_of_records)
        if (!(rules.*member).empty()) out << YAML::Key << name << YAML::Value << rules.*member;
    out << YAML::EndMap;
}

Result<void> each_once(const YAML::Node& map, const Place& place) {
    std::set<std::string> seen;
    for (const auto& entry : map)
        if (const auto key = entry.first.as<std::string>(); !seen.insert(key).second)
            return schema_error(place, "schema_double", key);
    return {};
}

// A misspelt word, or one that stands twice, would leave out a right or a hidden field without a sound.
Result<void> check_words(const YAML::Node& root) {
    const Place place{.file = "role", .field = "permissions"};
    TRY_VOID(known_attributes(root, place, {"key", "names", "rights", "records", "fields"}));
    if (const YAML::Node rights = root["rights"])
        TRY_VOID(known_attributes(rights, place.below("rights"), {"process.override", "administer"}));
    for (const char* part : {"records", "fields"}) TRY_VOID(each_once(root[part], place.below(part)));
    for (const auto& entry : root["records"])
        TRY_VOID(
            known_attributes(entry.second, place.below(entry.first.as<std::string>()), {"read", "create", "update", "delete"}));
    for (const auto& entry : root["fields"]) TRY_VOID(each_once(entry.second, place.below(entry.first.as<std::string>())));
    return {};
}

}  // namespace

Result<RoleRules> read_role_rules(const std::string& yaml) {
    RoleRules rules;
    try {
        const YAML::Node root = YAML::Load(yaml);
        if (!root.IsMap()) return rules;
        TRY_VOID(check_words(root));
        if (const YAML::Node rights = root["rights"]) {
            rules.override_process = rights["process.override"].as<bool>(false);
            rules.administer = rights["administer"].as<bool>(false);
        }
        for (const auto& entry : root["records"]) {
            const std::string module = entry.first.as<std::string>();
            (module == "default" ? rules.standard : rules.records[module]) = record_rules(entry.second);
        }
        for (const auto& module : root["fields"])
            for (const auto& field : module.second)
                rules.fields[module.first.as<std::string>()][field.first.as<std::string>()] = field.second.as<std::string>();
    } catch (const YAML::Exception& wrong) {
        return fail(ErrorKind::validation, "role_yaml", {{"what", wrong.what()}});
    }
    return rules;
}

std::string write_role_rules(const RoleRules& rules) {
    YAML::Emitter out;
    out << YAML::BeginMap << YAML::Key << "rights" << YAML::Value << YAML::Flow << YAML::BeginMap;
    out << YAML::Key << "process.override" << YAML::Value << rules.override_process;
    out << YAML::Key << "administer" << YAML::Value << rules.administer << YAML::EndMap;
    out << YAML::Key << "records" << YAML::Value << YAML::BeginMap << YAML::Key << "default" << YAML::Value;
    write(out, rules.standard);
    for (const auto& [module, own] : rules.records) {
        out << YAML::Key << module << YAML::Value;
        write(out, own);
    }
    out << YAML::EndMap << YAML::Key << "fields" << YAML::Value << YAML::BeginMap;
    for (const auto& [module, fields] : rules.fields) out << YAML::Key << module << YAML::Value << YAML::Flow << fields;
    out << YAML::EndMap << YAML::EndMap;
    return std::string(out.c_str()) + "\n";
}

}  // namespace voronka::records
