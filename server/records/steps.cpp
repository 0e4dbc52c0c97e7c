#include "records/steps.h"

namespace voronka::records {
namespace {

constexpr int most_ticks = 500;

bool has_step(const sales::Process& process, const Record& record, const std::string& key) {
    const bool of_lead = record.module().key == "leads";
    return std::ranges::any_of(process.stages, [&](const sales::Stage& stage) {
        return (stage.record == sales::StageRecord::lead) == of_lead &&
               std::ranges::find(stage.steps, key, &sales::Step::key) != stage.steps.end();
    });
}

}  // namespace

Result<std::map<std::string, Record>> ticks_of(Unit& unit, const Record& record, const sales::Process& process) {
    const Module& ticks = unit.environment().schema.at("journeys.ticks");
    std::map<std::string, Record> found;
    const Id journey = record.integer("journey");
    if (!journey) return found;
    for (Record& tick : TRY(unit.writer().referring(ticks, ticks.fields[system_field::parent], journey, most_ticks)))
        if (tick.text("process") == process.key && tick.integer("process_version") == process.version)
            found.emplace(std::string(tick.text("step")), std::move(tick));
    return found;
}

Result<void> tick_step(Unit& unit, const Record& record, const std::string& key, bool done) {
    const sales::Process& process = unit.environment().processes.of(record.text("process"));
    if (!has_step(process, record, key)) return fail(ErrorKind::not_found, "not_found");
    const auto ticks = TRY(ticks_of(unit, record, process));
    const auto before = ticks.find(key);
    Record after = before != ticks.end() ? before->second : Record(unit.environment().schema.at("journeys.ticks"));
    after[system_field::parent] = record.integer("journey");
    after.set("process", process.key);
    after.set("process_version", std::int64_t{process.version});
    after.set("step", key);
    after.set("done", done);
    after.set("actor", unit.actor().user ? Value(unit.actor().user) : Value());
    return before != ticks.end() ? unit.update_row(before->second, std::move(after)) : unit.insert_row(std::move(after));
}

}  // namespace voronka::records
