#pragma once
#include <string_view>

#include "exchange/csv_reader.h"

namespace voronka::exchange {

/// What the beginning of a file tells about its form.
struct Dialect {
    CsvFormat format;
    bool header = true;  ///< whether the first row names the columns
};

/// Tells delimiter and header from the first text of a file (UTF-8): the delimiter among , ; tab | that cuts
/// the first 200 rows most evenly. `whole` when the text is all that the file has: else its last line is
/// incomplete.
Dialect detect_dialect(std::string_view text, bool whole);
/// With the delimiter given.
bool has_header(std::string_view text, CsvFormat format);

}  // namespace voronka::exchange
