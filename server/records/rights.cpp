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
        // Rules that name nobody are the same for everybody in the role; others are the person's own.
        rights->fingerprint = role.key + (personal ? ":" + std::to_string(around.me) : "");
    } catch (const YAML::Exception& wrong) {
        return fail(ErrorKind::validation, "role_yaml", {{"role", role.key}, {"what", wrong.what()}});
    }
    return std::shared_ptr<const Rights>(std::move(rights));
}

}  // namespace voronka::records
