#include "records/stays.h"

#include "records/process_of.h"
#include "records/steps.h"
#include "sales/journey.h"

namespace voronka::records {
namespace {

constexpr int most_parts = 1000;

const Module& stays_module(Unit& unit) { return unit.environment().schema.at("journeys.stays"); }

Result<std::optional<Record>> open_stay(Unit& unit, const Record& record) {
    const Module& stays = stays_module(unit);
    for (Record& stay : TRY(unit.writer().referring(stays, stays.at("record"), record.id(), most_parts)))
        if (empty(stay.get("left_at"))) return std::optional(std::move(stay));
    return std::optional<Record>();
}

// The newest journey of the same organization (of the contact where there is none) that a deal of theirs was won on.
Result<Id> previous_journey(Unit& unit, const Record& record) {
    const Module& deals = unit.environment().schema.at("deals");
    if (&record.module() != &deals) return Id{0};
    const std::string_view by = record.integer("organization") ? "organization" : "contact";
    const Id customer = record.integer(by);
    if (!customer) return Id{0};
    Id newest = 0;
    for (const Record& deal : TRY(unit.writer().referring(deals, deals.at(by), customer, most_parts)))
        if (deal.id() != record.id() && deal.text("outcome") == "won") newest = std::max(newest, deal.integer("journey"));
    return newest;
}

struct Parts {
    std::vector<Record> leads;
    std::vector<Record> deals;
};

Result<Parts> parts_of(Unit& unit, Id journey) {
    const Module& leads = unit.environment().schema.at("leads");
    const Module& deals = unit.environment().schema.at("deals");
    return Parts{TRY(unit.writer().referring(leads, leads.at("journey"), journey, most_parts)),
                 TRY(unit.writer().referring(deals, deals.at("journey"), journey, most_parts))};
}

}  // namespace

Result<void> enter_stage(Unit& unit, const Entering& entering) {
    const Module& stays = stays_module(unit);
    const sales::Process& process = process_of(unit.environment(), *entering.record);
    Record stay(stays);
    stay[system_field::parent] = entering.journey;
    stay.set("record", entering.record->id());
    stay.set("record_resource", entering.record->module().key);
    stay.set("process", process.key);
    stay.set("process_version", std::int64_t{process.version});
    stay.set("stage", std::string(entering.stage));
    stay.set("entered_at", entering.at);
    if (unit.actor().user) stay.set("actor", unit.actor().user);
    if (entering.imported) stay.set("imported", true);
    TRY_VOID(unit.insert_row(std::move(stay)));
    return entering.imported ? Result<void>() : begin_stage(unit, *entering.record);
}

Result<void> leave_stage(Unit& unit, const Record& record, const Leaving& leaving) {
    const auto stay = TRY(open_stay(unit, record));
    if (!stay) return {};
    Record after = *stay;
    after.set("left_at", unit.now());
    after.set("left_by", std::string(leaving.left_by));
    if (!leaving.reason.empty()) after.set("reason", std::string(leaving.reason));
    if (leaving.overridden) after.set("overridden", true);
    // It may have been moved over to a newer version while it stood here: what counts is under which one it left.
    after.set("process_version", std::int64_t{process_of(unit.environment(), record).version});
    if (unit.actor().user) after.set("actor", unit.actor().user);
    return unit.update_row(*stay, std::move(after));
}

Result<void> change_journey(Unit& unit, const Record& record, Id from, Id to) {
    const Module& stays = stays_module(unit);
    for (const Record& stay : TRY(unit.writer().referring(stays, stays.at("record"), record.id(), most_parts))) {
        Record moved = stay;
        moved[system_field::parent] = to;
        TRY_VOID(unit.update_row(stay, std::move(moved)));
    }
    TRY_VOID(refresh_journey(unit, to));
    const auto parts = TRY(parts_of(unit, from));
    return parts.leads.empty() && parts.deals.empty() ? show_journey(unit, from, false) : refresh_journey(unit, from);
}

Result<void> show_journey(Unit& unit, Id journey, bool shown) {
    const auto before = TRY(unit.writer().find(unit.environment().schema.at("journeys"), journey));
    if (!before || before->deleted() != shown) return {};
    Record after = *before;
    after[system_field::deleted_at] = shown ? Value() : Value(unit.now());
    return unit.update_row(*before, std::move(after));
}

Result<void> refresh_journey(Unit& unit, Id journey) {
    if (!journey) return {};
    const Schema& schema = unit.environment().schema;
    const auto before = TRY(unit.writer().find(schema.at("journeys"), journey));
    if (!before) return {};
    const auto parts = TRY(parts_of(unit, journey));
    const auto state = sales::summarise(parts.leads, parts.deals);
    if (!state) return {};
    Record after = *before;
    after.set("started_at", state->started_at);
    after.set("outcome", std::string(state->outcome));
    after.set("ended_at", state->ended_at ? Value(*state->ended_at) : Value());
    if (after.values() == before->values()) return {};
    return unit.update_row(*before, std::move(after));
}

Result<Id> begin_journey(Unit& unit, const Record& record, Instant started_at) {
    Record journey(unit.environment().schema.at("journeys"));
    const Id id = unit.next_id();
    journey[system_field::id] = id;
    journey.set("started_at", started_at);
    journey.set("outcome", std::string("open"));
    if (const Id before = TRY(previous_journey(unit, record))) journey.set("previous_journey", before);
    TRY_VOID(unit.insert_row(std::move(journey)));
    return id;
}

}  // namespace voronka::records
