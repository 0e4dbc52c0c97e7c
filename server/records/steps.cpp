#include "records/steps.h"

#include "records/absence.h"
#include "records/duplicates.h"
#include "records/process_of.h"

namespace voronka::records {
namespace {

constexpr int most_parts = 500;

const Module& module(Unit& unit, const char* key) { return unit.environment().schema.at(key); }

Result<std::vector<Record>> children(Unit& unit, const Record& record, const char* name) {
    const Module& child = unit.environment().schema.child(record.module(), name);
    return unit.writer().referring(child, child.fields[system_field::parent], record.id(), most_parts);
}

Result<std::vector<Record>> activities(Unit& unit, const Record& record) {
    const Module& kind = module(unit, "activities");
    return unit.writer().referring(kind, kind.at("about"), record.id(), most_parts);
}

Result<bool> no_duplicates(Unit& unit, const Record& lead) {
    return !TRY(has_undecided_duplicate(unit.writer(), unit.environment(), lead));
}

Result<bool> priced(Unit& unit, const Record& deal) {
    const auto lines = TRY(children(unit, deal, "lines"));
    return !lines.empty() && std::ranges::all_of(lines, [](const Record& line) {
        const auto* price = get_if<Decimal>(line.get("price"));
        return price && price->units > 0;
    });
}

Result<bool> deciders_invited(Unit& unit, const Record& deal) {
    std::vector<Id> deciders;
    for (const Record& person : TRY(children(unit, deal, "people")))
        if (person.text("role") == "decides") deciders.push_back(person.integer("contact"));
    if (deciders.empty()) return false;
    for (const Record& activity : TRY(activities(unit, deal))) {
        if (activity.text("purpose") != "presentation") continue;
        const auto* people = get_if<Ids>(activity.get("people"));
        const auto comes = [&](Id who) { return people && std::ranges::find(*people, who) != people->end(); };
        if (std::ranges::all_of(deciders, comes)) return true;
    }
    return false;
}

struct Check {
    std::string_view key;
    const char* resource;
    Result<bool> (*sees)(Unit&, const Record&);
};
constexpr std::array checks{Check{"no_duplicates", "leads", no_duplicates}, Check{"priced", "deals", priced},
                            Check{"deciders_invited", "deals", deciders_invited}};

// The person to whom a step gives its activity.
Id assignee(Unit& unit, const Record& record, const std::string& rule) {
    const Directory& people = *unit.environment().directory;
    const Id owner = record.integer("owner");
    if (rule.starts_with("login:")) {
        const Person* named = people.by_login(rule.substr(6));
        return named && named->active ? named->id : owner;
    }
    if (rule != "manager") return owner;
    const Id lead = people.manager_of(owner);
    return lead ? lead : owner;
}

Result<Record> make(Unit& unit, const Record& record, const sales::Stage& stage, const sales::Step& step) {
    const sales::PlannedActivity& what = *step.activity;
    const Module& kind = module(unit, "activities");
    const Language language = unit.environment().language;
    const std::string& named = what.subject.in(language);
    const Instant when = unit.environment().calendar.add_working_ms(unit.now(), what.due_minutes * std::int64_t{60'000});
    Given given{{&kind.at("kind"), what.kind},
                {&kind.at("subject"), named.empty() ? step.name.in(language) : named},
                {&kind.at("about"), record.id()},
                {&kind.at("due_at"), when},
                {&kind.at("external_id"), "step:" + stage.key + ":" + step.key + ":" + std::to_string(record.id())}};
    if (!what.purpose.empty()) given.emplace_back(&kind.at("purpose"), what.purpose);
    if (!step.text.in(language).empty()) given.emplace_back(&kind.at("description"), step.text.in(language));
    if (const Id who = assignee(unit, record, what.assignee))
        given.emplace_back(&kind.at("owner"), whose_turn(unit.environment(), who, when));
    return unit.create(kind, given, Authority::system);
}

}  // namespace

Result<bool> system_sees(Unit& unit, const Record& record, std::string_view key) {
    for (const Check& one : checks)
        if (one.key == key && record.module().key == one.resource) return one.sees(unit, record);
    return false;
}

bool known_check(std::string_view key) { return std::ranges::find(checks, key, &Check::key) != checks.end(); }

Result<void> begin_stage(Unit& unit, const Record& record) {
    if (unit.importing()) return {};
    const sales::Stage* stage = process_of(unit.environment(), record).find(record.text("stage"));
    if (!stage) return {};
    const bool makes =
        std::ranges::any_of(stage->steps, [](const sales::Step& step) { return step.activity && step.activity->on_entry; });
    if (!makes) return {};
    const auto there = TRY(activities(unit, record));
    for (const sales::Step& step : stage->steps) {
        if (!step.activity || !step.activity->on_entry) continue;
        const bool planned = std::ranges::any_of(there, [&](const Record& one) {
            return !one.flag("done") && one.text("kind") == step.activity->kind && one.text("purpose") == step.activity->purpose;
        });
        if (!planned) TRY(make(unit, record, *stage, step));
    }
    return {};
}

Result<Record> make_step_activity(Unit& unit, const Record& record, const std::string& key) {
    const sales::Stage* stage = process_of(unit.environment(), record).find(record.text("stage"));
    const auto step =
        stage ? std::ranges::find(stage->steps, key, &sales::Step::key) : std::vector<sales::Step>::const_iterator();
    if (!stage || step == stage->steps.end() || !step->activity) return fail(ErrorKind::not_found, "not_found");
    return make(unit, record, *stage, *step);
}

}  // namespace voronka::records
