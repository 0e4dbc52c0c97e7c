#include "records/hand_over.h"

#include "core/messages.h"
#include "records/absence.h"

namespace voronka::records {
namespace {

constexpr int most_activities = 1000;
constexpr std::int64_t working_day_ms = 8 * 3'600'000;

const Module& module(Unit& unit, const char* key) { return unit.environment().schema.at(key); }

std::string name_of(const Environment& environment, Id person) {
    const Person* found = environment.directory->person(person);
    return found ? found->name : "";
}

Result<void> write_note(Unit& unit, const Record& record, Id from, const HandOver& how) {
    const Module& notes = module(unit, "notes");
    const Environment& environment = unit.environment();
    const std::string text =
        message(environment.language, from ? "hand_over_text" : "hand_over_text_first",
                {{"from", name_of(environment, from)}, {"to", name_of(environment, how.to)}, {"note", how.note}});
    TRY(unit.create(notes, {{&notes.at("text"), text}, {&notes.at("about"), record.id()}}, Authority::system));
    return {};
}

// What the old owner had still to do about it.
Result<void> move_activities(Unit& unit, const Record& record, Id from, Id to) {
    const Module& activities = module(unit, "activities");
    for (const Record& one : TRY(unit.writer().referring(activities, activities.at("about"), record.id(), most_activities))) {
        if (one.flag("done") || one.integer("owner") != from) continue;
        TRY(unit.update(activities, one.id(), {{&activities.at("owner"), to}}, {}, Authority::system));
    }
    return {};
}

Result<void> make_task(Unit& unit, const HandOver& how, std::string subject, Id about) {
    const Module& activities = module(unit, "activities");
    const Instant when = unit.environment().calendar.add_working_ms(unit.now(), working_day_ms);
    Given given{{&activities.at("kind"), std::string("task")},
                {&activities.at("subject"), std::move(subject)},
                {&activities.at("description"), how.note},
                {&activities.at("due_at"), when},
                {&activities.at("owner"), whose_turn(unit.environment(), how.to, when)}};
    if (about) given.emplace_back(&activities.at("about"), about);
    TRY(unit.create(activities, given, Authority::system));
    return {};
}

}  // namespace

bool can_be_handed(const Environment& environment, const Module& module) {
    const auto& about = environment.schema.at("notes").at("about").references;
    return module.find("owner") && std::ranges::find(about, module.key) != about.end();
}

Result<void> check_hand_over(const Environment& environment, const HandOver& how) {
    const Person* to = environment.directory->person(how.to);
    if (!to || !to->active) return fail_field("to", "hand_over_to");
    if (how.note.empty()) return fail_field("note", "hand_over_note");
    return {};
}

Result<Record> hand_over(Unit& unit, const Module& module, Id id, const HandOver& how, std::optional<std::int64_t> expected) {
    TRY_VOID(check_hand_over(unit.environment(), how));
    const Record before = TRY(unit.writable(module, id, expected));
    const Id from = before.integer("owner");
    if (from == how.to) return fail_field("to", "hand_over_same", {{"name", name_of(unit.environment(), how.to)}});
    // The owner last: whoever gives the record away may not see it any more, and nobody writes about what he does not see.
    TRY_VOID(write_note(unit, before, from, how));
    if (from) TRY_VOID(move_activities(unit, before, from, how.to));
    const std::string title(before.text("title"));
    if (how.task) TRY_VOID(make_task(unit, how, message(unit.environment().language, "hand_over_task", {{"title", title}}), id));
    return unit.update(module, id, {{&module.at("owner"), how.to}});
}

Result<void> tell_of_many(Unit& unit, Id from, const HandOver& how, std::int64_t count) {
    const Environment& environment = unit.environment();
    return make_task(unit, how,
                     message(environment.language, "hand_over_task_many",
                             {{"count", std::to_string(count)}, {"from", name_of(environment, from)}}),
                     0);
}

}  // namespace voronka::records
