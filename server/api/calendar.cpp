#include "api/body.h"
#include "api/resources.h"

namespace voronka::api {
namespace {

std::string_view name(DayKind kind) {
    switch (kind) {
        case DayKind::workday:
            return "workday";
        case DayKind::short_day:
            return "short_day";
        case DayKind::weekend:
            return "weekend";
        case DayKind::holiday:
            return "holiday";
        case DayKind::day_off_moved:
            return "day_off_moved";
        case DayKind::working_weekend:
            return "working_weekend";
    }
    return "";
}

// The working days of a year, and each day that is neither a usual working day nor a usual weekend.
Result<http::Response> year(Asking& asking, http::Request& request) {
    const WorkCalendar& calendar = asking.environment.calendar;
    const Date today = calendar.zone().date(asking.company->now());
    const auto this_year = std::stoll(format(today).substr(0, 4));
    const int asked = static_cast<int>(TRY(number_query(request, "year", 1900, 2200)).value_or(this_year));
    const Date first = *checked_date(asked, 1, 1);
    const Date end = *checked_date(asked + 1, 1, 1);
    std::int64_t minutes = 0;
    std::string text;
    JsonWriter out(text);
    out.begin_object().member("year", std::int64_t{asked}).member("assumed", calendar.assumed(asked)).key("days").begin_array();
    for (Date day = first; day < end; ++day.days) {
        const DayKind kind = calendar.kind(day);
        minutes += calendar.minutes(day);
        if (kind != DayKind::workday && kind != DayKind::weekend)
            out.begin_object().member("day", day).member("kind", name(kind)).end_object();
    }
    out.end_array();
    out.member("working_days", std::int64_t{calendar.working_days(first, end)}).member("working_minutes", minutes).end_object();
    return http::json(std::move(text));
}

}  // namespace

void add_calendar_routes(http::Router& router, Api& api) { router.get("/api/v1/calendar", reading(api, year)); }

}  // namespace voronka::api
