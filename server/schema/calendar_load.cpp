#include <yaml-cpp/yaml.h>

#include <charconv>

#include "schema/calendar.h"

namespace voronka {
namespace {

constexpr std::int64_t minute_ms = 60'000;
constexpr std::int64_t hour_ms = 3'600'000;

std::optional<unsigned> two_digits(std::string_view text) {
    unsigned number = 0;
    const auto [end, wrong] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool whole = text.size() == 2 && wrong == std::errc() && end == text.data() + 2;
    return whole ? std::optional(number) : std::nullopt;
}

std::unexpected<Error> unreadable(std::string_view place, std::string_view text) {
    return fail(ErrorKind::validation, "calendar_yaml", {{"what", std::string(place) + ": " + std::string(text)}});
}

std::string scalar(const YAML::Node& node) { return node && node.IsScalar() ? node.Scalar() : std::string("?"); }

}  // namespace

/// Reads one calendars/*.yaml.
class CalendarReader {
  public:
    explicit CalendarReader(WorkCalendar& calendar) : calendar_(calendar) {}
    Result<void> read(const YAML::Node& root);

  private:
    Result<void> read_hours(const YAML::Node& day);
    Result<void> read_weekend(const YAML::Node& days);
    Result<void> read_holidays(const YAML::Node& holidays);
    Result<void> read_year(const std::string& name, const YAML::Node& year);
    Result<void> state(const std::string& place, const YAML::Node& day, DayKind kind);

    WorkCalendar& calendar_;
};

namespace {

// "09:00" in milliseconds of the day.
Result<std::int64_t> time_of(std::string_view place, const YAML::Node& node) {
    const std::string text = scalar(node);
    const auto hour = text.size() == 5 && text[2] == ':' ? two_digits(text.substr(0, 2)) : std::nullopt;
    const auto minute = hour ? two_digits(text.substr(3)) : std::nullopt;
    if (!minute || *hour > 24 || *minute > 59) return unreadable(place, text);
    return *hour * hour_ms + *minute * minute_ms;
}

}  // namespace

Result<void> CalendarReader::read_hours(const YAML::Node& day) {
    if (!day) return {};
    calendar_.opens_ms_ = TRY(time_of("workday.from", day["from"]));
    calendar_.closes_ms_ = TRY(time_of("workday.to", day["to"]));
    const YAML::Node pause = day["break"];
    calendar_.break_from_ms_ = pause ? TRY(time_of("workday.break", pause[0])) : calendar_.closes_ms_;
    calendar_.break_to_ms_ = pause ? TRY(time_of("workday.break", pause[1])) : calendar_.closes_ms_;
    const bool ordered = calendar_.opens_ms_ <= calendar_.break_from_ms_ && calendar_.break_from_ms_ <= calendar_.break_to_ms_ &&
                         calendar_.break_to_ms_ <= calendar_.closes_ms_;
    if (!ordered || calendar_.closes_ms_ - calendar_.opens_ms_ < 2 * hour_ms) return unreadable("workday", "from < break < to");
    return {};
}

// Days by their English beginnings: [saturday, sunday], [sat, sun].
Result<void> CalendarReader::read_weekend(const YAML::Node& days) {
    if (!days) return {};
    constexpr std::array<std::string_view, 7> names{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
    calendar_.weekend_.clear();
    for (const auto& day : days) {
        const std::string name = scalar(day);
        const auto found = std::ranges::find(names, std::string_view(name).substr(0, 3));
        if (found == names.end()) return unreadable("weekend", name);
        calendar_.weekend_.push_back(static_cast<unsigned>(found - names.begin()));
    }
    if (calendar_.weekend_.size() >= names.size()) return unreadable("weekend", "7");
    return {};
}

Result<void> CalendarReader::read_holidays(const YAML::Node& holidays) {
    for (const auto& holiday : holidays) {
        const std::string text = holiday.IsMap() ? scalar(holiday["date"]) : scalar(holiday);
        const bool shaped = text.size() == 5 && text[2] == '-';
        const auto month = shaped ? two_digits(text.substr(0, 2)) : std::nullopt;
        const auto day = shaped ? two_digits(text.substr(3)) : std::nullopt;
        constexpr int leap_year = 2024;
        if (!month || !day || !checked_date(leap_year, *month, *day)) return unreadable("fixed_holidays", text);
        calendar_.fixed_holidays_.emplace_back(*month, *day);
    }
    return {};
}

Result<void> CalendarReader::state(const std::string& place, const YAML::Node& day, DayKind kind) {
    const std::string text = day.IsMap() ? scalar(day["date"]) : scalar(day);
    const auto date = parse_date(text);
    if (!date) return unreadable(place, text);
    if (civil(*date).year != calendar_.years_.back()) return unreadable(place, text);
    if (!calendar_.stated_.emplace(*date, kind).second) return unreadable(place, text);
    return {};
}

Result<void> CalendarReader::read_year(const std::string& name, const YAML::Node& year) {
    int number = 0;
    const auto [end, wrong] = std::from_chars(name.data(), name.data() + name.size(), number);
    if (wrong != std::errc() || end != name.data() + name.size() || number < 1 || number > 9999) return unreadable("years", name);
    calendar_.years_.push_back(number);
    for (const auto& [attribute, kind] :
         {std::pair("days_off_moved", DayKind::day_off_moved), std::pair("working_weekends", DayKind::working_weekend),
          std::pair("short_days", DayKind::short_day)})
        for (const auto& day : year[attribute]) TRY_VOID(state("years." + name + "." + attribute, day, kind));
    return {};
}

Result<void> CalendarReader::read(const YAML::Node& root) {
    if (!root.IsMap()) return unreadable("?", scalar(root));
    TRY_VOID(read_hours(root["workday"]));
    TRY_VOID(read_weekend(root["weekend"]));
    TRY_VOID(read_holidays(root["fixed_holidays"]));
    for (const auto& year : root["years"]) TRY_VOID(read_year(scalar(year.first), year.second));
    calendar_.keep_stated_years();
    return {};
}

Result<WorkCalendar> WorkCalendar::load(std::string_view yaml, Zone zone) {
    WorkCalendar calendar(std::move(zone));
    try {
        TRY_VOID(CalendarReader(calendar).read(YAML::Load(std::string(yaml))));
    } catch (const YAML::Exception& wrong) {
        return fail(ErrorKind::validation, "calendar_yaml", {{"what", wrong.what()}});
    }
    return calendar;
}

}  // namespace voronka
