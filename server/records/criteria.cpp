#include "query/evaluate.h"
#include "records/process_of.h"
#include "records/selling.h"

namespace voronka::records {
namespace {

constexpr int most_ticks = 500;
constexpr int most_children = 500;
constexpr std::size_t most_listed = 5;
constexpr std::size_t listed_bytes = 80;

// Conditions over children alone reach nothing else.
class NoWorld final : public query::World {
  public:
    const Record* find(const Module&, Id) const override { return nullptr; }
    void related(const Module&, const Field&, Id, const std::function<bool(const Record&)>&) const override {}
};

Result<bool> holds(Unit& unit, const Record& record, const std::string& query_text) {
    const Actor system = Actor::system();
    const CompanyNames names(unit.environment(), unit.writer(), system);
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

std::string shortened(std::string_view text) {
    if (text.size() <= listed_bytes) return std::string(text);
    std::size_t end = listed_bytes;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    return std::string(text.substr(0, end)) + "…";
}

// The texts of the children that `needs(reaction is empty)` finds, for `{list}`.
Result<std::string> listed(Unit& unit, const Record& record, const std::string& list) {
    const auto open = list.find('(');
    const Module* child = unit.environment().schema.find(record.module().key + "." + list.substr(0, open));
    if (open == std::string::npos || !child || !child->find("text")) return std::string();
    const Actor system = Actor::system();
    const CompanyNames names(unit.environment(), unit.writer(), system);
    const std::string condition = list.substr(open + 1, list.rfind(')') - open - 1);
    const query::BoundPtr bound = TRY(query::bind(condition, *child, surroundings(unit.environment(), system, names)));
    std::string text;
    std::size_t count = 0;
    for (const Record& one :
         TRY(unit.writer().referring(*child, child->fields[system_field::parent], record.id(), most_children))) {
        if (!query::evaluate(*bound, one, NoWorld()) || ++count > most_listed) continue;
        text += (text.empty() ? "«" : "», «") + shortened(one.text("text"));
    }
    if (!text.empty()) text += "»";
    return count > most_listed ? text + " …" : text;
}

Result<std::string> sentence(Unit& unit, const Record& record, const sales::Criterion& criterion) {
    std::string text = criterion.message.in(unit.actor().language);
    const auto at = text.find("{list}");
    if (at == std::string::npos) return text;
    const std::string list = TRY(listed(unit, record, criterion.list));
    return text.replace(at, 6, list);
}

// The ticks of the record's journey under the version under which it runs, by step.
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

Result<void> write_tick(Unit& unit, const Record& record, const sales::Process& process, const std::string& step, bool done) {
    const auto ticks = TRY(ticks_of(unit, record, process));
    const auto before = ticks.find(step);
    Record after = before != ticks.end() ? before->second : Record(unit.environment().schema.at("journeys.ticks"));
    after[system_field::parent] = record.integer("journey");
    after.set("process", process.key);
    after.set("process_version", std::int64_t{process.version});
    after.set("step", step);
    after.set("done", done);
    after.set("actor", unit.actor().user ? Value(unit.actor().user) : Value());
    return before != ticks.end() ? unit.update_row(before->second, std::move(after)) : unit.insert_row(std::move(after));
}

const sales::Step* step_of(const sales::Stage& stage, std::string_view key) {
    const auto found = std::ranges::find(stage.steps, key, &sales::Step::key);
    return found == stage.steps.end() ? nullptr : &*found;
}

// Where the step stands: in the record's own stage, else in another one for its kind of record.
const sales::Stage* stage_with(const sales::Process& process, const Record& record, const std::string& key) {
    const sales::Stage* standing = process.find(record.text("stage"));
    if (standing && step_of(*standing, key)) return standing;
    for (const sales::Stage& stage : process.stages)
        if ((stage.record == sales::StageRecord::lead) == (record.module().key == "leads") && step_of(stage, key)) return &stage;
    return nullptr;
}

}  // namespace

const StepState* StageState::find(std::string_view key) const {
    for (const StepState& one : steps)
        if (one.step->key == key) return &one;
    return nullptr;
}

Result<StageState> stage_state(Unit& unit, const Record& record, const sales::Process& process, const sales::Stage& stage,
                               Checked checked) {
    StageState state;
    std::vector<std::string_view> held;
    for (const sales::Criterion& criterion : stage.criteria) {
        if (TRY(holds(unit, record, criterion.query)))
            held.push_back(criterion.key);
        else
            state.missing.push_back({.stage = stage.key,
                                     .criterion = criterion.key,
                                     .message = TRY(sentence(unit, record, criterion)),
                                     .fields = criterion.fields});
    }
    auto ticks = TRY(ticks_of(unit, record, process));
    for (const sales::Step& step : stage.steps) {
        StepState one{.step = &step, .done = std::ranges::find(held, step.serves) != held.end()};
        if (const auto tick = ticks.find(step.key); tick != ticks.end() && tick->second.flag("done")) {
            one.done = true;
            one.tick = std::move(tick->second);
        }
        const bool looked_at = checked == Checked::all || step.required;
        if (!one.done && looked_at && !step.check.empty()) one.done = TRY(system_sees(unit, record, step.check));
        // A step whose criterion is missing is told once, by the criterion.
        if (step.required && !one.done && step.serves.empty())
            state.missing.push_back(
                {.stage = stage.key, .step = step.key, .message = step.name.in(unit.actor().language), .fields = step.fields});
        state.steps.push_back(std::move(one));
    }
    return state;
}

Result<std::vector<Missing>> missing_to_leave(Unit& unit, const Record& record, const sales::Process& process,
                                              const sales::Stage& stage) {
    return TRY(stage_state(unit, record, process, stage, Checked::required)).missing;
}

Result<void> tick_step(Unit& unit, const Record& record, const std::string& key, bool done) {
    const sales::Process& process = process_of(unit.environment(), record);
    const sales::Stage* stage = stage_with(process, record, key);
    if (!stage) return fail(ErrorKind::not_found, "not_found");
    const sales::Step& step = *step_of(*stage, key);
    if (done && !step.after.empty()) {
        const StageState state = TRY(stage_state(unit, record, process, *stage));
        for (const std::string& first : step.after)
            if (const StepState* before = state.find(first); before && !before->done)
                return fail(ErrorKind::conflict, "step_comes_after", {{"step", before->step->name.in(unit.actor().language)}});
    }
    return write_tick(unit, record, process, key, done);
}

Result<void> system_tick(Unit& unit, const Record& record, std::string_view key) {
    const sales::Process& process = process_of(unit.environment(), record);
    const bool known = std::ranges::any_of(process.stages, [&](const sales::Stage& stage) { return step_of(stage, key); });
    if (!known || !record.integer("journey")) return {};
    const auto ticks = TRY(ticks_of(unit, record, process));
    if (const auto there = ticks.find(std::string(key)); there != ticks.end() && there->second.flag("done")) return {};
    return write_tick(unit, record, process, std::string(key), true);
}

}  // namespace voronka::records
