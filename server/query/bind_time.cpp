#include "query/binder.h"

namespace voronka::query {
namespace {

Date start_of(Date day, Unit period) {
    Civil c = civil(day);
    switch (period) {
        case Unit::week:
            return {day.days - static_cast<std::int32_t>(weekday(day))};
        case Unit::month:
            return date_of({c.year, c.month, 1});
        case Unit::quarter:
            return date_of({c.year, (c.month - 1) / 3 * 3 + 1, 1});
        case Unit::year:
            return date_of({c.year, 1, 1});
        default:
            return day;
    }
}

Date last_of(Date day, Unit period) {
    const Date first = start_of(day, period);
    switch (period) {
        case Unit::week:
            return {first.days + 6};
        case Unit::month:
            return {add_months(first, 1).days - 1};
        case Unit::quarter:
            return {add_months(first, 3).days - 1};
        case Unit::year:
            return {add_months(first, 12).days - 1};
        default:
            return day;
    }
}

Date shifted(Date day, const Shift& shift, const WorkCalendar& calendar) {
    const auto count = static_cast<int>(shift.count);
    switch (shift.unit) {
        case Unit::day:
            return {day.days + count};
        case Unit::working_day:
            return calendar.add_working_days(day, count);
        case Unit::week:
            return {day.days + count * 7};
        case Unit::month:
            return add_months(day, count);
        case Unit::quarter:
            return add_months(day, count * 3);
        case Unit::year:
            return add_months(day, count * 12);
        default:
            return day;
    }
}

}  // namespace

Moment moment_of(const Literal& literal, const Surroundings& around) {
    const Zone& zone = around.calendar.zone();
    const Date today = zone.date(around.now);
    Moment moment{.at = around.now, .day = today, .whole_day = literal.kind != Literal::Kind::now};
    if (literal.kind == Literal::Kind::date) moment.day = literal.date;
    if (literal.kind == Literal::Kind::quoted) moment.day = parse_date(literal.text).value_or(today);
    if (literal.kind == Literal::Kind::start_of) moment.day = start_of(today, literal.period);
    if (literal.kind == Literal::Kind::end_of) moment.day = last_of(today, literal.period);
    for (const Shift& shift : literal.shifts) {
        if (shift.unit == Unit::minute || shift.unit == Unit::hour) {
            if (moment.whole_day) moment.at = zone.at(moment.day);
            moment.whole_day = false;
            moment.at.ms += shift.count * (shift.unit == Unit::hour ? 3'600'000 : 60'000);
            moment.day = zone.date(moment.at);
            continue;
        }
        const std::int64_t time = zone.time_of_day_ms(moment.at);
        moment.day = shifted(moment.day, shift, around.calendar);
        if (!moment.whole_day) moment.at = zone.at(moment.day, time);
    }
    return moment;
}

}  // namespace voronka::query
