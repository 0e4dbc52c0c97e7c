#include "schema/calendar.h"

#include <yaml-cpp/yaml.h>

#include "core/embedded.h"

namespace voronka {
namespace {

constexpr std::int64_t minute_ms = 60'000;
constexpr std::int64_t hour_ms = 3'600'000;

std::int64_t time_ms(const std::string& text) {
    const auto colon = text.find(':');
    return std::stoll(text.substr(0, colon)) * hour_ms + std::stoll(text.substr(colon + 1)) * minute_ms;
}

}  // namespace

WorkCalendar WorkCalendar::plain(Zone zone) { return WorkCalendar(std::move(zone)); }

Result<WorkCalendar> WorkCalendar::load(std::string_view yaml, Zone zone) {
    WorkCalendar calendar(std::move(zone));
    try {
        const YAML::Node root = YAML::Load(std::string(yaml));
        if (const YAML::Node day = root["workday"]) {
            calendar.opens_ms_ = time_ms(day["from"].as<std::string>());
            calendar.closes_ms_ = time_ms(day["to"].as<std::string>());
            calendar.break_from_ms_ = time_ms(day["break"][0].as<std::string>());
            calendar.break_to_ms_ = time_ms(day["break"][1].as<std::string>());
        }
        for (const auto& holiday : root["fixed_holidays"]) {
            const auto text = holiday["date"].as<std::string>();
            calendar.fixed_holidays_.emplace_back(std::stoul(text.substr(0, 2)),
                                                  std::stoul(text.substr(3, 2)));
        }
        const auto state = [&](const YAML::Node& node, DayKind kind) {
            if (const auto date = parse_date(node.as<std::string>())) calendar.stated_[*date] = kind;
        };
        for (const auto& year : root["years"]) {
            calendar.years_.push_back(year.first.as<int>());
            for (const auto& day : year.second["days_off_moved"]) state(day["date"], DayKind::day_off_moved);
            for (const auto& day : year.second["working_weekends"]) state(day, DayKind::working_weekend);
            for (const auto& day : year.second["short_days"]) state(day, DayKind::short_day);
        }
    } catch (const std::exception& wrong) {  // YAML::Exception, and std::stoul on what is no number
        return fail(ErrorKind::validation, "calendar_yaml", {{"what", wrong.what()}});
    }
    return calendar;
}

DayKind WorkCalendar::kind(Date date) const {
    if (const auto found = stated_.find(date); found != stated_.end()) return found->second;
    const Civil c = civil(date);
    for (const auto& [month, day] : fixed_holidays_)
        if (c.month == month && c.day == day) return DayKind::holiday;
    return std::ranges::find(weekend_, weekday(date)) != weekend_.end() ? DayKind::weekend : DayKind::workday;
}

bool WorkCalendar::working(Date date) const { return minutes(date) > 0; }

int WorkCalendar::minutes(Date date) const {
    const auto whole =
        static_cast<int>((closes_ms_ - opens_ms_ - (break_to_ms_ - break_from_ms_)) / minute_ms);
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
        while (!working(date)) ++date.days;
        return date;
    }
    const int step = n > 0 ? 1 : -1;
    for (int left = n > 0 ? n : -n; left > 0;) {
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

}  // namespace

std::int64_t WorkCalendar::working_ms(Instant from, Instant to) const {
    if (to <= from) return 0;
    const Date first = zone_.date(from);
    const Date last = zone_.date(to);
    std::int64_t sum = 0;
    for (Date date = first; date <= last; ++date.days) {
        const int minutes_today = minutes(date);
        if (minutes_today == 0) continue;
        const std::int64_t begin = date == first ? zone_.time_of_day_ms(from) : 0;
        const std::int64_t end = date == last ? zone_.time_of_day_ms(to) : 24 * hour_ms;
        const std::int64_t closes = kind(date) == DayKind::short_day ? closes_ms_ - hour_ms : closes_ms_;
        sum += overlap(begin, end, opens_ms_, break_from_ms_) + overlap(begin, end, break_to_ms_, closes);
    }
    return sum;
}

Instant WorkCalendar::add_working_ms(Instant from, std::int64_t ms) const {
    if (ms <= 0) return from;
    std::int64_t left = ms;
    std::int64_t begin = zone_.time_of_day_ms(from);
    for (Date date = zone_.date(from);; ++date.days, begin = 0) {
        if (minutes(date) == 0) continue;
        const std::int64_t closes = kind(date) == DayKind::short_day ? closes_ms_ - hour_ms : closes_ms_;
        for (const auto& [opens, shuts] :
             {std::pair(opens_ms_, break_from_ms_), std::pair(break_to_ms_, closes)}) {
            const std::int64_t here = overlap(begin, 24 * hour_ms, opens, shuts);
            if (here >= left) return zone_.at(date, std::max(begin, opens) + left);
            left -= here;
        }
    }
}

}  // namespace voronka
