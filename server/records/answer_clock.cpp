#include "records/answer_clock.h"

#include "records/assignment.h"
#include "records/company_rules.h"
#include "records/process_of.h"
#include "sales/journey.h"

namespace voronka::records {
namespace {

constexpr std::int64_t minute_ms = 60'000;
constexpr int most_rung = 200;
constexpr int most_activities = 1000;
constexpr std::int64_t manager_minutes = 60;

const Module& leads(const Environment& environment) { return environment.schema.at("leads"); }

struct Promise {
    std::int64_t minutes = 0;  ///< 0: none
    std::string run_out = "show";
};

Result<Promise> promise_of(Unit& unit, const Record& lead) {
    for (const Record& rule : TRY(rules_in_use(unit, unit.environment().schema.at("answer_rules"))))
        if (TRY(meets_rule(unit, lead, rule.text("query"))))
            return Promise{rule.integer("minutes"), std::string(rule.text("run_out"))};
    const sales::Stage* stage = process_of(unit.environment(), lead).find(lead.text("stage"));
    return Promise{.minutes = stage ? stage->answer_minutes : 0};
}

void set_clock(const Unit& unit, Record& lead, const Promise& promise) {
    const Instant due = unit.environment().calendar.add_working_ms(unit.now(), promise.minutes * minute_ms);
    lead.set("answer_due_at", due);
    lead.set("answer_alarm_at", promise.run_out == "show" ? Value() : Value(due));
}

bool answers(const Record& activity) {
    const std::string_view kind = activity.text("kind");
    return activity.flag("done") && kind != "task" && activity.text("direction") != "in";
}

std::string name_of(const Unit& unit, Id user) {
    const Person* person = unit.environment().directory->person(user);
    return person ? person->name : "—";
}

Result<void> tell_manager(Unit& unit, const Record& lead) {
    const Module& activities = unit.environment().schema.at("activities");
    const Id owner = lead.integer("owner");
    const Id manager = unit.environment().directory->manager_of(owner);
    const std::string subject = message(unit.environment().language, "answer_missed_task",
                                        {{"lead", std::string(lead.text("title"))}, {"owner", name_of(unit, owner)}});
    Given given{{&activities.at("kind"), std::string("task")},
                {&activities.at("subject"), subject},
                {&activities.at("about"), lead.id()},
                {&activities.at("priority"), std::string("high")},
                {&activities.at("due_at"), unit.environment().calendar.add_working_ms(unit.now(), manager_minutes * minute_ms)}};
    if (const Id who = manager ? manager : owner) given.emplace_back(&activities.at("owner"), who);
    TRY(unit.create(activities, given, Authority::system));
    return {};
}

Result<void> ring_for(Unit& unit, const Record& lead) {
    const Promise promise = TRY(promise_of(unit, lead));
    Record after = lead;
    after.set("answer_alarm_at", Value());
    after.set("answer_missed_at", unit.now());
    const bool first = empty(lead.get("answer_missed_at"));
    const auto other = first && promise.run_out == "reassign" ? TRY(assignment_of(unit, lead, lead.integer("owner")))
                                                              : std::optional<Assignment>();
    if (!other) {
        const Record told = TRY(unit.write(lead, std::move(after)));
        return tell_manager(unit, told);
    }
    after.set("owner", other->owner);
    after.set("assigned_by", message(unit.environment().language, "answer_reassigned",
                                     {{"from", name_of(unit, lead.integer("owner"))}, {"reason", other->reason}}));
    set_clock(unit, after, promise);
    TRY(unit.write(lead, std::move(after)));
    return {};
}

Result<std::vector<Record>> select(Reader& reader, const Environment& environment, std::string_view q, int limit) {
    const CompanyNames names(environment, nullptr);
    const auto bound = TRY(query::bind(q, leads(environment), surroundings(environment, Actor::system(), names)));
    return reader.select(*bound, leads(environment), limit);
}

}  // namespace

Result<void> start_clock(Unit& unit, Record& lead) {
    if (unit.importing() || lead.text("status") != "new") return {};
    if (const Promise promise = TRY(promise_of(unit, lead)); promise.minutes > 0) set_clock(unit, lead, promise);
    return {};
}

Result<void> hear_answer(Unit& unit, Id id) {
    const auto lead = TRY(unit.writer().find(leads(unit.environment()), id));
    if (!lead || lead->deleted() || empty(lead->get("answer_due_at"))) return {};
    const Module& activities = unit.environment().schema.at("activities");
    Value answered;
    for (const Record& one : TRY(unit.writer().referring(activities, activities.at("about"), id, most_activities)))
        if (answers(one) && (empty(answered) || std::get<Instant>(one.get("done_at")) < std::get<Instant>(answered)))
            answered = one.get("done_at");
    Record after = *lead;
    after.set("answered_at", answered);
    if (!empty(answered)) after.set("answer_alarm_at", Value());
    return unit.write_derived(*lead, after);
}

Result<void> ring(Unit& unit) {
    for (const Record& lead :
         TRY(select(unit.writer(), unit.environment(), "answer_alarm_at <= now sort answer_alarm_at", most_rung)))
        TRY_VOID(ring_for(unit, lead));
    return {};
}

Result<std::optional<Instant>> next_alarm(Reader& reader, const Environment& environment) {
    const auto first = TRY(select(reader, environment, "answer_alarm_at is not empty sort answer_alarm_at", 1));
    return first.empty() ? std::optional<Instant>() : std::get<Instant>(first.front().get("answer_alarm_at"));
}

Result<void> settle_answer_rule(Unit& unit, const Record* before, Record& after) {
    TRY_VOID(administrators_only(unit));
    if (before && before->get("query") == after.get("query")) return {};
    return check_rule(unit, leads(unit.environment()), after.text("query"));
}

}  // namespace voronka::records
