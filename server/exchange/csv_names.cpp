#include <map>

#include "core/text.h"
#include "exchange/csv_reader.h"

namespace voronka::exchange {

std::string_view code(RowProblem problem) {
    switch (problem) {
        case RowProblem::none:
            return {};
        case RowProblem::too_few:
            return "import_row_too_few_cells";
        case RowProblem::too_many:
            return "import_row_too_many_cells";
        case RowProblem::open_quote:
            return "import_row_open_quote";
        case RowProblem::cell_too_large:
            return "import_row_cell_too_large";
        case RowProblem::row_too_large:
            return "import_row_too_large";
        case RowProblem::too_many_columns:
            return "import_row_too_many_columns";
        case RowProblem::zero_byte:
            return "import_row_zero_byte";
        case RowProblem::damaged_bytes:
            return "import_row_damaged_bytes";
    }
    return {};
}

std::string column_letters(std::size_t index) {
    std::string letters;
    for (++index; index > 0; index = (index - 1) / 26) letters.insert(letters.begin(), static_cast<char>('A' + (index - 1) % 26));
    return letters;
}

std::vector<std::string> column_names(std::span<const std::string_view> header) {
    std::vector<std::string> names;
    std::map<std::string, int> seen;
    for (const auto& cell : header) {
        std::string name(trimmed(cell));
        if (name.empty()) name = column_letters(names.size());
        const int count = ++seen[fold(name)];
        if (count > 1) name += " (" + std::to_string(count) + ")";
        names.push_back(std::move(name));
    }
    return names;
}

}  // namespace voronka::exchange
