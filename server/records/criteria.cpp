#include "records/selling.h"

namespace voronka::records {
namespace {

constexpr int most_ticks = 200;

Result<bool> holds(Unit& unit, const Record& record, const std::string& query_text) {
    const Actor system = Actor::system();
    const CompanyNames names(unit.environment(), &unit.writer());
    const auto around = surroundings(unit.environment(), system, names);
    const query::BoundPtr self = TRY(query::bind("id = " + std::to_string(record.id()), record.module(), around));
    const query::BoundPtr criterion = TRY(query::bind(query_text, record.module(), around));
    const query::Page page{.limit = 1, .ids_only = true};
    const query::Select select =
        TRY(query::compile_list(*query::both(self, criterion), {&record.module().fields[system_field::id]}, page,
                                unit.environment().dialect, system.readable()));
    const auto rows = TRY(unit.writer().run(select.sql));
    return rows->next();
}

Result<bool> ticked(Unit& unit, const Record& record, const sales::Process& process, const std::string& step) {
    const Module& ticks = unit.environment().schema.at("journeys.ticks");
    const Id journey = record.integer("journey");
    if (!journey) return false;
    for (const Record& tick : TRY(unit.writer().referring(ticks, ticks.fields[system_field::parent], journey, most_ticks)))
        if (tick.text("step") == step && tick.text("process") == process.key && tick.flag("done")) return true;
    return false;
}

}  // namespace

Result<std::vector<Missing>> missing_to_leave(Unit& unit, const Record& record, const sales::Process& process,
                                              const sales::Stage& stage) {
    const Language language = unit.actor().language;
    std::vector<Missing> missing;
    std::vector<std::string> held;
    for (const sales::Criterion& criterion : stage.criteria) {
        const auto met = holds(unit, record, criterion.query);
        // A criterion that speaks of what this version does not have yet asks for nothing.
        if (!met && met.error().kind == ErrorKind::query) continue;
        if (!met) return std::unexpected(met.error());
        if (*met)
            held.push_back(criterion.key);
        else
            missing.push_back({.stage = stage.key,
                               .criterion = criterion.key,
                               .message = criterion.message.in(language),
                               .fields = criterion.fields});
    }
    for (const sales::Step& step : stage.steps) {
        if (!step.required || !step.serves.empty()) continue;
        if (step.by_system || TRY(ticked(unit, record, process, step.key))) continue;
        missing.push_back({.stage = stage.key, .step = step.key, .message = step.name.in(language), .fields = step.fields});
    }
    return missing;
}

}  // namespace voronka::records
