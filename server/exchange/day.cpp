#include "exchange/day.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "core/text.h"

namespace voronka::exchange {
namespace {

constexpr std::int64_t minute_ms = 60'000, hour_ms = 3'600'000, day_ms = 86'400'000;

/// How the names of the months begin, January first; folded text is looked up.
constexpr std::string_view months[12][2] = {{"jan", "янв"}, {"feb", "фев"}, {"mar", "мар"}, {"apr", "апр"},
                                            {"may", "ма"},  {"jun", "июн"}, {"jul", "июл"}, {"aug", "авг"},
                                            {"sep", "сен"}, {"oct", "окт"}, {"nov", "ноя"}, {"dec", "дек"}};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

struct Reader {
    std::string_view rest;

    bool take(char c) {
        if (!rest.starts_with(c)) return false;
        rest.remove_prefix(1);
        return true;
    }
    bool take(std::string_view word) {
        if (!rest.starts_with(word)) return false;
        rest.remove_prefix(word.size());
        return true;
    }
    void blanks() {
        while (take(' ')) {
        }
    }
    /// Digits, at least one and at most `most`; how many there were goes to `count`.
    std::optional<int> number(int most, int& count) {
        int value = 0;
        for (count = 0; count < most && !rest.empty() && is_digit(rest.front()); ++count) {
            value = value * 10 + (rest.front() - '0');
            rest.remove_prefix(1);
        }
        const bool more = !rest.empty() && is_digit(rest.front());
        return count > 0 && !more ? std::optional(value) : std::nullopt;
    }
};

/// Three numbers and what follows, before anybody decided which is the day.
struct Raw {
    int parts[3] = {};
    int digits[3] = {};
    bool named_month = false;  // parts are day, month, year
    char separator = 0;
    std::optional<std::int64_t> time_ms;
    bool seconds = false;
    std::optional<std::int64_t> offset_ms;
};

std::optional<int> named_month(Reader& reader) {
    const auto size = std::min(reader.rest.find_first_of(" .,-0123456789"), reader.rest.size());
    const auto word = reader.rest.substr(0, size);
    if (word.size() < 3) return {};
    for (int i = 0; i < 12; ++i)
        for (const auto beginning : months[i])
            if (word.starts_with(beginning)) {
                reader.rest.remove_prefix(size);
                reader.take('.');
                return i + 1;
            }
    return {};
}

bool read_day_part(Reader& reader, Raw& raw) {
    const auto first = reader.number(4, raw.digits[0]);
    if (!first) return false;
    raw.parts[0] = *first;
    const bool spaced = reader.rest.starts_with(' ');
    if (spaced) reader.blanks();
    if (const char c = reader.rest.empty() ? 0 : reader.rest.front(); !spaced && (c == '.' || c == '-' || c == '/')) {
        raw.separator = c;
        reader.take(c);
    }
    if (const auto month = named_month(reader)) {
        raw.named_month = true;
        raw.parts[1] = *month;
        raw.digits[1] = 2;
        reader.blanks();
        reader.take(',');
        reader.take(raw.separator);
        reader.blanks();
    } else {
        if (spaced || raw.separator == 0) return false;
        const auto second = reader.number(2, raw.digits[1]);
        if (!second || !reader.take(raw.separator)) return false;
        raw.parts[1] = *second;
    }
    const auto third = reader.number(4, raw.digits[2]);
    if (!third || raw.digits[2] == 3) return false;
    raw.parts[2] = *third;
    if (raw.named_month && (reader.take(" г.") || reader.take(" г") || reader.take(" года"))) return true;
    return true;
}

/// Nov 24, 2026.
bool read_month_first(Reader& reader, Raw& raw) {
    const auto month = named_month(reader);
    if (!month) return false;
    reader.blanks();
    const auto day = reader.number(2, raw.digits[0]);
    if (!day) return false;
    reader.take(',');
    reader.blanks();
    const auto year = reader.number(4, raw.digits[2]);
    if (!year) return false;
    raw.parts[0] = *day, raw.parts[1] = *month, raw.parts[2] = *year;
    raw.digits[1] = 2;
    raw.named_month = true;
    return true;
}

bool read_offset(Reader& reader, Raw& raw) {
    if (reader.take('z')) {
        raw.offset_ms = 0;
        return true;
    }
    const bool minus = reader.rest.starts_with('-');
    if (!minus && !reader.rest.starts_with('+')) return true;
    reader.rest.remove_prefix(1);
    int count = 0;
    auto hours = reader.number(4, count);
    int minutes = 0;
    if (!hours) return false;
    if (count == 4) {
        minutes = *hours % 100;
        *hours /= 100;
    } else if (reader.take(':')) {
        const auto read = reader.number(2, count);
        if (!read) return false;
        minutes = *read;
    }
    if (*hours > 18 || minutes > 59) return false;
    raw.offset_ms = (*hours * hour_ms + minutes * minute_ms) * (minus ? -1 : 1);
    return true;
}

bool read_half_of_day(Reader& reader, int& hours) {
    Reader ahead = reader;
    ahead.blanks();
    const bool after_noon = ahead.take("pm");
    if (!after_noon && !ahead.take("am")) return true;
    reader = ahead;
    if (hours < 1 || hours > 12) return false;
    hours = hours % 12 + (after_noon ? 12 : 0);
    return true;
}

bool read_time(Reader& reader, Raw& raw) {
    int count = 0, seconds = 0;
    std::int64_t ms = 0;
    auto hours = reader.number(2, count);
    if (!hours || !reader.take(':')) return false;
    const auto minutes = reader.number(2, count);
    if (!minutes) return false;
    if (reader.take(':')) {
        const auto read = reader.number(2, count);
        if (!read) return false;
        seconds = *read;
        raw.seconds = true;
    }
    if (raw.seconds && (reader.take('.') || reader.take(','))) {
        const auto digits = reader.rest.substr(0, std::min(reader.rest.find_first_not_of("0123456789"), reader.rest.size()));
        if (digits.empty()) return false;
        for (std::size_t i = 0; i < 3; ++i) ms = ms * 10 + (i < digits.size() ? digits[i] - '0' : 0);
        reader.rest.remove_prefix(digits.size());
    }
    if (!read_half_of_day(reader, *hours) || *hours > 23 || *minutes > 59 || seconds > 59) return false;
    raw.time_ms = *hours * hour_ms + *minutes * minute_ms + seconds * 1000 + ms;
    return true;
}

std::string lower(std::string_view text) {
    const auto ascii = [](char c) { return (static_cast<unsigned char>(c) & 0x80) == 0; };
    if (!std::ranges::all_of(text, ascii)) return fold(text);
    std::string out(text);
    for (char& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    return out;
}

std::optional<Raw> read(std::string_view text) {
    if (text.size() < 6 || text.size() > 60) return {};
    const std::string folded = lower(text);
    Reader reader{folded};
    Raw raw;
    if (!(is_digit(folded.front()) ? read_day_part(reader, raw) : read_month_first(reader, raw))) return {};
    if (reader.rest.empty()) return raw;
    const bool divided = reader.take('t') || reader.take(", ") || reader.take(' ');
    if (!divided) return {};
    reader.blanks();
    if (!read_time(reader, raw)) return {};
    reader.blanks();
    if (!read_offset(reader, raw)) return {};
    return reader.rest.empty() ? std::optional(raw) : std::nullopt;
}

std::optional<Date> day_of(const Raw& raw, DateOrder order) {
    const bool year_first = raw.digits[0] == 4;
    if (year_first ? raw.digits[2] > 2 : raw.digits[0] > 2 || raw.digits[2] == 1) return {};
    int year = year_first ? raw.parts[0] : raw.parts[2];
    if (!year_first && raw.digits[2] == 2) {
        if (!raw.named_month && order == DateOrder::year_first) return {};
        year += year < 70 ? 2000 : 1900;
    }
    int month = raw.parts[1], day = year_first ? raw.parts[2] : raw.parts[0];
    if (!year_first && !raw.named_month && order == DateOrder::month_first) std::swap(month, day);
    if (month < 1 || day < 1 || year < 1) return {};
    return checked_date(year, static_cast<unsigned>(month), static_cast<unsigned>(day));
}

}  // namespace

Instant When::instant(const Zone& zone) const {
    if (!offset_ms) return zone.at(date, time_ms.value_or(0));
    return {date.days * day_ms + time_ms.value_or(0) - *offset_ms};
}

std::optional<DateShape> date_shape(std::string_view text) {
    const auto raw = read(trimmed(text));
    if (!raw) return {};
    DateShape shape;
    shape.year_first = raw->digits[0] == 4;
    shape.named_month = raw->named_month;
    shape.day_first_possible = day_of(*raw, DateOrder::day_first).has_value();
    shape.month_first_possible = day_of(*raw, DateOrder::month_first).has_value();
    if (!shape.day_first_possible && !shape.month_first_possible) return {};
    shape.time = raw->time_ms.has_value();
    shape.seconds = raw->seconds;
    shape.offset = raw->offset_ms.has_value();
    shape.separator = raw->separator != 0 ? raw->separator : ' ';
    return shape;
}

std::optional<When> parse_when(std::string_view text, DateOrder order) {
    const auto raw = read(trimmed(text));
    if (!raw) return {};
    const auto day = day_of(*raw, order);
    if (!day) return {};
    return When{*day, raw->time_ms, raw->offset_ms};
}

std::optional<When> parse_serial(std::string_view text) {
    constexpr double first = 10'000, last = 80'000;
    constexpr std::int32_t epoch = 25'569;  // 1970-01-01
    std::string plain(trimmed(text));
    std::ranges::replace(plain, ',', '.');
    double number = 0;
    const auto [end, error] = std::from_chars(plain.data(), plain.data() + plain.size(), number);
    if (error != std::errc() || end != plain.data() + plain.size() || !(number >= first && number < last)) return {};
    const double whole = std::floor(number);
    When when{{static_cast<std::int32_t>(whole) - epoch}, {}, {}};
    if (number > whole) when.time_ms = std::llround((number - whole) * 86'400) * 1000;
    return when;
}

std::string pattern(DateOrder order, const DateShape& shape) {
    const std::string mark(1, shape.separator);
    std::string text = shape.year_first                  ? "YYYY" + mark + "MM" + mark + "DD"
                       : shape.named_month               ? "DD MMM YYYY"
                       : order == DateOrder::month_first ? "MM" + mark + "DD" + mark + "YYYY"
                                                         : "DD" + mark + "MM" + mark + "YYYY";
    if (shape.time) text += shape.seconds ? " HH:MM:SS" : " HH:MM";
    if (shape.offset) text += "Z";
    return text;
}

std::optional<DateOrder> order_of_pattern(std::string_view text) {
    const auto year = text.find("YY"), month = text.find("MM"), day = text.find("DD");
    constexpr auto none = std::string_view::npos;
    if (year == none || month == none || day == none) return {};
    if (year < month && year < day) return DateOrder::year_first;
    return month < day ? DateOrder::month_first : DateOrder::day_first;
}

}  // namespace voronka::exchange
