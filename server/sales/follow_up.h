#pragma once
#include <optional>
#include <vector>

#include "sales/process.h"
#include "schema/calendar.h"

namespace voronka::sales {

/// When a follow-up is due: so many working days after the day that its rule names (seven-steps.md, stage 7), at the
/// rule's time of day in the calendar's zone. Without that day, or when it has passed already: counted from today, so
/// that the person asks for it.
Instant follow_up_due(const FollowUp& rule, std::optional<Date> delivery, Instant now, const WorkCalendar&);

}  // namespace voronka::sales
