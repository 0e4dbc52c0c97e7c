#include "sales/measures.h"

#include <algorithm>
#include <charconv>

namespace voronka::sales {
namespace {

int number(std::string_view text) {
    int n = -1;
    const auto [end, wrong] = std::from_chars(text.data(), text.data() + text.size(), n);
    return wrong == std::errc() && end == text.data() + text.size() ? n : -1;
}

std::unexpected<Error> bad() { return fail_field("period", "bad_period"); }

Period months(int year, int month, int count) {
    const Date from = date_of({year, static_cast<unsigned>(month), 1});
    return {from, {add_months(from, count).days - 1}};
}

}  // namespace

std::optional<double> kaplan_meier_median(std::vector<Span> spans) {
    // At equal times those that end come before those that are only seen so far.
    std::ranges::sort(
        spans, [](const Span& a, const Span& b) { return a.length != b.length ? a.length < b.length : a.ended && !b.ended; });
    std::int64_t there = 0;
    for (const Span& span : spans) there += span.count;
    double surviving = 1;
    for (std::size_t i = 0; i < spans.size();) {
        const double at = spans[i].length;
        const auto at_risk = static_cast<double>(there);
        double ended = 0;
        for (; i < spans.size() && spans[i].length == at; ++i) {
            ended += spans[i].ended ? static_cast<double>(spans[i].count) : 0;
            there -= spans[i].count;
        }
        surviving *= 1 - ended / at_risk;
        if (ended > 0 && surviving <= 0.5 + 1e-12) return at;
    }
    return std::nullopt;
}

std::optional<double> median(std::vector<Counted> values) {
    std::int64_t all = 0;
    for (const Counted& one : values) all += one.count;
    if (all == 0) return std::nullopt;
    std::ranges::sort(values, {}, &Counted::value);
    const auto nth = [&](std::int64_t n) {
        auto at = values.begin();
        for (; n >= at->count; ++at) n -= at->count;
        return at->value;
    };
    const double upper = nth(all / 2);
    return all % 2 ? upper : (nth(all / 2 - 1) + upper) / 2;
}

Result<Period> parse_period(std::string_view text) {
    if (text.empty() || text == "all") return Period{{}, {}, true};
    if (const auto dots = text.find(".."); dots != std::string_view::npos) {
        const auto from = parse_date(text.substr(0, dots));
        const auto to = parse_date(text.substr(dots + 2));
        if (!from || !to || *to < *from) return bad();
        return Period{*from, *to};
    }
    if (text.size() < 4) return bad();
    const int year = number(text.substr(0, 4));
    if (year < 1) return bad();
    if (text.size() == 4) return months(year, 1, 12);
    const std::string_view rest = text.substr(4);
    if (rest.size() == 3 && (rest[1] == 'Q' || rest[1] == 'q')) {
        const int quarter = number(rest.substr(2));
        return quarter >= 1 && quarter <= 4 ? Result<Period>(months(year, quarter * 3 - 2, 3)) : bad();
    }
    if (rest.size() == 3) {
        const int month = number(rest.substr(1));
        return month >= 1 && month <= 12 ? Result<Period>(months(year, month, 1)) : bad();
    }
    if (rest.size() == 4 && rest[1] == 'W') {
        const int week = number(rest.substr(2));
        if (week < 1 || week > 53) return bad();
        // ISO 8601: week 1 holds 4 January.
        const Date fourth = date_of({year, 1, 4});
        const Date monday{fourth.days - static_cast<std::int32_t>(weekday(fourth)) + (week - 1) * 7};
        return Period{monday, {monday.days + 6}};
    }
    if (const auto day = parse_date(text)) return Period{*day, *day};
    return bad();
}

Period before(const Period& period) {
    if (period.all) return period;
    const Civil from = civil(period.from);
    const Civil next = civil({period.to.days + 1});
    if (from.day == 1 && next.day == 1) {
        const int count = (next.year - from.year) * 12 + static_cast<int>(next.month) - static_cast<int>(from.month);
        return {add_months(period.from, -count), {period.from.days - 1}};
    }
    const std::int32_t days = period.to.days - period.from.days + 1;
    return {{period.from.days - days}, {period.from.days - 1}};
}

}  // namespace voronka::sales
