#include <yaml-cpp/yaml.h>

#include "records/directory.h"

namespace voronka::records {
namespace {

// `all`, `none`, true, false, or a query; a query gives the filter, the others decide by themselves.
struct Rule {
    bool allowed = false;
    query::BoundPtr filter;
};

Result<Rule> rule(const YAML::Node& node, const Module& module, const query::Surroundings& around) {
    const std::string text = node ? node.as<std::string>("none") : "none";
    if (text == "all" || text == "true") return Rule{.allowed = true};
    if (text == "none" || text == "false" || text.empty()) return Rule{};
    const query::BoundPtr filter = TRY(query::bind_rule(text, module, around));
    return Rule{.allowed = true, .filter = filter};
}

Result<ModuleRights> module_rights(const YAML::Node& own, const YAML::Node& standard, const Module& module,
                                   const query::Surroundings& around) {
    const auto of = [&](const char* right) { return own && own[right] ? own[right] : standard[right]; };
    const Rule read = TRY(rule(of("read"), module, around));
    const Rule create = TRY(rule(of("create"), module, around));
    const Rule update = TRY(rule(of("update"), module, around));
    const Rule remove = TRY(rule(of("delete"), module, around));
    // What may not be read at all is compiled into every query as a filter that nothing meets.
    const query::BoundPtr nothing = read.allowed ? query::BoundPtr() : TRY(query::bind("id = 0", module, around));
    return ModuleRights{.read = read.allowed,
                        .create = create.allowed,
                        .update = update.allowed,
                        .remove = remove.allowed,
                        .readable = read.allowed ? read.filter : nothing,
                        .updatable = update.filter,
                        .removable = remove.filter};
}

std::unexpected<Error> wrong_field(const Role& role, const char* code, const std::string& module, const std::string& field) {
    return fail_field("permissions", code, {{"role", role.key}, {"module", module}, {"field", field}});
}

// Fields that say the same are hidden together: the sum and the one in the company's currency, all e-mails and the first.
void add_field_rule(Rights& rights, const Module& module, const Field& field, FieldRule rule) {
    for (const Field& one : module.fields)
        if (&one == &field || one.key == field.key + "_base" || one.first_of == field.key || field.first_of == one.key)
            rights.fields[&one] = rule;
}

Result<void> field_rules(const Role& role, const YAML::Node& node, const Schema& schema, Rights& rights) {
    for (const auto& of : node) {
        const std::string key = of.first.as<std::string>();
        const Module* module = schema.find(key);
        if (!module || module->internal) return wrong_field(role, "role_unknown_module", key, "");
        for (const auto& rule : of.second) {
            const std::string name = rule.first.as<std::string>();
            const Field* field = module->find(name);
            if (!field || field->hidden) return wrong_field(role, "role_unknown_field", module->key, name);
            const std::string word = rule.second.as<std::string>();
            if (word != "hidden" && word != "read_only") return wrong_field(role, "role_field_rule", module->key, field->key);
            // Without its name nobody could tell one record from another.
            if (word == "hidden" && (field->system || std::ranges::find(module->title, field->key) != module->title.end()))
                return wrong_field(role, "role_field_needed", module->key, field->key);
            if (field->required && rights.of(*module).create)
                return wrong_field(role, "role_field_required", module->key, field->key);
            add_field_rule(rights, *module, *field, word == "hidden" ? FieldRule::hidden : FieldRule::read_only);
        }
    }
    return {};
}

// A rule that asks for records whose own rule asks back has no answer: told when the role is read, not found out while compiling.
Result<void> check_cycles(const Role& role, const Rights& rights, const Module& module, std::vector<const Module*>& on_the_way) {
    if (std::ranges::find(on_the_way, &module) != on_the_way.end())
        return fail_field("permissions", "role_cycle", {{"role", role.key}, {"module", module.key}});
    const auto found = rights.modules.find(module.key);
    if (found == rights.modules.end() || !found->second.readable) return {};
    on_the_way.push_back(&module);
    for (const Module* other : query::reached(*found->second.readable)) TRY_VOID(check_cycles(role, rights, *other, on_the_way));
    on_the_way.pop_back();
    return {};
}

}  // namespace

Result<std::shared_ptr<const Rights>> bind_rights(const Role& role, const query::Surroundings& around) {
    auto rights = std::make_shared<Rights>();
    try {
        const YAML::Node root = YAML::Load(role.permissions);
        rights->override_process = root["rights"]["process.override"].as<bool>(false);
        rights->administer = root["rights"]["administer"].as<bool>(false);
        const YAML::Node records = root["records"];
        bool personal = false;
        for (const Module& module : around.schema.modules()) {
            if (module.internal || !module.parent.empty()) continue;
            ModuleRights made = TRY(module_rights(records[module.key], records["default"], module, around));
            personal = personal || made.readable;
            rights->modules.emplace(module.key, std::move(made));
        }
        // A stay is readable with the record that stayed.
        if (const Module* stays = around.schema.find("journeys.stays"); stays && rights->modules["journeys"].readable)
            rights->modules[stays->key] = {.read = true, .readable = TRY(query::bind_rule("about_readable", *stays, around))};
        for (const Module& module : around.schema.modules()) {
            std::vector<const Module*> on_the_way;
            TRY_VOID(check_cycles(role, *rights, module, on_the_way));
        }
        TRY_VOID(field_rules(role, root["fields"], around.schema, *rights));
        // Rules that name nobody are the same for everybody in the role; others are the person's own. The rules themselves are
        // part of it, so that nothing compiled under older ones is taken for these.
        rights->fingerprint = role.key + ':' + std::to_string(std::hash<std::string>()(role.permissions));
        if (personal) {
            rights->fingerprint += ":" + std::to_string(around.me);
            for (const Id member : around.my_team) rights->fingerprint += "," + std::to_string(member);
        }
    } catch (const YAML::Exception& wrong) {
        return fail(ErrorKind::validation, "role_yaml", {{"role", role.key}, {"what", wrong.what()}});
    }
    return std::shared_ptr<const Rights>(std::move(rights));
}

}  // namespace voronka::records
