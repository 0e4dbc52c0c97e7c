#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/time.h"

namespace voronka::exchange {

/// In which order a date names its parts.
enum class DateOrder { year_first, day_first, month_first };

/// What a date looks like before it is known how its column writes dates.
struct DateShape {
    bool year_first = false;  ///< 2026-11-24, 2026/11/24: no doubt about it
    bool day_first_possible = false;
    bool month_first_possible = false;
    bool named_month = false;  ///< 24 Nov 2026, 24 ноября 2026
    bool time = false;
    bool seconds = false;
    bool offset = false;  ///< with Z or +03:00
    char separator = '-';
};

/// A day, and the time of the day where one is written; with an offset it is an instant already.
struct When {
    Date date;
    std::optional<std::int64_t> time_ms;
    std::optional<std::int64_t> offset_ms;

    /// The instant; without an offset by the clock of the zone, without a time at midnight.
    Instant instant(const Zone&) const;
};

/// Nothing when the text is no date in any order.
std::optional<DateShape> date_shape(std::string_view text);

/// Reads a date with or without time: 24.11.2026 10:49:00, 2026-11-24T10:49:00+03:00, 11/24/2026 10:49 AM, 24
/// ноября 2026 г. Years of two digits are 1970–2069.
std::optional<When> parse_when(std::string_view text, DateOrder order);

/// The day number of spreadsheets (45000 = 2023-03-15) and its part of a day; only what lies in 1927–2118,
/// since a number is a date only by being mapped to one.
std::optional<When> parse_serial(std::string_view text);

/// "DD.MM.YYYY HH:MM:SS": what the interface shows and a person may choose.
std::string pattern(DateOrder, const DateShape&);
/// The order that such a pattern tells; nothing when it names no day, month and year.
std::optional<DateOrder> order_of_pattern(std::string_view pattern);

}  // namespace voronka::exchange
