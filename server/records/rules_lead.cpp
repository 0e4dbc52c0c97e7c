#include "records/answer_clock.h"
#include "records/assignment.h"
#include "records/company_rules.h"
#include "records/process_of.h"
#include "records/rules_parts.h"
#include "records/score.h"
#include "records/stays.h"
#include "sales/journey.h"
#include "schema/settle.h"

namespace voronka::records {
namespace {

bool closed(const Record& lead) { return !sales::open_lead(lead); }

// A journey changes with its lead, and so do the stays.
Result<void> follow_journey(Unit& unit, const Record* before, const Record& after) {
    const Id journey = after.integer("journey");
    if (before) {
        if (before->get("journey") != after.get("journey"))
            return change_journey(unit, after, before->integer("journey"), journey);
        const bool matters = before->get("status") != after.get("status") || before->deleted() != after.deleted() ||
                             before->get("started_at") != after.get("started_at");
        return matters ? refresh_journey(unit, journey) : Result<void>();
    }
    if (closed(after)) return refresh_journey(unit, journey);
    return enter_stage(unit, {.journey = journey,
                              .record = &after,
                              .stage = after.text("stage"),
                              .at = std::get<Instant>(after.get("started_at")),
                              .imported = unit.importing()});
}

}  // namespace

Result<void> assign_lead(Unit& unit, Record& lead) {
    // What a rule asks about has to be as it will be kept: the first e-mail, a status.
    settle(lead, nullptr);
    if (empty(lead.get("status"))) lead.set("status", std::string("new"));
    auto assignment = TRY(assignment_of(unit, lead));
    if (!assignment) return {};
    lead.set("owner", assignment->owner);
    lead.set("assigned_by", std::move(assignment->reason));
    return {};
}

Result<void> settle_lead(Unit& unit, const Record* before, Record& after) {
    if (before && closed(after)) after.set("answer_alarm_at", Value());
    // Taken back out of a merge it returns to its own journey.
    if (before && before->get("journey") != after.get("journey")) return show_journey(unit, after.integer("journey"), true);
    if (before) return {};
    const sales::Process& process = *TRY(new_process(unit, after));
    after.set("process", process.key);
    after.set("process_version", std::int64_t{process.version});
    if (empty(after.get("stage"))) after.set("stage", process.first(sales::StageRecord::lead).key);
    if (empty(after.get("status"))) after.set("status", std::string("new"));
    if (empty(after.get("started_at"))) {
        // Without anything better an imported lead began when the other system says that it was made.
        const auto* made = get_if<Instant>(after[system_field::created_at]);
        after.set("started_at", made ? *made : unit.now());
    }
    after.set("journey", TRY(begin_journey(unit, after, std::get<Instant>(after.get("started_at")))));
    return start_clock(unit, after);
}

Result<void> follow_lead(Unit& unit, const Record* before, const Record& after) {
    TRY_VOID(follow_journey(unit, before, after));
    const bool scored = !empty(after.get("score")) || TRY(has_rules(unit, unit.environment().schema.at("score_rules")));
    return scored ? score_lead(unit, after.id()) : Result<void>();
}

}  // namespace voronka::records
