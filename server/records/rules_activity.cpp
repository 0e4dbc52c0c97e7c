#include "records/answer_clock.h"
#include "records/follow_ups.h"
#include "records/rules_parts.h"
#include "records/score.h"
#include "records/signals.h"

namespace voronka::records {
namespace {

constexpr int most_activities = 1000;

// The earliest due time among the open activities about a record, kept on the record as its next step.
Result<void> refresh_next_step(Unit& unit, std::string_view resource, Id about) {
    const Module* module = unit.environment().schema.find(resource);
    if (!about || !module || !module->find("next_step_at")) return {};
    const auto before = TRY(unit.writer().find(*module, about));
    if (!before) return {};
    const Module& activities = unit.environment().schema.at("activities");
    std::optional<Instant> next;
    for (const Record& one : TRY(unit.writer().referring(activities, activities.at("about"), about, most_activities))) {
        const auto* due = get_if<Instant>(one.get("due_at"));
        if (due && !one.flag("done") && (!next || *due < *next)) next = *due;
    }
    Record after = *before;
    after.set("next_step_at", next ? Value(*next) : Value());
    return unit.write_derived(*before, after);
}

// Somebody who was spoken with is no longer new.
Result<void> lead_is_worked_on(Unit& unit, const Record& activity) {
    if (unit.importing() || !activity.flag("done") || activity.text("about_resource") != "leads") return {};
    const Module& leads = unit.environment().schema.at("leads");
    const auto lead = TRY(unit.writer().find(leads, activity.integer("about")));
    if (!lead || lead->deleted() || lead->text("status") != "new") return {};
    Record after = *lead;
    after.set("status", std::string("working"));
    TRY_VOID(unit.write(*lead, std::move(after)));
    return {};
}

// What is done with a lead answers it, and a rule of its score may ask for it.
Result<void> tell_lead(Unit& unit, const Record& activity) {
    if (activity.text("about_resource") != "leads") return {};
    TRY_VOID(hear_answer(unit, activity.integer("about")));
    return score_lead(unit, activity.integer("about"));
}

}  // namespace

Result<void> settle_about(Unit& unit, const Record* before, Record& after) {
    const Field& about = after.module().at("about");
    const Id id = after.integer("about");
    if (!id) {
        after.set("about_resource", Value());
        return {};
    }
    if (before && before->get("about") == after.get("about")) return {};
    for (const std::string& resource : about.references) {
        const Module* module = unit.environment().schema.find(resource);
        if (module && TRY(unit.writer().exists(*module, id))) {
            after.set("about_resource", resource);
            return {};
        }
    }
    return fail_field("about", "reference_missing", {{"id", std::to_string(id)}});
}

Result<void> settle_activity(Unit& unit, const Record* before, Record& after) {
    TRY_VOID(settle_about(unit, before, after));
    if (empty(after.get("kind"))) after.set("kind", std::string("task"));
    if (empty(after.get("done"))) after.set("done", false);
    const bool was_done = before && before->flag("done");
    if (after.flag("done") && !was_done && empty(after.get("done_at"))) {
        // What was done before it came in here was done when it was due.
        const auto* due = get_if<Instant>(after.get("due_at"));
        after.set("done_at", unit.importing() && due ? *due : unit.now());
    }
    if (!after.flag("done")) after.set("done_at", Value());
    return {};
}

Result<void> follow_activity(Unit& unit, const Record* before, const Record& after) {
    TRY_VOID(refresh_next_step(unit, after.text("about_resource"), after.integer("about")));
    if (before && before->get("about") != after.get("about"))
        TRY_VOID(refresh_next_step(unit, before->text("about_resource"), before->integer("about")));
    TRY_VOID(tell_lead(unit, after));
    if (before && before->get("about") != after.get("about")) TRY_VOID(tell_lead(unit, *before));
    if (before && before->flag("done")) return {};
    TRY_VOID(lead_is_worked_on(unit, after));
    TRY_VOID(see_signals(unit, after));
    return after_follow_up(unit, after);
}

Result<void> follow_note(Unit& unit, const Record* before, const Record& after) {
    return before ? Result<void>() : see_signals(unit, after);
}

}  // namespace voronka::records
