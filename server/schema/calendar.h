#pragma once
#include <cstdint>
#include <map>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "core/time.h"

namespace voronka {

/// What kind of day it is by a production calendar.
enum class DayKind { workday, short_day, weekend, holiday, day_off_moved, working_weekend };

/// Working days and hours of a country, from calendars/*.yaml, in one zone. Immutable.
class WorkCalendar {
  public:
    /// Refuses (calendar_yaml) what it cannot read, naming the place.
    static Result<WorkCalendar> load(std::string_view yaml, Zone zone);
    /// Monday to Friday, 9 to 18 with a break from 13 to 14, no holidays.
    static WorkCalendar plain(Zone zone);

    const Zone& zone() const { return zone_; }
    DayKind kind(Date) const;
    bool working(Date) const;
    /// Working minutes of this day: 480, on a short day 420, else 0.
    int minutes(Date) const;
    /// Whether the year is outside what the calendar states, so that only the fixed holidays are known.
    bool assumed(int year) const;
    /// The n-th working day after (before) the day; n = 0: the day itself, or the next working one. Not
    /// beyond the years 0001 to 9999.
    Date add_working_days(Date, int n) const;
    /// Working days in [from, to).
    int working_days(Date from, Date to) const;
    /// Working time between two instants, in milliseconds; 0 when `to` is not after `from`.
    std::int64_t working_ms(Instant from, Instant to) const;
    /// The instant at which so much working time has passed since `from`.
    Instant add_working_ms(Instant from, std::int64_t ms) const;

  private:
    friend class CalendarReader;
    explicit WorkCalendar(Zone zone) : zone_(std::move(zone)) {}
    DayKind worked_out(Date) const;
    void keep_stated_years();
    std::int64_t worked_ms(DayKind, std::int64_t since_ms, std::int64_t until_ms) const;
    std::int64_t worked_between(Date after, Date before) const;

    Zone zone_;
    std::vector<unsigned> weekend_ = {5, 6};
    std::vector<std::pair<unsigned, unsigned>> fixed_holidays_;  // month, day
    std::map<Date, DayKind> stated_;
    std::vector<int> years_;
    // The kinds of all days of the stated years, from table_first_ on, so that years are walked through fast.
    std::vector<DayKind> table_;
    Date table_first_;
    std::vector<std::int64_t> worked_ms_before_;  // working time of these days before each of them, and before the day after all
    std::int64_t opens_ms_ = 9 * 3'600'000;
    std::int64_t closes_ms_ = 18 * 3'600'000;
    std::int64_t break_from_ms_ = 13 * 3'600'000;
    std::int64_t break_to_ms_ = 14 * 3'600'000;
};

}  // namespace voronka
