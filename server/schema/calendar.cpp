#include "schema/calendar.h"

namespace voronka {
namespace {

constexpr std::int64_t minute_ms = 60'000;
constexpr std::int64_t hour_ms = 3'600'000;
constexpr std::int64_t day_ms = 24 * hour_ms;
constexpr Date first_day{-719'162};  // 0001-01-01
constexpr Date last_day{2'932'896};  // 9999-12-31

}  // namespace

WorkCalendar WorkCalendar::plain(Zone zone) { return WorkCalendar(std::move(zone)); }

void WorkCalendar::keep_stated_years() {
    if (years_.empty()) return;
    const auto [first, last] = std::ranges::minmax(years_);
    constexpr int years_most = 200;
    if (last - first > years_most) return;
    table_first_ = date_of({first, 1, 1});
    const Date end = date_of({last, 12, 31});
    std::vector<DayKind> kinds;
    for (Date date = table_first_; date <= end; ++date.days) kinds.push_back(worked_out(date));
    table_ = std::move(kinds);
    worked_ms_before_ = {0};
    for (const DayKind kind : table_) worked_ms_before_.push_back(worked_ms_before_.back() + worked_ms(kind, 0, day_ms));
}

DayKind WorkCalendar::kind(Date date) const {
    const std::int64_t place = std::int64_t{date.days} - table_first_.days;
    const bool kept = place >= 0 && place < static_cast<std::int64_t>(table_.size());
    return kept ? table_[static_cast<std::size_t>(place)] : worked_out(date);
}

DayKind WorkCalendar::worked_out(Date date) const {
    if (const auto found = stated_.find(date); found != stated_.end()) return found->second;
    const Civil c = civil(date);
    for (const auto& [month, day] : fixed_holidays_)
        if (c.month == month && c.day == day) return DayKind::holiday;
    return std::ranges::find(weekend_, weekday(date)) != weekend_.end() ? DayKind::weekend : DayKind::workday;
}

bool WorkCalendar::working(Date date) const { return minutes(date) > 0; }

int WorkCalendar::minutes(Date date) const {
    const auto whole = static_cast<int>((closes_ms_ - opens_ms_ - (break_to_ms_ - break_from_ms_)) / minute_ms);
    switch (kind(date)) {
        case DayKind::workday:
        case DayKind::working_weekend:
            return whole;
        case DayKind::short_day:
            return whole - 60;
        default:
            return 0;
    }
}

bool WorkCalendar::assumed(int year) const { return std::ranges::find(years_, year) == years_.end(); }

Date WorkCalendar::add_working_days(Date date, int n) const {
    if (n == 0) {
        while (!working(date) && date < last_day) ++date.days;
        return date;
    }
    const int step = n > 0 ? 1 : -1;
    for (std::int64_t left = n > 0 ? n : -std::int64_t{n}; left > 0;) {
        if (step > 0 ? date >= last_day : date <= first_day) return date;
        date.days += step;
        if (working(date)) --left;
    }
    return date;
}

int WorkCalendar::working_days(Date from, Date to) const {
    int days = 0;
    for (Date date = from; date < to; ++date.days) days += working(date) ? 1 : 0;
    return days;
}

namespace {

// Working milliseconds of one day between two times of that day.
std::int64_t overlap(std::int64_t from, std::int64_t to, std::int64_t begin, std::int64_t end) {
    return std::max<std::int64_t>(0, std::min(to, end) - std::max(from, begin));
}

bool works(DayKind kind) { return kind == DayKind::workday || kind == DayKind::working_weekend || kind == DayKind::short_day; }

// The day of an instant, and the milliseconds of it that have passed.
std::pair<Date, std::int64_t> local(const Zone& zone, Instant instant) {
    const std::int64_t ms = instant.ms + zone.offset_ms(instant);
    const std::int64_t day = (ms >= 0 ? ms : ms - day_ms + 1) / day_ms;
    return {{static_cast<std::int32_t>(day)}, ms - day * day_ms};
}

}  // namespace

// Working milliseconds of a day of this kind between two times of that day.
std::int64_t WorkCalendar::worked_ms(DayKind kind, std::int64_t since_ms, std::int64_t until_ms) const {
    if (!works(kind)) return 0;
    const std::int64_t closes = kind == DayKind::short_day ? closes_ms_ - hour_ms : closes_ms_;
    return overlap(since_ms, until_ms, opens_ms_, break_from_ms_) + overlap(since_ms, until_ms, break_to_ms_, closes);
}

// Working milliseconds of the whole days that lie between two others. Figures ask for millions of spans of many days.
std::int64_t WorkCalendar::worked_between(Date after, Date before) const {
    const std::int64_t from = std::int64_t{after.days} + 1 - table_first_.days;
    const std::int64_t to = std::int64_t{before.days} - table_first_.days;
    const bool kept = from >= 0 && from <= to && to < static_cast<std::int64_t>(worked_ms_before_.size());
    if (kept) return worked_ms_before_[static_cast<std::size_t>(to)] - worked_ms_before_[static_cast<std::size_t>(from)];
    std::int64_t sum = 0;
    for (Date date{after.days + 1}; date < before; ++date.days) sum += worked_ms(kind(date), 0, day_ms);
    return sum;
}

std::int64_t WorkCalendar::working_ms(Instant from, Instant to) const {
    if (to <= from) return 0;
    const auto [first, begin] = local(zone_, from);
    const auto [last, end] = local(zone_, to);
    if (first == last) return worked_ms(kind(first), begin, end);
    return worked_ms(kind(first), begin, day_ms) + worked_between(first, last) + worked_ms(kind(last), 0, end);
}

Instant WorkCalendar::add_working_ms(Instant from, std::int64_t ms) const {
    if (ms <= 0) return from;
    std::int64_t left = ms;
    std::int64_t begin = zone_.time_of_day_ms(from);
    Date date = zone_.date(from);
    for (; date < last_day; ++date.days, begin = 0) {
        if (minutes(date) == 0) continue;
        const std::int64_t closes = kind(date) == DayKind::short_day ? closes_ms_ - hour_ms : closes_ms_;
        for (const auto& [opens, shuts] : {std::pair(opens_ms_, break_from_ms_), std::pair(break_to_ms_, closes)}) {
            const std::int64_t here = overlap(begin, 24 * hour_ms, opens, shuts);
            if (here >= left) return zone_.at(date, std::max(begin, opens) + left);
            left -= here;
        }
    }
    return zone_.at(date);
}

}  // namespace voronka
