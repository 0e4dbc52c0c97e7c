#include "records/follow_ups.h"

#include "records/absence.h"
#include "records/process_of.h"
#include "sales/follow_up.h"

namespace voronka::records {
namespace {

constexpr int most_activities = 1000;
constexpr std::string_view purpose = "follow-up";
constexpr std::int64_t problem_hours = 8;
constexpr std::int64_t discontent_most = 6;

std::optional<Date> day(const Record& deal, const std::string& field) {
    if (field.empty() || !deal.module().find(field)) return std::nullopt;
    const auto* found = get_if<Date>(deal.get(field));
    return found ? std::optional(*found) : std::nullopt;
}

// A, B or C, as the organization says.
Result<std::string> value_of(Unit& unit, const Record& deal) {
    const Module& organizations = unit.environment().schema.at("organizations");
    const Id id = deal.integer("organization");
    const auto found = id ? TRY(unit.writer().find(organizations, id)) : std::optional<Record>();
    const std::string value(found ? found->text("customer_value") : "");
    return value.empty() ? "C" : value;
}

Result<Instant> due(Unit& unit, const sales::FollowUp& rule, const Record& deal) {
    const std::string value = rule.months_by_value.empty() ? "" : TRY(value_of(unit, deal));
    return sales::follow_up_due(rule, day(deal, rule.after_field), value, unit.now(), unit.environment().calendar);
}

std::string mark(const sales::FollowUp& rule, const Record& deal) {
    return "follow-up:" + rule.key + ":" + std::to_string(deal.id());
}

Result<std::vector<Record>> open_ones(Unit& unit, const Record& deal) {
    const Module& activities = unit.environment().schema.at("activities");
    auto found = TRY(unit.writer().referring(activities, activities.at("about"), deal.id(), most_activities));
    std::erase_if(found, [](const Record& one) { return one.flag("done") || one.text("purpose") != purpose; });
    return found;
}

const sales::Stage& follow_up_stage(Unit& unit, const Record& deal) {
    return process_of(unit.environment(), deal).first(sales::StageRecord::won);
}

Result<void> make(Unit& unit, const sales::FollowUp& rule, const Record& deal) {
    const Module& activities = unit.environment().schema.at("activities");
    const Language language = unit.environment().language;
    // One of a kind is open at a time.
    for (const Record& open : TRY(open_ones(unit, deal)))
        if (open.text("external_id").starts_with(mark(rule, deal))) return {};
    const Instant when = TRY(due(unit, rule, deal));
    Given given{{&activities.at("kind"), rule.kind},
                {&activities.at("purpose"), std::string(purpose)},
                {&activities.at("subject"), rule.subject.in(language)},
                {&activities.at("due_at"), when},
                {&activities.at("about"), deal.id()},
                {&activities.at("external_id"), mark(rule, deal) + (rule.repeats ? ":" + format(when) : "")}};
    if (!rule.description.in(language).empty()) given.emplace_back(&activities.at("description"), rule.description.in(language));
    if (const Id owner = deal.integer("owner"))
        given.emplace_back(&activities.at("owner"), whose_turn(unit.environment(), owner, when));
    TRY_VOID(unit.create(activities, given, Authority::system));
    return {};
}

Result<void> make_task(Unit& unit, const Record& deal, const char* sentence, Id owner, std::int64_t hours) {
    const Module& activities = unit.environment().schema.at("activities");
    const Instant when = unit.environment().calendar.add_working_ms(unit.now(), hours * 3'600'000);
    Given given{
        {&activities.at("kind"), std::string("task")},
        {&activities.at("subject"), message(unit.environment().language, sentence, {{"deal", std::string(deal.text("name"))}})},
        {&activities.at("due_at"), when},
        {&activities.at("priority"), std::string("high")},
        {&activities.at("about"), deal.id()}};
    if (owner) given.emplace_back(&activities.at("owner"), whose_turn(unit.environment(), owner, when));
    TRY_VOID(unit.create(activities, given, Authority::system));
    return {};
}

}  // namespace

Result<void> make_follow_ups(Unit& unit, const Record& deal) {
    for (const sales::FollowUp& rule : follow_up_stage(unit, deal).follow_ups)
        if (rule.after_follow_up.empty()) TRY_VOID(make(unit, rule, deal));
    return {};
}

Result<void> after_follow_up(Unit& unit, const Record& activity) {
    if (unit.importing() || !activity.flag("done") || activity.text("about_resource") != "deals") return {};
    const auto deal = TRY(unit.writer().find(unit.environment().schema.at("deals"), activity.integer("about")));
    if (!deal || deal->deleted() || deal->text("outcome") != "won") return {};
    if (activity.text("finding") == "problem")
        TRY_VOID(make_task(unit, *deal, "task_problem", deal->integer("owner"), problem_hours));
    const auto& rules = follow_up_stage(unit, *deal).follow_ups;
    const auto done = std::ranges::find_if(
        rules, [&](const sales::FollowUp& rule) { return activity.text("external_id").starts_with(mark(rule, *deal)); });
    if (done == rules.end()) return {};
    for (const sales::FollowUp& rule : rules)
        if (rule.after_follow_up == done->key || (rule.repeats && &rule == &*done)) TRY_VOID(make(unit, rule, *deal));
    return {};
}

Result<void> hear_satisfaction(Unit& unit, const Record& deal) {
    if (unit.importing() || empty(deal.get("satisfaction")) || deal.integer("satisfaction") > discontent_most) return {};
    const Id manager = unit.environment().directory->manager_of(deal.integer("owner"));
    return make_task(unit, deal, "task_discontent", manager ? manager : deal.integer("owner"), problem_hours);
}

Result<void> move_follow_ups(Unit& unit, const Record& deal) {
    for (const Record& activity : TRY(open_ones(unit, deal))) {
        for (const sales::FollowUp& rule : follow_up_stage(unit, deal).follow_ups) {
            if (rule.after_field.empty() || !activity.text("external_id").starts_with(mark(rule, deal))) continue;
            TRY_VOID(unit.update(activity.module(), activity.id(),
                                 {{&activity.module().at("due_at"), TRY(due(unit, rule, deal))}}, {}, Authority::system));
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
