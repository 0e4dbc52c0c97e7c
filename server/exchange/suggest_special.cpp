#include "exchange/suggest_special.h"

#include <algorithm>

#include "core/text.h"

namespace voronka::exchange {
namespace {

ColumnSuggestion* column_of(Suggestion& suggestion, std::string_view field) {
    for (auto& column : suggestion.columns)
        if (column.mapping.field == field) return &column;
    return nullptr;
}

bool is_outcome(std::string_view value) { return value == "won" || value == "lost"; }

std::string_view meaning(const ColumnSuggestion& stage, const std::string& cell) {
    const auto found = stage.mapping.values.find(cell);
    return found == stage.mapping.values.end() ? std::string_view(cell) : std::string_view(found->second);
}

bool has_outcomes(const ColumnSuggestion& stage, const Survey& survey) {
    const auto& cells = survey.columns[stage.mapping.index].distinct;
    return std::ranges::any_of(cells, [&](const auto& entry) { return is_outcome(meaning(stage, entry.first)); });
}

/// Whether a column is filled for closed deals, and for them alone.
bool filled_when_closed(const Survey& survey, const ColumnSuggestion& stage, std::size_t column) {
    std::size_t closed = 0, closed_filled = 0, open = 0, open_filled = 0;
    for (const auto& row : survey.sample) {
        const bool filled = !trimmed(row[column]).empty();
        const bool is_closed = is_outcome(meaning(stage, row[stage.mapping.index]));
        ++(is_closed ? closed : open);
        if (filled) ++(is_closed ? closed_filled : open_filled);
    }
    return closed > 0 && open > 0 && closed_filled * 20 >= closed * 19 && open_filled * 20 <= open;
}

/// Titles of the date of the last change, which most systems write when a deal is closed.
bool names_last_change(std::string_view header) {
    const auto cut = words(header);
    const auto has = [&](std::string_view beginning) {
        return std::ranges::any_of(cut, [&](const auto& word) { return word.starts_with(beginning); });
    };
    return has("измен") || has("modif") || has("updat") || has("обновл");
}

void take(ColumnSuggestion& column, std::string_view field, double confidence, std::string_view note) {
    column.mapping.field = field;
    column.mapping.values.clear();
    column.confidence = confidence;
    column.notes.emplace_back(note);
}

void find_closing_date(const Survey& survey, const std::vector<ColumnKind>& kinds, const TargetModule& module,
                       Suggestion& suggestion) {
    const auto* stage = column_of(suggestion, "stage");
    if (stage == nullptr) stage = column_of(suggestion, "outcome");
    auto* closed = column_of(suggestion, "closed_at");
    // Where nothing tells closed deals from open ones, all are open, and the date is an expectation.
    if (stage == nullptr && closed != nullptr && column_of(suggestion, "close_date") == nullptr)
        closed->mapping.field = "close_date";
    if (stage == nullptr || module.find("closed_at") == nullptr || !has_outcomes(*stage, survey)) return;
    if (closed != nullptr) return;
    if (auto* expected = column_of(suggestion, "close_date");
        expected != nullptr && filled_when_closed(survey, *stage, expected->mapping.index))
        return take(*expected, "closed_at", 0.9, "import_note_closed_by_outcome");
    for (auto& column : suggestion.columns) {
        const auto index = column.mapping.index;
        const bool free = column.mapping.field.empty() || column.mapping.field == "updated_at";
        if (free && kinds[index].kind == Kind::date && names_last_change(survey.columns[index].header))
            return take(column, "closed_at", 0.7, "import_note_closed_from_modified");
    }
}

void note_outcomes(const Survey& survey, Suggestion& suggestion) {
    auto* stage = column_of(suggestion, "stage");
    if (stage != nullptr && has_outcomes(*stage, survey)) stage->notes.emplace_back("import_note_outcome_in_stage");
}

/// A list of people with their managers: who leads them is what they have in common, so it names the team.
void note_team(const Survey& survey, Suggestion& suggestion) {
    auto* team = column_of(suggestion, "team");
    if (team == nullptr) return;
    const auto header = words(survey.columns[team->mapping.index].header);
    const auto manager = [](const auto& word) { return word == "manager" || word == "руководитель" || word == "начальник"; };
    if (std::ranges::any_of(header, manager)) team->notes.emplace_back("import_note_team_from_manager");
}

/// «Converted» with 1 and 0 is the outcome of a lead.
void read_converted_flag(const Survey& survey, const std::vector<ColumnKind>& kinds, Suggestion& suggestion) {
    auto* status = column_of(suggestion, "status");
    if (status == nullptr || kinds[status->mapping.index].kind != Kind::boolean) return;
    status->mapping.values.clear();
    for (const auto& [cell, count] : survey.columns[status->mapping.index].distinct)
        if (const auto flag = parse_boolean(cell)) status->mapping.values.emplace(cell, *flag ? "converted" : "disqualified");
    status->confidence = std::min(status->confidence, 0.6);
    status->notes.emplace_back("import_note_converted_flag");
}

}  // namespace

void apply_special_cases(const Survey& survey, const std::vector<ColumnKind>& kinds, const TargetModule& module,
                         Suggestion& suggestion) {
    if (module.key == "deals") {
        find_closing_date(survey, kinds, module, suggestion);
        note_outcomes(survey, suggestion);
    }
    if (module.key == "users") note_team(survey, suggestion);
    if (module.key == "leads") read_converted_flag(survey, kinds, suggestion);
}

}  // namespace voronka::exchange
