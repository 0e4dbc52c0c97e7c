#include "exchange/suggest.h"

#include <boost/json/array.hpp>
#include <cmath>
#include <set>

#include "core/text.h"
#include "exchange/headers.h"
#include "exchange/suggest_special.h"

namespace voronka::exchange {
namespace {

constexpr double least_fit = 0.55;        // below it a column is rather left out
constexpr double least_module_fit = 0.2;  // below it a file fits no module

/// A name as it is compared: folded, `_`, `-`, `/` and brackets as spaces, camelCase cut, marks of required
/// fields gone.
std::string plain(std::string_view name) {
    std::string text;
    for (std::size_t i = 0; i < name.size(); ++i) {
        const char c = name[i];
        const bool small_before = i > 0 && name[i - 1] >= 'a' && name[i - 1] <= 'z';
        if (small_before && c >= 'A' && c <= 'Z') text.push_back(' ');
        constexpr std::string_view spaces = "_-/()[]:*\"";
        text.push_back(spaces.find(c) != std::string_view::npos ? ' ' : c);
    }
    std::string folded = fold(text);
    while (folded.ends_with('.')) folded.pop_back();
    return folded;
}

/// Words that say nothing alone: a column «kladr_id» is not the record's id.
bool says_nothing(std::string_view word) {
    constexpr std::string_view generic[] = {"id",     "name", "date",     "number", "code", "type",
                                            "status", "time", "title",    "номер",  "дата", "код",
                                            "тип",    "имя",  "название", "data"};
    return std::ranges::find(generic, word) != std::end(generic);
}

/// «Телефон клиента» for «телефон»: all words of the name, and not many more; or nearly all of them.
double word_fit(const std::vector<std::string>& header, const std::vector<std::string>& name) {
    std::size_t shared = 0;
    bool telling = false;
    for (const auto& word : name) {
        if (std::ranges::find(header, word) == header.end()) continue;
        ++shared;
        telling |= !says_nothing(word);
    }
    if (!telling) return 0;
    const auto all = header.size() + name.size() - shared;
    const double overlap = static_cast<double>(shared) / static_cast<double>(all);
    const bool whole_name = shared == name.size();
    if (whole_name && name.size() > 1) return 0.6 + 0.25 * overlap;
    return overlap >= (whole_name ? 0.5 : 0.66) ? 0.5 + 0.2 * overlap : 0;
}

double name_fit(const std::string& header, const std::vector<std::string>& header_words,
                std::string_view name) {
    const std::string other = plain(name);
    if (other == header) return 1;
    double fit = word_fit(header_words, words(other));
    if (length_utf8(header) >= 5 && length_utf8(other) >= 5) {
        const std::vector<std::string_view> candidates = {other};
        const bool same_size =
            std::max(header.size(), other.size()) - std::min(header.size(), other.size()) <= 2;
        if (same_size && nearest(header, candidates)) fit = std::max(fit, 0.8);
    }
    return fit;
}

bool numeric(Kind kind) { return kind == Kind::integer || kind == Kind::sum; }

/// Every column's fit for every field, as a table.
struct Fit {
    std::size_t column;
    std::size_t field;
    double fit;
};

std::vector<Fit> fits_of(const Survey& survey, const std::vector<ColumnKind>& kinds,
                         const TargetModule& module) {
    std::vector<Fit> all;
    for (std::size_t column = 0; column < survey.columns.size(); ++column)
        for (std::size_t field = 0; field < module.fields.size(); ++field) {
            const auto& target = module.fields[field];
            double fit = header_fit(survey.columns[column].header, module.key, target);
            if (fit == 0) continue;
            if (!fits(kinds[column].kind, target)) fit *= 0.4;
            // Among fields of the same name one with a form that the cells have comes first.
            const bool form = kinds[column].kind != Kind::text && kinds[column].kind != Kind::empty;
            if (fit >= least_fit) all.push_back({column, field, fit + (form && fit < 1 ? 0.03 : 0)});
        }
    std::ranges::sort(all, std::ranges::less{},
                      [](const Fit& one) { return std::tuple(-one.fit, one.column, one.field); });
    return all;
}

void assign(const Survey& survey, const std::vector<ColumnKind>& kinds, const TargetModule& module,
            Suggestion& suggestion) {
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
double module_fit(const Suggestion& suggestion, const std::vector<double>& weights,
                  const TargetModule& module) {
    double sum = 0, all = 0;
    bool titled = false;
    for (std::size_t i = 0; i < suggestion.columns.size(); ++i) {
        const auto& column = suggestion.columns[i];
        sum += column.confidence * weights[i];
        all += weights[i];
        const auto& field = column.mapping.field;
        titled |= field == "name" || field == "last_name" || field == "company" || field == "subject" ||
                  field == "text" || (module.key == "deals" && field == "stage") ||
                  (module.key == "leads" && field == "external_id");
    }
    return all == 0 ? 0 : sum / all * (titled ? 1 : 0.4);
}

/// The kinds that the API tells; the finer ones are text to it.
std::string_view shown(Kind kind) {
    return kind == Kind::inn || kind == Kind::url ? name(Kind::text) : name(kind);
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

double header_fit(std::string_view header, std::string_view module, const TargetField& field) {
    const std::string text = plain(header);
    if (text.empty()) return 0;
    const auto header_words = words(text);
    double best = name_fit(text, header_words, field.key);
    for (const auto& name : field.names) best = std::max(best, name_fit(text, header_words, name));
    for (const auto name : known_headers(module, field.key))
        best = std::max(best, 0.97 * name_fit(text, header_words, name));
    return best;
}

bool fits(Kind kind, const TargetField& field) {
    if (kind == Kind::empty) return true;
    switch (field.type) {
        case FieldType::integer:
        case FieldType::decimal:
        case FieldType::percent:
        case FieldType::money:
            return numeric(kind) || (kind == Kind::boolean);
        case FieldType::boolean:
            return kind == Kind::boolean;
        case FieldType::date:
        case FieldType::instant:
            return kind == Kind::date || kind == Kind::integer;
        case FieldType::email:
        case FieldType::emails:
            return kind == Kind::email;
        case FieldType::phone:
        case FieldType::phones:
            return kind == Kind::phone || kind == Kind::integer || kind == Kind::text || kind == Kind::inn;
        case FieldType::url:
            return kind == Kind::url || kind == Kind::text;
        case FieldType::choice:
        case FieldType::choices:
            return kind == Kind::text || kind == Kind::boolean;
        case FieldType::reference:
        case FieldType::references:
            return kind == Kind::text || kind == Kind::integer || kind == Kind::email;
        case FieldType::text:
            if (field.format == Format::inn)
                return kind == Kind::inn || kind == Kind::integer || kind == Kind::text;
            if (field.format == Format::currency) return kind == Kind::text;
            return field.key == "external_id" || (kind != Kind::date && kind != Kind::boolean);
        case FieldType::long_text:
        case FieldType::tags:
            return kind == Kind::text;
    }
    return true;
}

Mapping Suggestion::mapping() const {
    Mapping mapping;
    for (const auto& column : columns) mapping.columns.push_back(column.mapping);
    return mapping;
}

Suggestion suggest_for(const Survey& survey, const std::vector<ColumnKind>& kinds,
                       const TargetModule& module) {
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

Suggestion suggest(const Survey& survey, const std::vector<ColumnKind>& kinds,
                   const std::vector<TargetModule>& modules, std::string_view file_name) {
    std::vector<Suggestion> all;
    for (const auto& module : modules) all.push_back(suggest_for(survey, kinds, module));
    std::vector<double> weights(survey.columns.size());
    for (std::size_t i = 0; i < weights.size(); ++i) {
        const auto knows =
            std::ranges::count_if(all, [i](const auto& one) { return one.columns[i].confidence >= 0.7; });
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

boost::json::array columns_json(const Survey& survey, const std::vector<ColumnKind>& kinds,
                                const Suggestion& suggestion) {
    namespace json = boost::json;
    json::array columns;
    for (std::size_t i = 0; i < survey.columns.size(); ++i) {
        const auto& kind = kinds[i];
        json::array samples, notes, blank;
        for (const auto& sample : kind.samples) samples.emplace_back(sample);
        json::object column{{"index", i},
                            {"header", survey.columns[i].header},
                            {"samples", std::move(samples)},
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
