#include "core/text.h"
#include "records/process_edit.h"
#include "records/role_rules.h"
#include "records/steps.h"

namespace voronka::records {
namespace {

const Module& module_of(const Environment& environment, const sales::Stage& stage) {
    return environment.schema.at(stage.record == sales::StageRecord::lead ? "leads" : "deals");
}

std::string place(const sales::Stage& stage, const std::string& what) { return "stages." + stage.key + "." + what; }

// The criterion as the query language sees it; its error, said of the place in the document.
Result<void> check_query(Unit& unit, const sales::Stage& stage, const sales::Criterion& criterion, const Module& module,
                         const std::string& text) {
    const Actor system = Actor::system();
    const CompanyNames names(unit.environment(), unit.writer(), system);
    const auto bound = query::bind(text, module, surroundings(unit.environment(), system, names));
    if (bound && query::is_grouped(**bound))
        return fail_field(place(stage, "criteria." + criterion.key), "process_criterion_groups", {{"criterion", criterion.key}});
    if (bound) return {};
    Error error = bound.error();
    error.kind = ErrorKind::validation;
    for (FieldError& one : error.fields) one.field = place(stage, "criteria." + criterion.key);
    return std::unexpected(std::move(error));
}

Result<void> check_list(Unit& unit, const sales::Stage& stage, const sales::Criterion& criterion) {
    if (criterion.list.empty()) return {};
    const auto open = criterion.list.find('(');
    const Module* child =
        unit.environment().schema.find(module_of(unit.environment(), stage).key + "." + criterion.list.substr(0, open));
    if (open == std::string::npos || !criterion.list.ends_with(')') || !child || !child->find("text"))
        return fail_field(place(stage, "criteria." + criterion.key), "process_list", {{"list", criterion.list}});
    return check_query(unit, stage, criterion, *child, criterion.list.substr(open + 1, criterion.list.size() - open - 2));
}

Result<void> check_field(Unit& unit, const sales::Stage& stage, const std::string& where, const std::string& key) {
    const Module& module = module_of(unit.environment(), stage);
    const Field* field = module.find(key);
    if (field && !field->hidden && !field->read_only) return {};
    std::vector<std::string_view> keys;
    for (const Field& one : module.fields)
        if (!one.hidden && !one.read_only) keys.push_back(one.key);
    const auto near = nearest(key, keys);
    return fail_field(place(stage, where), near ? "unknown_field_nearest" : "unknown_field",
                      {{"field", key}, {"nearest", near ? std::string(keys[*near]) : ""}});
}

// What a stage cannot be left without must not be kept from a role that works in it.
Result<void> check_roles(Unit& unit, const sales::Stage& stage, const std::string& where,
                         const std::vector<std::string>& fields) {
    const Environment& environment = unit.environment();
    const Module& module = module_of(environment, stage);
    const Actor system = Actor::system();
    const CompanyNames names(environment, nullptr);
    for (const Role& role : environment.directory->roles()) {
        const auto rules = read_role_rules(role.permissions);
        if (!rules) continue;
        const auto rights = bind_role(*rules, role.key, surroundings(environment, system, names)).rights;
        if (!rights->of(module).update) continue;
        for (const std::string& key : fields)
            if (const Field* field = module.find(key); field && rights->fields.contains(field))
                return fail_field(place(stage, where), "process_hidden_field",
                                  {{"field", field->label.in(unit.actor().language)},
                                   {"role", role.name.in(unit.actor().language)},
                                   {"stage", stage.name.in(unit.actor().language)}});
    }
    return {};
}

Result<void> check_steps(Unit& unit, const sales::Stage& stage) {
    for (const sales::Step& step : stage.steps) {
        const std::string where = "steps." + step.key;
        if (!step.check.empty() && !known_check(step.check))
            return fail_field(place(stage, where), "process_unknown_check", {{"check", step.check}});
        for (const std::string& field : step.fields) TRY_VOID(check_field(unit, stage, where, field));
        if (step.required) TRY_VOID(check_roles(unit, stage, where, step.fields));
        if (!step.activity) continue;
        const Module& kind = unit.environment().schema.at("activities");
        if (!kind.at("kind").choice(step.activity->kind) ||
            (!step.activity->purpose.empty() && !kind.at("purpose").choice(step.activity->purpose)))
            return fail_field(place(stage, where), "process_unknown_activity", {{"kind", step.activity->kind}});
    }
    return {};
}

Result<void> check_criteria(Unit& unit, const sales::Stage& stage) {
    for (const sales::Criterion& criterion : stage.criteria) {
        const std::string where = "criteria." + criterion.key;
        if (criterion.message.en.empty() || criterion.message.ru.empty())
            return fail_field(place(stage, where), "process_no_sentence", {{"criterion", criterion.key}});
        TRY_VOID(check_query(unit, stage, criterion, module_of(unit.environment(), stage), criterion.query));
        TRY_VOID(check_list(unit, stage, criterion));
        for (const std::string& field : criterion.fields) TRY_VOID(check_field(unit, stage, where, field));
        TRY_VOID(check_roles(unit, stage, where, criterion.fields));
    }
    return {};
}

Result<std::int64_t> standing(Unit& unit, const std::string& process, const sales::Stage& stage) {
    const Module& module = module_of(unit.environment(), stage);
    const Actor system = Actor::system();
    const CompanyNames names(unit.environment(), unit.writer(), system);
    const char* open =
        stage.record == sales::StageRecord::lead ? "status in (new, working, qualified, nurture)" : "outcome = open";
    const query::BoundPtr bound = TRY(query::bind("process = \"" + process + "\" and stage = \"" + stage.key + "\" and " + open,
                                                  module, surroundings(unit.environment(), system, names)));
    const auto rows =
        TRY(unit.writer().run(query::compile_count(*bound, unit.environment().dialect, Actor::system().readable())));
    return TRY(rows->next()) ? rows->integer(0) : 0;
}

}  // namespace

Result<void> check_process(Unit& unit, const sales::Process& process) {
    for (const sales::Stage& stage : process.stages) {
        if (stage.name.en.empty() || stage.name.ru.empty())
            return fail_field(place(stage, "names"), "process_no_names", {{"stage", stage.key}});
        TRY_VOID(check_criteria(unit, stage));
        TRY_VOID(check_steps(unit, stage));
    }
    const sales::Process* before = unit.environment().processes.find(process.key);
    for (const sales::Stage& stage : before ? before->stages : std::vector<sales::Stage>()) {
        if (process.find(stage.key)) continue;
        if (const std::int64_t count = TRY(standing(unit, process.key, stage)))
            return fail_field(place(stage, "key"), "process_stage_in_use",
                              {{"stage", stage.name.in(unit.actor().language)}, {"count", std::to_string(count)}});
    }
    return {};
}

}  // namespace voronka::records
