#include "exchange/suggest.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "exchange/header_fit.h"
#include "exchange/headers.h"
#include "exchange/suggest_special.h"

namespace voronka::exchange {
namespace {

constexpr double least_fit = 0.55;        // below it a column is rather left out
constexpr double least_module_fit = 0.2;  // below it a file fits no module

/// Every column's fit for every field, as a table.
struct Fit {
    std::size_t column;
    std::size_t field;
    double fit;
};

std::vector<Fit> fits_of(const Survey& survey, const std::vector<ColumnKind>& kinds, const TargetModule& module) {
    std::vector<FieldNames> names;
    for (const auto& field : module.fields) names.emplace_back(module.key, field);
    std::vector<Fit> all;
    for (std::size_t column = 0; column < survey.columns.size(); ++column) {
        const ComparedName header(survey.columns[column].header);
        for (std::size_t field = 0; field < module.fields.size(); ++field) {
            const auto& target = module.fields[field];
            double fit = names[field].fit(header);
            if (fit == 0) continue;
            if (!fits(kinds[column].kind, target)) fit *= 0.4;
            // Among fields of the same name one with a form that the cells have comes first.
            const bool form = kinds[column].kind != Kind::text && kinds[column].kind != Kind::empty;
            if (fit >= least_fit) all.push_back({column, field, fit + (form && fit < 1 ? 0.03 : 0)});
        }
    }
    std::ranges::sort(all, std::ranges::less{}, [](const Fit& one) { return std::tuple(-one.fit, one.column, one.field); });
    return all;
}

void assign(const Survey& survey, const std::vector<ColumnKind>& kinds, const TargetModule& module, Suggestion& suggestion) {
    std::set<std::size_t> columns, fields;
    for (const auto& fit : fits_of(survey, kinds, module)) {
        if (columns.contains(fit.column) || fields.contains(fit.field)) continue;
        columns.insert(fit.column);
        fields.insert(fit.field);
        auto& column = suggestion.columns[fit.column];
        column.mapping.field = module.fields[fit.field].key;
        column.confidence = std::min(fit.fit, 1.0);
    }
}

/// How well a whole file fits a module. A header that many modules know tells little; what every record of
/// the module must have tells more.
double module_fit(const Suggestion& suggestion, const std::vector<double>& weights, const TargetModule& module) {
    double sum = 0, all = 0;
    bool titled = false;
    for (std::size_t i = 0; i < suggestion.columns.size(); ++i) {
        const auto& column = suggestion.columns[i];
        sum += column.confidence * weights[i];
        all += weights[i];
        const auto& field = column.mapping.field;
        titled |= field == "name" || field == "last_name" || field == "company" || field == "subject" || field == "text" ||
                  (module.key == "deals" && field == "stage") || (module.key == "leads" && field == "external_id");
    }
    return all == 0 ? 0 : sum / all * (titled ? 1 : 0.4);
}

/// The module that at least three headers name: "Lead Source", "Lead Number", "Lead Origin".
std::string_view spoken_of_by_headers(const Survey& survey) {
    std::map<std::string_view, int> counts;
    for (const auto& column : survey.columns) ++counts[module_of_file_name(column.header)];
    counts.erase("");
    if (counts.empty()) return {};
    const auto most = std::ranges::max_element(counts, {}, [](const auto& entry) { return entry.second; });
    return most->second >= 3 ? most->first : std::string_view();
}

}  // namespace

Mapping Suggestion::mapping() const {
    Mapping mapping;
    for (const auto& column : columns) mapping.columns.push_back(column.mapping);
    return mapping;
}

Suggestion suggest_for(const Survey& survey, const std::vector<ColumnKind>& kinds, const TargetModule& module) {
    Suggestion suggestion{.module = module.key, .confidence = 1, .columns = {}};
    for (std::size_t i = 0; i < survey.columns.size(); ++i) {
        ColumnSuggestion column;
        column.mapping.index = i;
        column.mapping.blank = kinds[i].format.blank;
        column.notes = kinds[i].notes;
        suggestion.columns.push_back(std::move(column));
    }
    assign(survey, kinds, module, suggestion);
    for (auto& column : suggestion.columns)
        if (const auto* field = module.find(column.mapping.field))
            column.mapping.values = suggest_values(module.key, *field, survey.columns[column.mapping.index]);
    apply_special_cases(survey, kinds, module, suggestion);
    return suggestion;
}

Suggestion suggest(const Survey& survey, const std::vector<ColumnKind>& kinds, const std::vector<TargetModule>& modules,
                   std::string_view file_name) {
    std::vector<Suggestion> all;
    for (const auto& module : modules) all.push_back(suggest_for(survey, kinds, module));
    std::vector<double> weights(survey.columns.size());
    for (std::size_t i = 0; i < weights.size(); ++i) {
        const auto knows = std::ranges::count_if(all, [i](const auto& one) { return one.columns[i].confidence >= 0.7; });
        weights[i] = knows == 0 ? 0.3 : 1 / std::sqrt(static_cast<double>(knows));
    }
    const auto named = module_of_file_name(file_name), spoken_of = spoken_of_by_headers(survey);
    std::size_t best = 0;
    for (std::size_t i = 0; i < all.size(); ++i) {
        all[i].confidence = module_fit(all[i], weights, modules[i]);
        if (all[i].confidence == 0) continue;
        const double hints = (all[i].module == named ? 0.15 : 0) + (all[i].module == spoken_of ? 0.1 : 0);
        all[i].confidence = std::min(1.0, all[i].confidence + hints);
        if (all[i].confidence > all[best].confidence) best = i;
    }
    if (all.empty()) return {};
    if (all[best].confidence < least_module_fit) {
        all[best].module.clear();
        all[best].confidence = 0;
    }
    return std::move(all[best]);
}

}  // namespace voronka::exchange
