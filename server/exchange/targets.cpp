#include "exchange/targets.h"

#include <algorithm>

namespace voronka::exchange {
namespace {

void add_name(std::vector<std::string>& names, const std::string& name) {
    if (!name.empty() && std::ranges::find(names, name) == names.end()) names.push_back(name);
}

std::vector<std::string> names_of(const Label& label, const std::vector<std::string>& aliases) {
    std::vector<std::string> names;
    add_name(names, label.ru);
    add_name(names, label.en);
    for (const auto& alias : aliases) add_name(names, alias);
    return names;
}

TargetField target_of(const Field& field, const std::string& prefix, const std::vector<TargetChoice>& stages) {
    TargetField target{.key = prefix + field.key,
                       .type = field.type,
                       .format = field.format,
                       .names = names_of(field.label, field.aliases),
                       .open = field.open,
                       .required = field.required};
    for (const auto& choice : field.choices) target.choices.push_back({choice.key, names_of(choice.label, choice.aliases)});
    if (field.source == ChoiceSource::stages) target.choices = stages;
    // Reasons are the process's own; what a file calls them is looked up when it is imported.
    if (field.source != ChoiceSource::own && field.source != ChoiceSource::stages) target.open = true;
    return target;
}

/// What an import may set: not what the system keeps itself, unless the module lets imports.
bool settable(const Field& field) {
    if (field.hidden) return false;
    if (field.key == "external_id" || field.importable) return true;
    return !field.system && !field.read_only;
}

}  // namespace

const TargetField* TargetModule::find(std::string_view field) const {
    const auto found = std::ranges::find(fields, field, &TargetField::key);
    return found == fields.end() ? nullptr : &*found;
}

TargetModule target_of(const Schema& schema, const Module& module, const std::vector<TargetChoice>& stages) {
    TargetModule target{.key = module.key, .names = names_of(module.labels, {module.key, module.singular}), .fields = {}};
    for (const auto& field : module.fields)
        if (settable(field)) target.fields.push_back(target_of(field, "", stages));
    if (std::ranges::find(module.children, "lines") == module.children.end()) return target;
    for (const auto& field : schema.child(module, "lines").fields)
        if (settable(field) && !field.system) target.fields.push_back(target_of(field, "lines.", {}));
    return target;
}

}  // namespace voronka::exchange
