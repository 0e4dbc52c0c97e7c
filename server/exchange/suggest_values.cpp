#include <algorithm>
#include <map>

#include "core/text.h"
#include "exchange/currency.h"
#include "exchange/headers.h"
#include "exchange/suggest.h"

namespace voronka::exchange {
namespace {

/// Whether the process has it; a field of which no choices are known takes any.
bool has_choice(const TargetField& field, std::string_view key) {
    if (field.choices.empty()) return true;
    if (field.key == "stage" && (key == "won" || key == "lost")) return true;
    return std::ranges::find(field.choices, key, &TargetChoice::key) != field.choices.end();
}

std::string by_name(const TargetField& field, std::string_view folded) {
    for (const auto& choice : field.choices)
        if (fold(choice.key) == folded ||
            std::ranges::any_of(choice.names, [&](const auto& name) { return fold(name) == folded; }))
            return choice.key;
    return {};
}

std::string by_nearest(const TargetField& field, std::string_view folded) {
    std::vector<std::string_view> names;
    std::vector<std::string_view> keys;
    for (const auto& choice : field.choices)
        for (const auto& name : choice.names) {
            names.emplace_back(name);
            keys.emplace_back(choice.key);
        }
    if (length_utf8(folded) < 5) return {};
    const auto found = nearest(folded, names);
    return found ? std::string(keys[*found]) : std::string();
}

std::string choice_for(std::string_view module, const TargetField& field, std::string_view cell) {
    const std::string folded = fold(cell);
    if (auto key = by_name(field, folded); !key.empty()) return key;
    const auto known = known_value(module, field.key, folded);
    if (!known.empty() && has_choice(field, known)) return std::string(known);
    return field.open ? std::string() : by_nearest(field, folded);
}

/// google → Google: one source, not two.
void join_spellings(const ColumnSurvey& column, ValueMap& values) {
    std::map<std::string, std::pair<std::string_view, std::uint64_t>> usual;
    for (const auto& [cell, count] : column.distinct) {
        auto& best = usual[fold(cell)];
        if (count > best.second || (count == best.second && cell < best.first)) best = {cell, count};
    }
    for (const auto& [cell, count] : column.distinct)
        if (const auto& best = usual[fold(cell)]; best.first != cell) values.emplace(cell, best.first);
}

}  // namespace

ValueMap suggest_values(std::string_view module, const TargetField& field, const ColumnSurvey& column) {
    ValueMap values;
    if (field.format == Format::currency) {
        for (const auto& [cell, count] : column.distinct)
            if (const auto code = currency_code(cell); !code.empty() && code != cell) values.emplace(cell, code);
        return values;
    }
    if (field.type != FieldType::choice && field.type != FieldType::choices) return values;
    if (field.open) join_spellings(column, values);
    for (const auto& [cell, count] : column.distinct) {
        const auto key = choice_for(module, field, cell);
        if (!key.empty() && key != cell) values[cell] = key;
    }
    return values;
}

}  // namespace voronka::exchange
