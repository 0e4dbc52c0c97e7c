#pragma once
#include <optional>
#include <string_view>

#include "sales/process.h"
#include "schema/calendar.h"

namespace voronka::sales {

/// When a follow-up is due, at the rule's time of day in the calendar's zone (seven-steps.md, stage 7): counted from the day that
/// the rule names; without that day, or when it has passed already, from today, so that the person asks for it. Months come
/// first (those of the customer's `value` where the rule tells them apart), then working days; it never falls on a day off.
Instant follow_up_due(const FollowUp& rule, std::optional<Date> delivery, std::string_view value, Instant now,
                      const WorkCalendar&);

}  // namespace voronka::sales
