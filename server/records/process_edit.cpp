#include "records/process_edit.h"

#include "records/process_of.h"
#include "records/steps.h"

namespace voronka::records {
namespace {

constexpr int most_versions = 10'000;
constexpr int most_open = 1'000'000;

Result<query::BoundPtr> bound(Unit& unit, const std::string& text, const Module& module) {
    const Actor system = Actor::system();
    const CompanyNames names(unit.environment(), unit.writer(), system);
    return query::bind(text, module, surroundings(unit.environment(), system, names));
}

// Open records of the process that run under an older version.
Result<std::vector<Record>> behind(Unit& unit, const Migration& how, int version, std::size_t most) {
    std::vector<Record> found;
    using Open = std::pair<const char*, const char*>;
    static constexpr std::array kinds{Open{"leads", "status in (new, working, qualified, nurture)"},
                                      Open{"deals", "outcome = open"}};
    for (const auto& [key, open] : kinds) {
        const Module& module = unit.environment().schema.at(key);
        const auto query = TRY(bound(
            unit,
            "process = \"" + how.process + "\" and process_version != " + std::to_string(version) + " and " + open + " sort id",
            module));
        for (Record& one : TRY(unit.writer().select(*query, module, how.only.empty() ? static_cast<int>(most) : most_open))) {
            const bool meant = how.only.empty() || std::ranges::find(how.only, one.id()) != how.only.end();
            if (meant && found.size() < most) found.push_back(std::move(one));
        }
    }
    return found;
}

Result<const sales::Process*> newest(Unit& unit, const std::string& key) {
    const sales::Process* process = unit.environment().processes.find(key);
    if (!process) return fail(ErrorKind::not_found, "not_found");
    return process;
}

Result<std::string> stage_after(const Record& record, const sales::Process& to, const Migration& how) {
    const std::string stage(record.text("stage"));
    const auto mapped = how.stages.find(stage);
    const std::string wanted = mapped == how.stages.end() ? stage : mapped->second;
    const sales::Stage* found = to.find(wanted);
    const bool fits = found && (found->record == sales::StageRecord::lead) == (record.module().key == "leads") &&
                      found->record != sales::StageRecord::won;
    if (!fits) return fail_field("stages." + stage, "process_stage_gone", {{"stage", stage}});
    return wanted;
}

Result<void> carry_ticks(Unit& unit, const Record& record, const sales::Process& to) {
    const Module& ticks = unit.environment().schema.at("journeys.ticks");
    const Field& parent = ticks.fields[system_field::parent];
    for (const Record& tick : TRY(unit.writer().referring(ticks, parent, record.integer("journey"), 500))) {
        if (tick.text("process") != to.key || tick.integer("process_version") != record.integer("process_version")) continue;
        Record carried(ticks);
        carried[system_field::parent] = record.integer("journey");
        for (const char* key : {"process", "step", "done", "actor"}) carried.set(key, tick.get(key));
        carried.set("process_version", std::int64_t{to.version});
        TRY_VOID(unit.insert_row(std::move(carried)));
    }
    return {};
}

}  // namespace

Result<std::vector<Record>> kept_processes(Reader& reader, const Environment& environment) {
    const Module& versions = environment.schema.at("process_versions");
    const CompanyNames names(environment, nullptr);
    const query::BoundPtr all = TRY(query::bind("", versions, surroundings(environment, Actor::system(), names)));
    auto found = TRY(reader.select(*all, versions, most_versions));
    std::ranges::sort(found, {}, &Record::id);
    return found;
}

Result<int> save_process(Unit& unit, sales::Process process, std::optional<std::int64_t> expected, const std::string& note) {
    if (!unit.actor().administers()) return fail(ErrorKind::forbidden, "forbidden");
    const sales::Process* before = unit.environment().processes.find(process.key);
    if (expected && *expected != (before ? before->version : 0))
        return fail(ErrorKind::stale, "process_stale", {{"version", std::to_string(before ? before->version : 0)}});
    process.version = before ? before->version : 1;
    if (before && before->json() == process.json()) return before->version;
    TRY_VOID(check_process(unit, process));
    if (before) ++process.version;
    const Module& versions = unit.environment().schema.at("process_versions");
    Given given{{&versions.at("key"), process.key},
                {&versions.at("number"), std::int64_t{process.version}},
                {&versions.at("text"), process.json()}};
    if (!note.empty()) given.emplace_back(&versions.at("note"), note);
    TRY(unit.create(versions, given, Authority::system));
    return process.version;
}

Result<std::vector<Migrated>> plan_migration(Unit& unit, const Migration& how, std::size_t most) {
    const sales::Process& to = *TRY(newest(unit, how.process));
    std::vector<Migrated> planned;
    for (Record& record : TRY(behind(unit, how, to.version, most))) {
        const sales::Process& from = process_of(unit.environment(), record);
        const std::string stage = TRY(stage_after(record, to, how));
        const sales::Stage* standing = from.find(record.text("stage"));
        const StageState before = standing ? TRY(stage_state(unit, record, from, *standing, Checked::required)) : StageState();
        const StageState state = TRY(stage_state(unit, record, to, *to.find(stage), Checked::required));
        // Ticks go along.
        const auto lacks = [&](const Missing& one) {
            const StepState* step = one.step.empty() ? nullptr : before.find(one.step);
            return !step || !step->tick;
        };
        const auto after = static_cast<std::size_t>(std::ranges::count_if(state.missing, lacks));
        planned.push_back(
            {.record = std::move(record), .stage = stage, .missing = before.missing.size(), .missing_after = after});
    }
    return planned;
}

Result<std::size_t> migrate(Unit& unit, const Migration& how, std::size_t most) {
    if (!unit.actor().administers()) return fail(ErrorKind::forbidden, "forbidden");
    const sales::Process& to = *TRY(newest(unit, how.process));
    std::size_t moved = 0;
    for (const Record& record : TRY(behind(unit, how, to.version, most))) {
        TRY_VOID(carry_ticks(unit, record, to));
        Record after = record;
        after.set("stage", TRY(stage_after(record, to, how)));
        after.set("process_version", std::int64_t{to.version});
        TRY_VOID(unit.write(record, std::move(after)));
        ++moved;
    }
    return moved;
}

}  // namespace voronka::records
