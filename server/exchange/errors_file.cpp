#include "exchange/errors_file.h"

#include "core/text.h"

namespace voronka::exchange {
namespace {
constexpr std::string_view line_title = "import_errors_line", reason_title = "import_errors_reason";
}

ErrorsFile::ErrorsFile(std::string& out, char delimiter, std::span<const std::string> headers, Language language)
    : writer_(out, delimiter), columns_(headers.size()) {
    for (const auto& header : headers) writer_.raw_cell(header);
    writer_.raw_cell(message(language, line_title)).raw_cell(message(language, reason_title)).end_row();
}

void ErrorsFile::add(std::span<const std::string_view> cells, std::uint64_t line, std::string_view reason) {
    for (std::size_t i = 0; i < columns_; ++i) writer_.raw_cell(i < cells.size() ? cells[i] : std::string_view());
    writer_.raw_cell(std::to_string(line)).raw_cell(reason);
    // What the header has no column for must not shift the two columns, and must not be lost either.
    for (std::size_t i = columns_; i < cells.size(); ++i) writer_.raw_cell(cells[i]);
    writer_.end_row();
}

bool is_error_column(std::span<const std::string_view> header) {
    if (header.empty()) return false;
    const std::string last = fold(header.back());
    for (const auto language : {Language::en, Language::ru})
        for (const auto title : {line_title, reason_title})
            if (last == fold(message(language, title))) return true;
    return false;
}

}  // namespace voronka::exchange
