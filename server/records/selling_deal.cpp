#include "records/follow_ups.h"
#include "records/process_of.h"
#include "records/selling_parts.h"
#include "records/stays.h"
#include "sales/journey.h"

namespace voronka::records {
namespace {

const Module& deals(Unit& unit) { return unit.environment().schema.at("deals"); }

Result<Record> open_one(Unit& unit, Id id, const Verb& verb) {
    Record deal = TRY(unit.writable(deals(unit), id, verb.version));
    if (!sales::open_deal(deal)) return fail(ErrorKind::conflict, "deal_closed");
    return deal;
}

Result<void> enter(Unit& unit, const Record& deal) {
    return enter_stage(unit,
                       {.journey = deal.integer("journey"), .record = &deal, .stage = deal.text("stage"), .at = unit.now()});
}

bool known(const std::vector<sales::Reason>& reasons, std::string_view key) {
    return std::ranges::any_of(reasons, [&](const sales::Reason& reason) { return reason.key == key; });
}

std::string keys_of(const std::vector<sales::Reason>& reasons) {
    std::string keys;
    for (const sales::Reason& reason : reasons) keys += (keys.empty() ? "" : ", ") + reason.key;
    return keys;
}

// What was filled in on the way has to be on record before the criteria are asked.
Result<Record> fill_in(Unit& unit, Record deal, const Verb& verb) {
    TRY_VOID(unit.may_set(verb.set));
    return verb.set.empty() ? Result<Record>(std::move(deal)) : unit.write(deal, with(deal, verb.set));
}

}  // namespace

Result<bool> pass_criteria(Unit& unit, const Record& record, const sales::Process& process,
                           const std::vector<const sales::Stage*>& checked, const Verb& verb) {
    if (!process.strict) return false;
    std::vector<Missing> missing;
    for (const sales::Stage* stage : checked)
        for (Missing& one : TRY(missing_to_leave(unit, record, process, *stage))) missing.push_back(std::move(one));
    if (missing.empty()) return false;
    if (verb.override_process) {
        if (!unit.actor().may_override()) return fail(ErrorKind::forbidden, "may_not_override");
        TRY_VOID(need_reason(verb));
        return true;
    }
    return std::unexpected(Error{.kind = ErrorKind::exit_criteria,
                                 .code = "exit_criteria",
                                 .args = {{"count", std::to_string(missing.size())}},
                                 .missing = std::move(missing)});
}

Result<void> need_reason(const Verb& verb) {
    if (verb.reason.empty()) return fail_field("reason", "reason_required");
    return {};
}

Record with(Record record, const Given& set) {
    for (const auto& [field, value] : set) record[field->index] = value;
    return record;
}

Result<Record> move_deal(Unit& unit, Id id, const std::string& stage, const Verb& verb) {
    const Record found = TRY(open_one(unit, id, verb));
    const sales::Process& process = process_of(unit.environment(), found);
    const sales::MovePlan plan = TRY(sales::plan_move(process, found.text("stage"), stage));
    const Record deal = TRY(fill_in(unit, found, verb));
    if (plan.direction == sales::Direction::none) return deal;
    if (plan.direction == sales::Direction::back) TRY_VOID(need_reason(verb));
    const bool overridden = TRY(pass_criteria(unit, deal, process, plan.checked, verb));
    TRY_VOID(leave_stage(unit, deal,
                         {.left_by = plan.direction == sales::Direction::forward ? "forward" : "back",
                          .reason = verb.reason,
                          .overridden = overridden}));
    Record after = deal;
    after.set("stage", plan.to->key);
    const Record moved = TRY(unit.write(deal, std::move(after), "move"));
    TRY_VOID(enter(unit, moved));
    return moved;
}

Result<Record> win_deal(Unit& unit, Id id, const Verb& verb) {
    const Record deal = TRY(fill_in(unit, TRY(open_one(unit, id, verb)), verb));
    const sales::Process& process = process_of(unit.environment(), deal);
    const sales::MovePlan plan = sales::plan_win(process, deal.text("stage"));
    const bool overridden = TRY(pass_criteria(unit, deal, process, plan.checked, verb));
    TRY_VOID(leave_stage(unit, deal, {.left_by = "won", .reason = verb.reason, .overridden = overridden}));
    Record after = deal;
    after.set("outcome", std::string("won"));
    after.set("stage", plan.to->key);
    after.set("closed_at", unit.now());
    const Record won = TRY(unit.write(deal, std::move(after), "move"));
    TRY_VOID(enter(unit, won));
    TRY_VOID(make_follow_ups(unit, won));
    return won;
}

Result<Record> lose_deal(Unit& unit, Id id, const Loss& loss, const Verb& verb) {
    const Record deal = TRY(open_one(unit, id, verb));
    const sales::Process& process = process_of(unit.environment(), deal);
    if (loss.loss_reason.empty())
        return fail_field("loss_reason", "loss_reason_required", {{"choices", keys_of(process.loss_reasons)}});
    if (!known(process.loss_reasons, loss.loss_reason))
        return fail_field("loss_reason", "not_a_choice", {{"choices", keys_of(process.loss_reasons)}});
    TRY_VOID(unit.may_set(verb.set));
    Record after = with(deal, verb.set);
    after.set("loss_reason", loss.loss_reason);
    if (loss.lost_to) after.set("lost_to", loss.lost_to);
    after.set("outcome", std::string("lost"));
    after.set("closed_at", unit.now());
    TRY_VOID(leave_stage(unit, deal, {.left_by = "lost", .reason = loss.note.empty() ? loss.loss_reason : loss.note}));
    const Record lost = TRY(unit.write(deal, std::move(after), "move"));
    if (!loss.note.empty()) {
        const Module& notes = unit.environment().schema.at("notes");
        TRY_VOID(unit.create(notes, {{&notes.at("text"), loss.note}, {&notes.at("about"), lost.id()}}, Authority::system));
    }
    return lost;
}

Result<Record> reopen_deal(Unit& unit, Id id, const Verb& verb) {
    const Record deal = TRY(unit.writable(deals(unit), id, verb.version));
    if (sales::open_deal(deal)) return fail(ErrorKind::conflict, "deal_is_open");
    TRY_VOID(need_reason(verb));
    const sales::Process& process = process_of(unit.environment(), deal);
    const bool was_won = deal.text("outcome") == "won";
    if (was_won) {
        TRY_VOID(cancel_follow_ups(unit, deal));
        TRY_VOID(leave_stage(unit, deal, {.left_by = "back", .reason = verb.reason}));
    }
    // Cancelling has touched the deal's next step; the version is the same, the row is not.
    Record after = *TRY(unit.writer().find(deals(unit), id));
    const Record before = after;
    after.set("outcome", std::string("open"));
    after.set("closed_at", Value());
    after.set("loss_reason", Value());
    after.set("lost_to", Value());
    if (was_won) {
        const sales::Stage& won = process.first(sales::StageRecord::won);
        after.set("stage", process.stages[process.index(won) - 1].key);
    }
    const Record reopened = TRY(unit.write(before, std::move(after), "move"));
    TRY_VOID(enter(unit, reopened));
    return reopened;
}

}  // namespace voronka::records
