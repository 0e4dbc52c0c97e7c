#include "records/follow_ups.h"

#include "sales/follow_up.h"

namespace voronka::records {
namespace {

constexpr int most_activities = 1000;
constexpr std::string_view purpose = "follow-up";

std::optional<Date> day(const Record& deal, const std::string& field) {
    if (field.empty() || !deal.module().find(field)) return std::nullopt;
    const auto* found = get_if<Date>(deal.get(field));
    return found ? std::optional(*found) : std::nullopt;
}

Instant due(Unit& unit, const sales::FollowUp& rule, const Record& deal) {
    return sales::follow_up_due(rule, day(deal, rule.after_field), unit.now(), unit.environment().calendar);
}

Result<std::vector<Record>> open_ones(Unit& unit, const Record& deal) {
    const Module& activities = unit.environment().schema.at("activities");
    auto found = TRY(unit.writer().referring(activities, activities.at("about"), deal.id(), most_activities));
    std::erase_if(found, [](const Record& one) { return one.flag("done") || one.text("purpose") != purpose; });
    return found;
}

const sales::Stage& follow_up_stage(Unit& unit, const Record& deal) {
    return unit.environment().processes.of(deal.text("process")).first(sales::StageRecord::won);
}

}  // namespace

Result<void> make_follow_ups(Unit& unit, const Record& deal) {
    const Module& activities = unit.environment().schema.at("activities");
    const Language language = unit.environment().language;
    for (const sales::FollowUp& rule : follow_up_stage(unit, deal).follow_ups) {
        // Later contacts are counted from this one; it makes them when it is done.
        if (rule.after_field.empty()) continue;
        Given given{{&activities.at("kind"), rule.kind},
                    {&activities.at("purpose"), std::string(purpose)},
                    {&activities.at("subject"), rule.subject.in(language)},
                    {&activities.at("due_at"), due(unit, rule, deal)},
                    {&activities.at("about"), deal.id()},
                    {&activities.at("external_id"), "follow-up:" + rule.key + ":" + std::to_string(deal.id())}};
        if (!rule.description.in(language).empty())
            given.emplace_back(&activities.at("description"), rule.description.in(language));
        if (deal.integer("owner")) given.emplace_back(&activities.at("owner"), deal.integer("owner"));
        TRY_VOID(unit.create(activities, given, Authority::system));
    }
    return {};
}

Result<void> move_follow_ups(Unit& unit, const Record& deal) {
    for (const Record& activity : TRY(open_ones(unit, deal))) {
        for (const sales::FollowUp& rule : follow_up_stage(unit, deal).follow_ups) {
            const std::string mine = "follow-up:" + rule.key + ":" + std::to_string(deal.id());
            if (rule.after_field.empty() || activity.text("external_id") != mine) continue;
            TRY_VOID(unit.update(activity.module(), activity.id(), {{&activity.module().at("due_at"), due(unit, rule, deal)}}, {},
                                 Authority::system));
        }
    }
    return {};
}

Result<void> cancel_follow_ups(Unit& unit, const Record& deal) {
    for (const Record& activity : TRY(open_ones(unit, deal)))
        TRY_VOID(unit.remove(activity.module(), activity.id(), {}, Authority::system));
    return {};
}

}  // namespace voronka::records
