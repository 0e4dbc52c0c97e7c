#include "core/time.h"

#include <algorithm>
#include <charconv>

namespace voronka {
namespace {

constexpr std::int64_t day_ms = 86'400'000;
// Four digits write no other years; a day beyond is written as the nearest of these.
constexpr std::int32_t first_written = -719'162;  // 0001-01-01
constexpr std::int32_t last_written = 2'932'896;  // 9999-12-31
// How far months are added: well beyond the written years, so that the day before the result is still right.
constexpr std::int64_t months_far = 12 * 20'000;

constexpr Instant first_instant{first_written * day_ms};
constexpr Instant last_instant{(last_written + 1) * day_ms - 1};

bool digits(std::string_view text, std::size_t at, std::size_t count, int& out) {
    if (at + count > text.size()) return false;
    const char* begin = text.data() + at;
    for (std::size_t i = 0; i < count; ++i)
        if (begin[i] < '0' || begin[i] > '9') return false;
    std::from_chars(begin, begin + count, out);
    return true;
}

void two(char* out, unsigned n) {
    out[0] = static_cast<char>('0' + n / 10);
    out[1] = static_cast<char>('0' + n % 10);
}

// Milliseconds of the time of day "HH:MM:SS[.fff…]" at the start of `text`, and how many characters it took.
std::optional<std::pair<std::int64_t, std::size_t>> time_of_day(std::string_view text) {
    int hour = 0, minute = 0, second = 0;
    if (!digits(text, 0, 2, hour) || !digits(text, 3, 2, minute) || !digits(text, 6, 2, second)) return std::nullopt;
    if (text[2] != ':' || text[5] != ':' || hour > 23 || minute > 59 || second > 60) return std::nullopt;
    std::int64_t ms = (hour * 60LL + minute) * 60'000 + second * 1000LL;
    std::size_t at = 8;
    if (at < text.size() && text[at] == '.') {
        ++at;
        const std::size_t first = at;
        int unit = 100;
        while (at < text.size() && text[at] >= '0' && text[at] <= '9') {
            ms += unit * (text[at++] - '0');
            unit /= 10;
        }
        if (at == first) return std::nullopt;
    }
    return std::pair(ms, at);
}

// "Z" or "+03:00" to the very end.
std::optional<std::int64_t> offset_ms(std::string_view text) {
    if (text == "Z" || text == "z") return 0;
    int hour = 0, minute = 0;
    if (text.size() != 6 || (text[0] != '+' && text[0] != '-') || text[3] != ':') return std::nullopt;
    if (!digits(text, 1, 2, hour) || !digits(text, 4, 2, minute) || hour > 23 || minute > 59) return std::nullopt;
    const std::int64_t ms = (hour * 60LL + minute) * 60'000;
    return text[0] == '-' ? -ms : ms;
}

}  // namespace

// Howard Hinnant, «chrono-Compatible Low-Level Date Algorithms»: civil_from_days and days_from_civil.
Civil civil(Date date) {
    const std::int64_t z = std::int64_t{date.days} + 719'468;
    const std::int64_t era = (z >= 0 ? z : z - 146'096) / 146'097;
    const auto doe = static_cast<unsigned>(z - era * 146'097);
    const unsigned yoe = (doe - doe / 1460 + doe / 36'524 - doe / 146'096) / 365;
    const unsigned doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    const unsigned mp = (5 * doy + 2) / 153;
    const unsigned month = mp < 10 ? mp + 3 : mp - 9;
    const auto year = static_cast<int>(std::int64_t{yoe} + era * 400 + (month <= 2 ? 1 : 0));
    return {year, month, doy - (153 * mp + 2) / 5 + 1};
}

Date date_of(Civil c) {
    const std::int64_t y = std::int64_t{c.year} - (c.month <= 2 ? 1 : 0);
    const std::int64_t era = (y >= 0 ? y : y - 399) / 400;
    const auto yoe = static_cast<unsigned>(y - era * 400);
    const unsigned doy = (153 * (c.month > 2 ? c.month - 3 : c.month + 9) + 2) / 5 + c.day - 1;
    const unsigned doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
    return {static_cast<std::int32_t>(era * 146'097 + doe - 719'468)};
}

unsigned weekday(Date date) { return static_cast<unsigned>(((date.days + 3) % 7 + 7) % 7); }

std::optional<Date> checked_date(int year, unsigned month, unsigned day) {
    if (month < 1 || month > 12 || day < 1 || day > 31) return std::nullopt;
    const Date date = date_of({year, month, day});
    if (civil(date) != Civil{year, month, day}) return std::nullopt;
    return date;
}

Date add_months(Date date, int months) {
    Civil c = civil(date);
    const std::int64_t wanted = std::int64_t{c.year} * 12 + static_cast<int>(c.month) - 1 + months;
    const auto total = static_cast<int>(std::clamp(wanted, -months_far, months_far));
    c.year = total >= 0 ? total / 12 : (total - 11) / 12;
    c.month = static_cast<unsigned>(total - c.year * 12) + 1;
    for (unsigned day = c.day;; --day)
        if (const auto there = checked_date(c.year, c.month, day)) return *there;
}

std::optional<Date> parse_date(std::string_view text) {
    int year = 0, month = 0, day = 0;
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    if (!digits(text, 0, 4, year) || !digits(text, 5, 2, month) || !digits(text, 8, 2, day) || year < 1) return std::nullopt;
    return checked_date(year, static_cast<unsigned>(month), static_cast<unsigned>(day));
}

void format_to(char* out, Date date) {
    const Civil c = civil({std::clamp(date.days, first_written, last_written)});
    const auto year = static_cast<unsigned>(c.year);
    two(out, year / 100);
    two(out + 2, year % 100);
    out[4] = '-';
    two(out + 5, c.month);
    out[7] = '-';
    two(out + 8, c.day);
}

std::string format(Date date) {
    std::string out(10, '0');
    format_to(out.data(), date);
    return out;
}

std::optional<Instant> parse_instant(std::string_view text) {
    if (text.size() < 20 || (text[10] != 'T' && text[10] != 't' && text[10] != ' ')) return std::nullopt;
    const auto date = parse_date(text.substr(0, 10));
    const auto time = time_of_day(text.substr(11));
    if (!date || !time) return std::nullopt;
    const auto offset = offset_ms(text.substr(11 + time->second));
    if (!offset) return std::nullopt;
    const Instant instant{date->days * day_ms + time->first - *offset};
    if (instant < first_instant || instant > last_instant) return std::nullopt;
    return instant;
}

void append(std::string& out, Instant instant) {
    instant = std::clamp(instant, first_instant, last_instant);
    std::int64_t days = instant.ms / day_ms;
    std::int64_t ms = instant.ms % day_ms;
    if (ms < 0) {
        ms += day_ms;
        --days;
    }
    char text[24];
    format_to(text, {static_cast<std::int32_t>(days)});
    text[10] = 'T';
    const auto seconds = static_cast<unsigned>(ms / 1000);
    two(text + 11, seconds / 3600);
    text[13] = ':';
    two(text + 14, seconds / 60 % 60);
    text[16] = ':';
    two(text + 17, seconds % 60);
    std::size_t length = 19;
    if (const auto rest = static_cast<unsigned>(ms % 1000)) {
        text[19] = '.';
        text[20] = static_cast<char>('0' + rest / 100);
        two(text + 21, rest % 100);
        length = 23;
    }
    out.append(text, length).push_back('Z');
}

std::string format(Instant instant) {
    std::string out;
    append(out, instant);
    return out;
}

}  // namespace voronka
