#include "exchange/recognise.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

#include "core/text.h"
#include "exchange/number.h"

namespace voronka::exchange {
namespace {

constexpr double enough = 0.9;  // share of cells that must fit a kind; the rest may be errors

using Cells = std::vector<std::string_view>;

/// What the cells of a column taken together look like as numbers.
struct Numbers {
    std::size_t fit = 0, integers = 0, codes = 0, dots = 0, commas = 0, ambiguous_dots = 0, ambiguous_commas = 0;
    bool spaced = false, currency = false, fractions = false;

    void take(std::string_view cell) {
        const auto shape = number_shape(cell);
        if (!shape) return;
        ++fit;
        integers += shape->integer;
        codes += shape->leading_zero || (shape->integer && cell.size() > 15);
        dots += shape->decimal == '.';
        commas += shape->decimal == ',';
        if (shape->ambiguous) ++(cell.find('.') != std::string_view::npos ? ambiguous_dots : ambiguous_commas);
        spaced |= shape->spaced;
        currency |= shape->currency;
        fractions |= shape->fraction || shape->ambiguous;
    }
    bool ambiguous() const { return dots + commas == 0 && ambiguous_dots + ambiguous_commas > 0; }
    /// A lone "1,234" is rather a thousand, a lone "1.234" rather a fraction: so programs write, and people
    /// do with spaces.
    char decimal() const {
        if (dots + commas > 0) return dots >= commas ? '.' : ',';
        if (ambiguous_commas > 0) return spaced ? ',' : '.';
        return '.';
    }
    std::string pattern() const {
        const char mark = decimal();
        const std::string group = spaced ? " " : mark == ',' ? "." : ",";
        return fractions ? "1" + group + "234" + mark + "56" : "1" + group + "234";
    }
};

/// The same as dates.
struct Dates {
    std::size_t fit = 0, year_first = 0, day_first = 0, month_first = 0, two_digit_order = 0;
    std::optional<DateShape> shape;

    void take(std::string_view cell) {
        const auto found = date_shape(cell);
        if (!found) return;
        ++fit;
        const bool time = shape && shape->time, seconds = shape && shape->seconds;
        if (!shape) shape = found;
        shape->time = time || found->time;
        shape->seconds = seconds || found->seconds;
        if (found->year_first || found->named_month) {
            ++year_first;
        } else {
            day_first += found->day_first_possible;
            month_first += found->month_first_possible;
            ++two_digit_order;
        }
    }
    DateOrder order() const {
        if (two_digit_order == 0) return shape && shape->named_month ? DateOrder::day_first : DateOrder::year_first;
        // With dots the day always comes first; with slashes only in doubt.
        return month_first > day_first ? DateOrder::month_first : DateOrder::day_first;
    }
    bool ambiguous() const { return two_digit_order > 0 && day_first == month_first && shape->separator == '/'; }
};

template <class Fits>
double share(const Cells& cells, Fits fits) {
    if (cells.empty()) return 0;
    return static_cast<double>(std::ranges::count_if(cells, fits)) / static_cast<double>(cells.size());
}

double share(std::size_t count, const Cells& cells) {
    return static_cast<double>(count) / static_cast<double>(std::max<std::size_t>(cells.size(), 1));
}

/// Cells that mean nothing and recur, or are hardly anything else; a column of + and - is none of it.
std::vector<std::string> blank_words(const Cells& cells) {
    std::map<std::string, std::size_t> counts;
    for (const auto cell : cells)
        if (is_blank_word(cell)) ++counts[std::string(trimmed(cell))];
    std::vector<std::string> words;
    for (const auto& [word, count] : counts)
        if (count > 1 || is_surely_blank(word) || counts.size() == cells.size() || cells.size() < 20) words.push_back(word);
    return words;
}

bool is_boolean(const Cells& cells) {
    std::set<std::string> distinct;
    for (const auto cell : cells) {
        if (!parse_boolean(cell)) return false;
        distinct.insert(fold(cell));
        if (distinct.size() > 2) return false;
    }
    if (distinct.size() == 1 && (distinct.contains("1") || distinct.contains("0") || distinct.contains("x"))) return false;
    return !distinct.empty() && !(distinct.size() == 1 && is_blank_word(*distinct.begin()));
}

void recognise_date(const Dates& dates, ColumnKind& found, const Cells& cells) {
    found.kind = Kind::date;
    found.confidence = share(dates.fit, cells);
    found.format.order = dates.order();
    found.format.pattern = pattern(dates.order(), *dates.shape);
    if (!dates.ambiguous()) return;
    found.confidence *= 0.5;
    found.notes.emplace_back("import_note_day_month");
}

void recognise_number(const Numbers& numbers, ColumnKind& found, const Cells& cells) {
    found.kind = numbers.integers == numbers.fit ? Kind::integer : Kind::sum;
    found.confidence = share(numbers.fit, cells);
    if (found.kind == Kind::integer) return;
    found.format.decimal = numbers.decimal();
    found.format.pattern = numbers.pattern();
    if (!numbers.ambiguous()) return;
    found.confidence *= 0.5;
    found.notes.emplace_back("import_note_decimal_mark");
}

void decide(ColumnKind& found, const Cells& cells) {
    const auto is = [&](Kind kind, double confidence) {
        found.kind = kind;
        found.confidence = confidence;
    };
    if (cells.empty()) return is(Kind::empty, 1);
    if (is_boolean(cells)) return is(Kind::boolean, 1);
    Dates dates;
    std::ranges::for_each(cells, [&](auto cell) { dates.take(cell); });
    if (share(dates.fit, cells) >= enough) return recognise_date(dates, found, cells);
    const std::pair<Kind, bool (*)(std::string_view)> looks[] = {{Kind::inn, looks_like_inn},
                                                                 {Kind::email, looks_like_email},
                                                                 {Kind::phone, looks_like_phone},
                                                                 {Kind::url, looks_like_url}};
    for (const auto& [kind, looks_like] : looks)
        if (const double fit = share(cells, looks_like); fit >= enough) return is(kind, fit);
    Numbers numbers;
    std::ranges::for_each(cells, [&](auto cell) { numbers.take(cell); });
    if (share(numbers.fit, cells) >= enough && numbers.codes == 0) return recognise_number(numbers, found, cells);
    is(Kind::text, 1);
}

}  // namespace

ColumnKind recognise_cells(const Cells& all) {
    ColumnKind found;
    Cells filled;
    std::ranges::copy_if(all, std::back_inserter(filled), [](auto cell) { return !trimmed(cell).empty(); });
    std::set<std::string_view> distinct(filled.begin(), filled.end());
    found.distinct = filled.size() > 1 && distinct.size() == filled.size();
    distinct.clear();
    for (const auto cell : filled) {
        if (distinct.size() == 5) break;
        if (distinct.insert(cell).second) found.samples.emplace_back(cell);
    }
    if (is_boolean(filled)) {
        found.kind = Kind::boolean;
        found.confidence = 1;
        return found;
    }
    found.format.blank = blank_words(filled);
    const auto is_blank = [&](std::string_view cell) {
        return std::ranges::find(found.format.blank, trimmed(cell)) != found.format.blank.end();
    };
    std::erase_if(filled, is_blank);
    decide(found, filled);
    return found;
}

std::vector<ColumnKind> recognise(const Survey& survey) {
    std::vector<ColumnKind> kinds;
    for (std::size_t i = 0; i < survey.columns.size(); ++i) {
        Cells cells;
        for (const auto& row : survey.sample) cells.emplace_back(row[i]);
        kinds.push_back(recognise_cells(cells));
    }
    return kinds;
}

}  // namespace voronka::exchange
