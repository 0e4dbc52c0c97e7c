#include "sales/follow_up.h"

namespace voronka::sales {

Instant follow_up_due(const FollowUp& rule, std::optional<Date> delivery, Instant now, const WorkCalendar& calendar) {
    const Date today = calendar.zone().date(now);
    const Date from = delivery && *delivery > today ? *delivery : today;
    return calendar.zone().at(calendar.add_working_days(from, rule.working_days), rule.due_ms);
}

}  // namespace voronka::sales
