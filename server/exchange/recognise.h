#pragma once
#include <string>
#include <vector>

#include "exchange/kinds.h"
#include "exchange/survey.h"

namespace voronka::exchange {

/// How the cells of one column are written; what parse_cell needs to read them.
struct CellFormat {
    char decimal = 0;  ///< '.' or ','; 0: each cell by itself
    DateOrder order = DateOrder::day_first;
    std::string pattern;             ///< "DD.MM.YYYY HH:MM:SS", or "1 234,56"; empty where there is none
    std::vector<std::string> blank;  ///< cells that mean nothing
    bool operator==(const CellFormat&) const = default;
};

/// What was recognised of one column.
struct ColumnKind {
    Kind kind = Kind::text;
    double confidence = 0;  ///< share of the filled cells that fit, less where it is ambiguous
    CellFormat format;
    /// Keys of sentences to say to whoever maps: import_note_day_month, import_note_decimal_mark.
    std::vector<std::string> notes;
    std::vector<std::string> samples;  ///< up to five distinct cells
    bool distinct = false;             ///< every filled cell of the sample is another
};

/// Judges every column by the sample of the survey.
std::vector<ColumnKind> recognise(const Survey&);
/// One column by its cells.
ColumnKind recognise_cells(const std::vector<std::string_view>& cells);

}  // namespace voronka::exchange
