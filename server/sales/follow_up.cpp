#include "sales/follow_up.h"

namespace voronka::sales {
namespace {

int months_of(const FollowUp& rule, std::string_view value) {
    if (rule.months_by_value.empty()) return rule.months;
    const auto found = rule.months_by_value.find(std::string(value));
    return found != rule.months_by_value.end() ? found->second : rule.months_by_value.rbegin()->second;
}

}  // namespace

Instant follow_up_due(const FollowUp& rule, std::optional<Date> delivery, std::string_view value, Instant now,
                      const WorkCalendar& calendar) {
    const Date today = calendar.zone().date(now);
    const Date from = add_months(delivery && *delivery > today ? *delivery : today, months_of(rule, value));
    return calendar.zone().at(calendar.add_working_days(from, rule.working_days), rule.due_ms);
}

}  // namespace voronka::sales
