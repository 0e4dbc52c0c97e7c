#include "make/maker.h"

namespace voronka::bench {
namespace {

constexpr std::array stages{"preparation", "approach", "presentation", "objections", "closing", "follow-up"};
constexpr std::array probabilities{10, 20, 40, 60, 80, 100};
constexpr int won_stage = 5;
constexpr std::array sources{"website", "recommendation", "call", "exhibition", "advertising", "email"};
constexpr std::array loss_reasons{"price", "timing", "competitor", "no_answer"};
constexpr std::array kinds{"call", "meeting", "email", "task"};
constexpr std::int64_t day_ms = 86'400'000;

template <class List>
std::string drawn(demo::Dice& dice, const List& from) {
    return from[dice.rng().below(static_cast<std::uint32_t>(from.size()))];
}

}  // namespace

struct Maker::Course {
    Instant started;
    Instant ended;  ///< of an open one: now
    int stage = 0;
    std::string outcome;
    Id owner = 0;
};

// Two years of deals, all but the youngest closed; a third of them won.
Maker::Course Maker::course() {
    const int ago = dice_.between(1, 730);
    const int lasts = dice_.between(10, 120);
    Course made{.started = day(ago, dice_.between(0, 8)), .ended = end_, .owner = seller()};
    if (ago <= lasts) {
        made.stage = std::min(4, ago * 5 / lasts);
        made.outcome = "open";
        return made;
    }
    made.ended = {made.started.ms + lasts * day_ms};
    const bool won = dice_.chance(35);
    made.outcome = won ? "won" : "lost";
    made.stage = won ? won_stage : dice_.between(0, 4);
    return made;
}

Record Maker::deal_row(const Course& at) {
    const std::size_t who = dice_.rng().below(static_cast<std::uint32_t>(contacts_.size()));
    const std::size_t firm = who % organizations_.size();
    const bool open = at.outcome == "open";
    Record record(module("deals"));
    record.set("name", one_of(demo::subjects()) + ", " + names_[firm]);
    record.set("organization", organizations_[firm]);
    record.set("contact", contacts_[who]);
    record.set("amount", Decimal::whole(dice_.budget()));
    record.set("amount_base", record.get("amount"));
    record.set("currency", std::string("RUB"));
    record.set("probability", Decimal::whole(open ? probabilities[at.stage] : at.outcome == "won" ? 100 : 0));
    record.set("process", std::string("seven-steps"));
    record.set("stage", std::string(stages[at.stage]));
    record.set("outcome", at.outcome);
    record.set("started_at", at.started);
    record.set("close_date", Date{static_cast<std::int32_t>((at.ended.ms + (open ? 30 : 0) * day_ms) / day_ms)});
    record.set("source", drawn(dice_, sources));
    record.set("owner", at.owner);
    if (!open) record.set("closed_at", at.ended);
    if (at.outcome == "lost") record.set("loss_reason", drawn(dice_, loss_reasons));
    if (open) record.set("next_step_at", Instant{end_.ms + dice_.between(-5, 20) * day_ms});
    if (at.stage > 1) record.set("pitch", one_of(demo::pitches()));
    if (at.stage > 3) record.set("payment_terms", one_of(demo::payments()));
    if (dice_.chance(20)) record.set("description", one_of(demo::requests()));
    return record;
}

Result<Id> Maker::journey(records::Writer& writer, const Course& at) {
    Record record(module("journeys"));
    record.set("started_at", at.started);
    record.set("outcome", at.outcome);
    if (at.outcome != "open") record.set("ended_at", at.ended);
    return put(writer, std::move(record), at.started, at.owner);
}

// One stay for each stage passed, equally long; the last of an open or a won deal goes on.
Result<void> Maker::stays(records::Writer& writer, const Course& at, Id deal, Id journey) {
    const std::int64_t each = (at.ended.ms - at.started.ms) / (at.stage + 1);
    for (int stage = 0; stage <= at.stage; ++stage) {
        const bool last = stage == at.stage;
        Record stay(module("journeys.stays"));
        stay[system_field::parent] = journey;
        stay.set("record", deal);
        stay.set("record_resource", std::string("deals"));
        stay.set("process", std::string("seven-steps"));
        stay.set("process_version", std::int64_t{company_.processes().of("seven-steps").version});
        stay.set("stage", std::string(stages[stage]));
        stay.set("entered_at", Instant{at.started.ms + stage * each});
        stay.set("actor", at.owner);
        if (!last || at.outcome == "lost") {
            stay.set("left_at", Instant{at.started.ms + (stage + 1) * each});
            stay.set("left_by", std::string(last ? "lost" : stage + 1 == won_stage ? "won" : "forward"));
        }
        TRY(put(writer, std::move(stay), at.started, at.owner));
    }
    return {};
}

Result<void> Maker::activity(records::Writer& writer, const Record& deal, const Course& at, bool open) {
    const Instant made{at.started.ms +
                       static_cast<std::int64_t>(dice_.rng().unit() * static_cast<double>(at.ended.ms - at.started.ms))};
    Record record(module("activities"));
    record.set("kind", drawn(dice_, kinds));
    record.set("purpose", std::string(at.stage < 2 ? "discovery" : "presentation"));
    record.set("subject", one_of(demo::subjects()));
    record.set("about", deal.id());
    record.set("about_resource", std::string("deals"));
    record.set("owner", at.owner);
    record.set("done", !open);
    record.set("due_at", open ? deal.get("next_step_at") : Value(made));
    if (!open) record.set("done_at", made);
    if (!open) record.set("outcome", one_of(demo::met()));
    TRY(put(writer, std::move(record), made, at.owner));
    return {};
}

Result<void> Maker::deal(records::Writer& writer) {
    const Course at = course();
    const Id of = TRY(journey(writer, at));
    Record record = deal_row(at);
    record.set("journey", of);
    record[system_field::id] = writer.next_id();
    const Record copy = record;
    TRY(put(writer, std::move(record), at.started, at.owner));
    TRY_VOID(stays(writer, at, copy.id(), of));
    TRY_VOID(activity(writer, copy, at, at.outcome == "open"));
    return activity(writer, copy, at, false);
}

}  // namespace voronka::bench
