#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "exchange/mapping.h"
#include "exchange/targets.h"

namespace voronka::exchange {

/// What a column is probably for.
struct ColumnSuggestion {
    ColumnMapping mapping;
    double confidence = 0;  ///< 0 where the column is left out
    /// Keys of sentences for whoever maps: import_note_closed_from_modified (there is no closing date, so the
    /// date of the last change is taken), import_note_closed_by_outcome (filled for closed deals alone, so it
    /// is when they were closed), import_note_outcome_in_stage, import_note_team_from_manager,
    /// import_note_converted_flag, and those of recognise.h.
    std::vector<std::string> notes;
};

struct Suggestion {
    std::string module;  ///< empty when the file fits none
    double confidence = 0;
    std::vector<ColumnSuggestion> columns;  ///< one for each column of the file

    Mapping mapping() const;
};

/// Module and fields for a file, from its headers in both languages, its name, and what its cells look like.
/// Every field is used once.
Suggestion suggest(const Survey&, const std::vector<ColumnKind>&, const std::vector<TargetModule>&, std::string_view file_name);
/// With the module given.
Suggestion suggest_for(const Survey&, const std::vector<ColumnKind>&, const TargetModule&);

/// For each distinct cell the key that it probably means, by label, alias, what other systems call it, or a
/// small slip of the pen; cells that are keys already or that nothing is known of are left out. Of an open
/// field: the more frequent spelling for one that differs in case alone.
ValueMap suggest_values(std::string_view module, const TargetField&, const ColumnSurvey&);

/// IMPORT.columns of docs/api.md.
boost::json::array columns_json(const Survey&, const std::vector<ColumnKind>&, const Suggestion&);

}  // namespace voronka::exchange
