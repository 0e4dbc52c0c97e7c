#include "exchange/number.h"

#include <algorithm>

#include "core/text.h"

namespace voronka::exchange {
namespace {

/// A number cut into its characters: digits, '.', ',' and ' ' (any white space or apostrophe within).
struct Parts {
    std::string body;
    bool negative = false;
    bool currency = false;
};

constexpr std::string_view spaces[] = {" ", "\u00A0", "\u202F", "\u2009", "\u2007", "'", "\u2019"};
constexpr std::string_view minuses[] = {"-", "\u2212", "\u2013"};
constexpr std::string_view currencies[] = {"₽",      "$",     "€",     "£",     "¥",   "₴",   "₸",  "%",
                                           "рублей", "рубля", "рубль", "руб.",  "руб", "р.",  "р",  "rub.",
                                           "rub",    "usd",   "eur",   "тенге", "kzt", "byn", "cny"};

template <class List>
bool take(std::string_view& text, const List& list) {
    for (const std::string_view entry : list)
        if (text.starts_with(entry)) {
            text.remove_prefix(entry.size());
            return true;
        }
    return false;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Takes a currency from either end of text that is folded already.
bool take_currency(std::string_view& text) {
    for (const auto currency : currencies) {
        if (text.starts_with(currency)) {
            text = trimmed(text.substr(currency.size()));
            return true;
        }
        if (text.ends_with(currency)) {
            text = trimmed(text.substr(0, text.size() - currency.size()));
            return true;
        }
    }
    return false;
}

std::optional<Parts> cut(std::string_view raw) {
    if (raw.size() > 80) return {};
    Parts parts;
    const bool plain = std::ranges::all_of(raw, [](char c) { return is_digit(c) || c == '.'; });
    const std::string folded = plain ? std::string() : fold(raw);
    std::string_view text = plain ? raw : std::string_view(folded);
    if (text.size() > 2 && text.front() == '(' && text.back() == ')') {
        parts.negative = true;
        text = trimmed(text.substr(1, text.size() - 2));
    }
    if (take(text, minuses)) {
        parts.negative = !parts.negative;
    } else if (text.starts_with('+')) {
        text.remove_prefix(1);
    }
    if (!plain) parts.currency = take_currency(text);
    if (parts.currency && take(text, minuses)) parts.negative = true;
    text = trimmed(text);
    while (!text.empty()) {
        const char c = text.front();
        if (is_digit(c) || c == '.' || c == ',') {
            parts.body.push_back(c);
            text.remove_prefix(1);
        } else if (take(text, spaces)) {
            parts.body.push_back(' ');
        } else {
            return {};
        }
    }
    const bool any = std::ranges::any_of(parts.body, is_digit);
    return any ? std::optional(std::move(parts)) : std::nullopt;
}

/// Whether `mark` divides the digits into groups of three (the first of one to three).
bool groups_of_three(std::string_view body, char mark) {
    std::size_t since = 0;
    bool first = true;
    for (const char c : body) {
        if (is_digit(c)) {
            ++since;
        } else if (c == mark) {
            if (first ? since < 1 || since > 3 : since != 3) return false;
            first = false;
            since = 0;
        } else {
            return false;
        }
    }
    return !first && since == 3;
}

/// The decimal mark that the body itself proves; 0 none; ' ' when it is written like no number.
char proven_decimal(std::string_view body, bool& ambiguous) {
    const auto dots = std::ranges::count(body, '.'), commas = std::ranges::count(body, ',');
    const char last = body.rfind('.') + 1 > body.rfind(',') + 1 ? '.' : ',';
    if (dots > 0 && commas > 0) return (last == '.' ? dots : commas) == 1 ? last : ' ';
    if (dots + commas == 0) return 0;
    if (dots + commas > 1) return groups_of_three(body, last) ? (last == '.' ? ',' : '.') : ' ';
    const bool spaced = body.find(' ') != std::string_view::npos;
    const bool zero = body.starts_with('0');
    ambiguous = !spaced && !zero && groups_of_three(body, last);
    return ambiguous ? 0 : last;
}

/// Whole part and fraction as digits; nothing when the groups are wrong.
std::optional<std::pair<std::string, std::string>> split(std::string_view body, char decimal) {
    const auto at = body.rfind(decimal);
    std::string_view whole = body.substr(0, at);
    const std::string_view fraction = at == std::string_view::npos ? "" : body.substr(at + 1);
    if (!std::ranges::all_of(fraction, is_digit)) return {};
    const char group = decimal == '.' ? ',' : '.';
    const char divider = whole.find(group) != std::string_view::npos ? group : ' ';
    if (whole.find(divider) != std::string_view::npos && !groups_of_three(whole, divider)) return {};
    std::string digits;
    for (const char c : whole) {
        if (is_digit(c)) digits.push_back(c);
        if (c == decimal) return {};
    }
    return std::pair(std::move(digits), std::string(fraction));
}

}  // namespace

std::optional<NumberShape> number_shape(std::string_view text) {
    const auto parts = cut(trimmed(text));
    if (!parts) return {};
    const std::string_view body = parts->body;
    NumberShape shape;
    shape.decimal = proven_decimal(body, shape.ambiguous);
    if (shape.decimal == ' ') return {};
    const char decimal = shape.decimal != 0 ? shape.decimal : '.';
    if (!shape.ambiguous && !split(body, decimal)) return {};
    shape.integer = std::ranges::all_of(body, is_digit) && !parts->currency;
    shape.fraction = !shape.ambiguous && body.find(decimal) != std::string_view::npos;
    shape.leading_zero = shape.integer && body.size() > 1 && body.front() == '0';
    shape.currency = parts->currency;
    shape.spaced = body.find(' ') != std::string_view::npos;
    return shape;
}

std::optional<Decimal> parse_number(std::string_view text, char decimal) {
    auto parts = cut(trimmed(text));
    if (!parts) return {};
    bool ambiguous = false;
    const char proven = proven_decimal(parts->body, ambiguous);
    if (proven == ' ') return {};
    // Two marks in one number prove more than the column's habit; one mark does not.
    const bool both = parts->body.find('.') != std::string::npos && parts->body.find(',') != std::string::npos;
    const char mark = both || decimal == 0 ? (proven != 0                                                ? proven
                                              : parts->body.find(',') != std::string::npos && !ambiguous ? ','
                                                                                                         : '.')
                                           : decimal;
    auto cells = split(parts->body, mark);
    if (!cells && proven != 0) cells = split(parts->body, proven);
    if (!cells) return {};
    auto& [whole, fraction] = *cells;
    const bool up = fraction.size() > 4 && fraction[4] >= '5';
    fraction.resize(std::min<std::size_t>(fraction.size(), 4));
    const auto zeros = std::min(whole.find_first_not_of('0'), whole.size());
    whole.erase(0, zeros);
    std::string plain = (whole.empty() ? "0" : whole) + (fraction.empty() ? "" : "." + fraction);
    auto number = parse_decimal(plain);
    if (number && up) number = add(*number, Decimal{1});
    if (number && parts->negative) number->units = -number->units;
    return number;
}

}  // namespace voronka::exchange
