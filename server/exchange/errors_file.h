#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "core/messages.h"
#include "exchange/csv_writer.h"

namespace voronka::exchange {

/// The rows that could not be imported, as they were, with two columns more: the line of the file, and why.
/// Somebody corrects it and imports it again; the two columns are then passed over (is_error_column).
class ErrorsFile {
  public:
    /// Writes the header into `out`; the caller may empty `out` into a file after any row.
    ErrorsFile(std::string& out, char delimiter, std::span<const std::string> headers, Language language);
    void add(std::span<const std::string_view> cells, std::uint64_t line, std::string_view reason);

  private:
    CsvWriter writer_;
    std::size_t columns_;
};

/// Whether the last column of a header is one of the two that an errors file adds.
bool is_error_column(std::span<const std::string_view> header);

}  // namespace voronka::exchange
