#pragma once
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "core/time.h"

namespace voronka::sales {

/// A span that has ended, or one that still runs (right-censored); so many of the same length.
struct Span {
    double length = 0;
    bool ended = true;
    std::int64_t count = 1;
};

/// The median of time by the Kaplan–Meier estimator (Kaplan & Meier 1958): the least t at which the share of those still there
/// falls to a half or below. Running spans count as long as they have lasted. Nothing where it does not fall so far.
std::optional<double> kaplan_meier_median(std::vector<Span>);

/// A value that is there so many times.
struct Counted {
    Counted(double value, std::int64_t count = 1) : value(value), count(count) {}
    double value;
    std::int64_t count;
};

/// The middle value, the mean of the two middle ones where there are two; nothing for none.
std::optional<double> median(std::vector<Counted>);

/// Days of a period, both included.
struct Period {
    Date from;
    Date to;
    bool all = false;  ///< no limits
};

/// "2026", "2026-Q3", "2026-09", "2026-W48", "2026-09-01..2026-09-30", "all" or nothing. Error: bad_period.
Result<Period> parse_period(std::string_view);
/// The period of the same kind just before: the month before a month, as many days before as it has where it is no calendar
/// period.
Period before(const Period&);

}  // namespace voronka::sales
