#include "records/process_of.h"
#include "records/selling_parts.h"
#include "records/stays.h"
#include "sales/journey.h"

namespace voronka::records {
namespace {

const Module& leads(Unit& unit) { return unit.environment().schema.at("leads"); }

Result<Record> open_one(Unit& unit, Id id, const Verb& verb) {
    Record lead = TRY(unit.writable(leads(unit), id, verb.version));
    if (!sales::open_lead(lead)) return fail(ErrorKind::conflict, "lead_closed");
    return lead;
}

}  // namespace

Result<Record> disqualify_lead(Unit& unit, Id id, const std::string& reason, const std::string& note, const Verb& verb) {
    const Record lead = TRY(open_one(unit, id, verb));
    const auto& reasons = process_of(unit.environment(), lead).disqualify_reasons;
    const bool known = std::ranges::any_of(reasons, [&](const sales::Reason& one) { return one.key == reason; });
    if (!known) {
        std::string keys;
        for (const sales::Reason& one : reasons) keys += (keys.empty() ? "" : ", ") + one.key;
        return fail_field("reason", reason.empty() ? "disqualify_reason_required" : "not_a_choice", {{"choices", keys}});
    }
    TRY_VOID(leave_stage(unit, lead, {.left_by = "disqualified", .reason = note.empty() ? reason : note}));
    TRY_VOID(unit.may_set(verb.set));
    Record after = with(lead, verb.set);
    after.set("status", std::string("disqualified"));
    after.set("disqualify_reason", reason);
    return unit.write(lead, std::move(after), "move");
}

Result<Record> nurture_lead(Unit& unit, Id id, Date until, const Verb& verb) {
    const Record lead = TRY(open_one(unit, id, verb));
    const Date today = unit.environment().calendar.zone().date(unit.now());
    if (until <= today) return fail_field("until", "nurture_in_the_past");
    TRY_VOID(leave_stage(unit, lead, {.left_by = "nurture", .reason = verb.reason}));
    TRY_VOID(unit.may_set(verb.set));
    Record after = with(lead, verb.set);
    after.set("status", std::string("nurture"));
    after.set("nurture_until", until);
    return unit.write(lead, std::move(after), "move");
}

Result<Record> reopen_lead(Unit& unit, Id id, const Verb& verb) {
    const Record lead = TRY(unit.writable(leads(unit), id, verb.version));
    const std::string_view status = lead.text("status");
    if (status == "converted") return fail(ErrorKind::conflict, "lead_converted");
    if (status != "disqualified" && status != "nurture") return fail(ErrorKind::conflict, "lead_is_open");
    if (status == "disqualified") TRY_VOID(need_reason(verb));
    TRY_VOID(unit.may_set(verb.set));
    Record after = with(lead, verb.set);
    after.set("status", std::string("working"));
    after.set("disqualify_reason", Value());
    after.set("nurture_until", Value());
    const Record reopened = TRY(unit.write(lead, std::move(after), "move"));
    TRY_VOID(enter_stage(
        unit, {.journey = reopened.integer("journey"), .record = &reopened, .stage = reopened.text("stage"), .at = unit.now()}));
    return reopened;
}

}  // namespace voronka::records
