#include "demo/life.h"

namespace voronka::demo {

const Life::Plan& Life::plan_of(int stage) {
    static constexpr std::array plans{
        Plan{"task", "", {"Подготовить встречу: товары, цены, соперники", "Prepare the meeting: products, prices, rivals"}},
        Plan{"meeting", "discovery", {"Первая встреча: узнать потребности", "First meeting: learn the needs"}},
        Plan{"meeting", "presentation", {"Показ на складе", "Demo at the warehouse"}},
        Plan{"call", "", {"Спросить, что мешает решить", "Ask what keeps them from deciding"}},
        Plan{"call", "closing", {"Договориться об условиях", "Agree on the terms"}}};
    return plans[static_cast<std::size_t>(stage)];
}

Result<Id> Life::plan(records::Unit& unit, Id about, const Plan& what, Instant due) {
    const Module& activities = module("activities");
    const std::int64_t quarter = 15 * 60'000;
    records::Given given{{&activities.at("kind"), std::string(what.kind)},
                         {&activities.at("subject"), tell(what.subject)},
                         {&activities.at("due_at"), Instant{due.ms / quarter * quarter}}};
    if (about) given.emplace_back(&activities.at("about"), about);
    if (*what.purpose) given.emplace_back(&activities.at("purpose"), std::string(what.purpose));
    return TRY(unit.create(activities, given)).id();
}

Result<void> Life::hold(records::Unit& unit, Id about, const Plan& what, const std::string& outcome) {
    const Module& activities = module("activities");
    const bool call = std::string_view(what.kind) == "call";
    records::Given given{{&activities.at("kind"), std::string(what.kind)},
                         {&activities.at("subject"), tell(what.subject)},
                         {&activities.at("due_at"), unit.now()},
                         {&activities.at("about"), about},
                         {&activities.at("done"), true},
                         {&activities.at("direction"), std::string("out")},
                         {&activities.at("duration_minutes"), std::int64_t{call ? dice_.between(2, 24) : dice_.between(25, 90)}},
                         {&activities.at("outcome"), outcome}};
    if (*what.purpose) given.emplace_back(&activities.at("purpose"), std::string(what.purpose));
    TRY(unit.create(activities, given));
    return {};
}

Result<void> Life::finish(records::Unit& unit, Id activity, const std::string& outcome) {
    const Module& activities = module("activities");
    TRY(unit.update(activities, activity,
                    {{&activities.at("done"), true},
                     {&activities.at("outcome"), outcome},
                     {&activities.at("duration_minutes"), std::int64_t{dice_.between(5, 70)}}}));
    return {};
}

Result<void> Life::note(records::Unit& unit, Id about) {
    const Module& all = module("notes");
    records::Given given{{&all.at("text"), one_of(notes())}, {&all.at("about"), about}};
    if (dice_.chance(10)) given.emplace_back(&all.at("pinned"), true);
    TRY(unit.create(all, given));
    return {};
}

Result<std::vector<Record>> Life::open_activities(records::Unit& unit, Id about) {
    const Module& activities = module("activities");
    auto found = TRY(unit.writer().referring(activities, activities.at("about"), about, 200));
    std::erase_if(found, [](const Record& one) { return one.flag("done"); });
    return found;
}

}  // namespace voronka::demo
