#include <algorithm>
#include <boost/json/array.hpp>
#include <cmath>

#include "exchange/suggest.h"

namespace voronka::exchange {
namespace {

/// The kinds that the API tells; the finer ones are text to it.
std::string_view shown(Kind kind) { return kind == Kind::inn || kind == Kind::url ? name(Kind::text) : name(kind); }

constexpr std::size_t shown_most = 50;  // whoever maps values by hand goes through no more

/// Each different cell, the most frequent first; none where there are too many.
boost::json::array distinct(const ColumnSurvey& column) {
    boost::json::array cells;
    if (column.many || column.distinct.size() > shown_most) return cells;
    std::vector<std::pair<std::string_view, std::uint64_t>> sorted(column.distinct.begin(), column.distinct.end());
    std::ranges::sort(sorted,
                      [](const auto& a, const auto& b) { return std::tie(b.second, a.first) < std::tie(a.second, b.first); });
    for (const auto& [cell, count] : sorted)
        if (!cell.empty()) cells.emplace_back(cell);
    return cells;
}

}  // namespace

boost::json::array columns_json(const Survey& survey, const std::vector<ColumnKind>& kinds, const Suggestion& suggestion) {
    namespace json = boost::json;
    json::array columns;
    for (std::size_t i = 0; i < survey.columns.size(); ++i) {
        const auto& kind = kinds[i];
        json::array samples, notes, blank;
        for (const auto& sample : kind.samples) samples.emplace_back(sample);
        json::object column{{"index", i},
                            {"header", survey.columns[i].header},
                            {"samples", std::move(samples)},
                            {"distinct", distinct(survey.columns[i])},
                            {"recognised", shown(kind.kind)}};
        column["format"] = kind.format.pattern.empty() ? json::value() : json::value(kind.format.pattern);
        const bool known = i < suggestion.columns.size() && !suggestion.columns[i].mapping.field.empty();
        column["field"] = known ? json::value(suggestion.columns[i].mapping.field) : json::value();
        column["confidence"] = std::round((known ? suggestion.columns[i].confidence : 0) * 100) / 100;
        for (const auto& word : kind.format.blank) blank.emplace_back(word);
        if (i < suggestion.columns.size())
            for (const auto& note : suggestion.columns[i].notes) notes.emplace_back(note);
        column["blank"] = std::move(blank);
        column["notes"] = std::move(notes);
        columns.push_back(std::move(column));
    }
    return columns;
}

}  // namespace voronka::exchange
