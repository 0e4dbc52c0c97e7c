#include "demo/life.h"

namespace voronka::demo {
namespace {

constexpr std::int64_t hour = 3'600'000;

}  // namespace

// The person's open deals that are not held yet, the largest first.
Result<std::vector<Record>> Life::my_deals(records::Unit& unit, int most) {
    const records::CompanyNames names(unit.environment(), nullptr);
    const Module& deals = module("deals");
    const auto query = TRY(query::bind("owner = me and outcome = open sort amount desc", deals,
                                       records::surroundings(unit.environment(), unit.actor(), names)));
    auto found = TRY(unit.writer().select(*query, deals, most + static_cast<int>(held_.size())));
    std::erase_if(found, [&](const Record& one) { return held_.contains(one.id()); });
    if (found.size() > static_cast<std::size_t>(most)) found.erase(found.begin() + most, found.end());
    return found;
}

// Two promises of this week that will not be kept, and a deal of which nobody thinks.
Result<void> Life::plan_late(records::Unit& unit, const Event& event) {
    static constexpr std::array promises{Plan{"email", "", {"Отправить предложение, версия 2", "Send the quote, version 2"}},
                                         Plan{"call", "", {"Перезвонить о расчёте нагрузки", "Call about the load calculation"}}};
    static constexpr Plan review{
        "task", "", {"Посмотреть сделки, которые стоят дольше обычного", "Look at deals that stand longer than usual"}};
    const Date today = zone_.date(span_.end);
    if (manages(event.owner)) {
        TRY(plan(unit, 0, review, zone_.at(calendar_.add_working_days(today, -1), 16 * hour)));
        return {};
    }
    const auto mine = TRY(my_deals(unit, 5));
    for (std::size_t i = 0; i < promises.size() && i < mine.size(); ++i) {
        const Record& deal = mine[i];
        const Date due = calendar_.add_working_days(today, i == 0 ? -2 : -1);
        TRY(plan(unit, deal.id(), promises[i], zone_.at(due, static_cast<std::int64_t>(12 + 3 * i) * hour)));
        held_.insert(deal.id());
    }
    if (mine.size() < 5) return {};
    for (const Record& one : TRY(open_activities(unit, mine[3].id()))) TRY_VOID(finish(unit, one.id(), one_of(shown())));
    held_.insert(mine[3].id());
    return {};
}

// In the evening the next day is planned: what was open is put to an hour, the rest is new.
Result<void> Life::plan_today(records::Unit& unit, const Event& event) {
    static constexpr std::array quarters{46, 50, 58, 64};  // of the day: 11:30, 12:30, 14:30, 16:00
    static constexpr std::array fresh{
        Plan{"call", "", {"Позвонить: ждут ответа по сроку", "Call: they wait for an answer on timing"}},
        Plan{"meeting", "presentation", {"Показ на складе", "Demo at the warehouse"}},
        Plan{"email", "", {"Отправить предложение", "Send the quote"}},
        Plan{"call", "closing", {"Договориться об условиях", "Agree on the terms"}}};
    if (manages(event.owner)) return plan_manager(unit, event);
    const Module& activities = module("activities");
    const Date today = zone_.date(span_.end);
    const auto mine = TRY(my_deals(unit, static_cast<int>(quarters.size())));
    for (std::size_t i = 0; i < mine.size(); ++i) {
        const Instant due = zone_.at(today, quarters[i] * hour / 4);
        const auto open = TRY(open_activities(unit, mine[i].id()));
        if (open.empty()) {
            TRY(plan(unit, mine[i].id(), fresh[i], due));
        } else {
            TRY(unit.update(activities, open.front().id(), {{&activities.at("due_at"), due}}));
        }
        held_.insert(mine[i].id());
    }
    return {};
}

Result<void> Life::plan_manager(records::Unit& unit, const Event& event) {
    static constexpr Plan meeting{"meeting", "", {"Планёрка: сделки на закрытии", "Team meeting: deals about to close"}};
    static constexpr Plan talk{"task", "", {"Разобрать с Ренатой первую встречу", "Go through the first meeting with Renata"}};
    static constexpr Plan figures{"task", "", {"Сверить прогноз на месяц", "Check the forecast of the month"}};
    const Date today = zone_.date(span_.end);
    TRY(plan(unit, 0, event.owner == firm_.managers.front() ? figures : talk, zone_.at(today, 12 * hour)));
    TRY(plan(unit, 0, meeting, zone_.at(today, 15 * hour)));
    return {};
}

}  // namespace voronka::demo
