#include "records/follow_ups.h"
#include "records/process_of.h"
#include "records/rules_parts.h"
#include "records/signals.h"
#include "records/stays.h"
#include "sales/journey.h"

namespace voronka::records {
namespace {

// A probability that equals the stage's follows the stage; another one was set by hand and stays.
void settle_probability(const sales::Process& process, const Record* before, Record& after) {
    const sales::Stage* stage = process.find(after.text("stage"));
    if (!stage) return;
    const std::string_view outcome = after.text("outcome");
    if (outcome == "won" || outcome == "lost") {
        after.set("probability", Decimal::whole(outcome == "won" ? 100 : 0));
        return;
    }
    const sales::Stage* left = before ? process.find(before->text("stage")) : nullptr;
    const bool reopened = before && !sales::open_deal(*before);
    const bool by_hand = !empty(after.get("probability")) && before && !reopened && left &&
                         after.get("probability") != Value(Decimal::whole(left->probability));
    const bool given = !before && !empty(after.get("probability"));
    if (!by_hand && !given) after.set("probability", Decimal::whole(stage->probability));
}

void settle_amount(const Environment& environment, Record& after) {
    if (empty(after.get("currency"))) after.set("currency", environment.currency);
    if (const Field* base = after.module().find("amount_base"))
        after[base->index] = after.text("currency") == environment.currency ? after.get("amount") : Value();
}

void settle_new(Unit& unit, const sales::Process& process, Record& after) {
    after.set("process", process.key);
    after.set("process_version", std::int64_t{process.version});
    if (empty(after.get("outcome"))) after.set("outcome", std::string("open"));
    if (empty(after.get("stage"))) {
        const bool won = after.text("outcome") == "won";
        after.set("stage", process.first(won ? sales::StageRecord::won : sales::StageRecord::deal).key);
    }
    if (empty(after.get("started_at"))) {
        const auto* made = get_if<Instant>(after[system_field::created_at]);
        after.set("started_at", made ? *made : unit.now());
    }
    if (empty(after.get("name")) && !after.text("external_id").empty()) after.set("name", std::string(after.text("external_id")));
}

}  // namespace

Result<void> settle_deal(Unit& unit, const Record* before, Record& after) {
    const sales::Process& process = before ? process_of(unit.environment(), after) : *TRY(new_process(unit, after));
    if (!before) settle_new(unit, process, after);
    settle_probability(process, before, after);
    settle_amount(unit.environment(), after);
    if (!before && !after.integer("journey"))
        after.set("journey", TRY(begin_journey(unit, after, std::get<Instant>(after.get("started_at")))));
    return {};
}

Result<void> follow_deal(Unit& unit, const Record* before, const Record& after) {
    const Id journey = after.integer("journey");
    if (!before) {
        if (sales::open_deal(after))
            TRY_VOID(enter_stage(unit, {.journey = journey,
                                        .record = &after,
                                        .stage = after.text("stage"),
                                        .at = unit.importing() ? std::get<Instant>(after.get("started_at")) : unit.now(),
                                        .imported = unit.importing()}));
        else
            TRY_VOID(refresh_journey(unit, journey));
        return {};
    }
    if (before->get("outcome") != after.get("outcome") || before->deleted() != after.deleted() ||
        before->get("journey") != after.get("journey") || before->get("started_at") != after.get("started_at") ||
        before->get("closed_at") != after.get("closed_at")) {
        TRY_VOID(refresh_journey(unit, journey));
        if (before->get("journey") != after.get("journey")) TRY_VOID(refresh_journey(unit, before->integer("journey")));
    }
    TRY_VOID(see_moved_date(unit, *before, after));
    if (before->get("satisfaction") != after.get("satisfaction")) TRY_VOID(hear_satisfaction(unit, after));
    if (before->get("delivery_date") != after.get("delivery_date") && after.text("outcome") == "won")
        TRY_VOID(move_follow_ups(unit, after));
    return {};
}

}  // namespace voronka::records
