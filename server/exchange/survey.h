#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "exchange/csv_reader.h"
#include "exchange/dialect.h"

namespace voronka::exchange {

/// Opens a file anew from its beginning; a survey reads it more than once.
using OpenSource = std::function<Result<std::unique_ptr<ByteSource>>()>;
OpenSource open_file(std::string path);
OpenSource open_memory(std::string_view bytes);

/// What a person has settled by hand; the rest is recognised.
struct Given {
    std::optional<Encoding> encoding;
    std::optional<char> delimiter;
    std::optional<bool> header;
};

/// One column over all rows.
struct ColumnSurvey {
    std::string header;
    std::uint64_t filled = 0;
    /// Each distinct cell with its count, while there are no more than `distinct_most`; else empty and `many`
    /// set.
    std::unordered_map<std::string, std::uint64_t> distinct;
    bool many = false;
};
inline constexpr std::size_t distinct_most = 200;
inline constexpr std::size_t sample_rows = 1000;

struct Problem {
    std::uint64_t line = 0;
    RowProblem problem = RowProblem::none;
};

/// A whole file read once: what it consists of, and rows to judge its columns by.
struct Survey {
    Encoding encoding = Encoding::utf8;
    Dialect dialect;
    std::vector<ColumnSurvey> columns;  ///< nameless ones at the end that are always empty are left out
    std::size_t least_cells = 0;        ///< what rows must have at least: the last named column
    std::size_t ignored = 0;            ///< last columns that an errors file added
    std::uint64_t rows = 0;             ///< below the header, those with problems included
    std::uint64_t problem_rows = 0;
    std::vector<Problem> problems;  ///< the first 100
    /// Up to `sample_rows` rows, spread evenly by chance over the file, in its order; long cells are cut.
    std::vector<std::vector<std::string>> sample;
    std::string fingerprint;  ///< the same for files with the same titles in the same order

    /// Sets a reader to the rows that were surveyed; cells behind the last column are to be passed over.
    void prepare(CsvReader& reader) const { reader.expect(least_cells, columns.size() + ignored); }
};

Result<Survey> survey(const OpenSource& open, const Given& given = {});

/// A digest of the header row (folded): files with the same one can be read with the same mapping.
std::string fingerprint(std::span<const std::string> headers);

}  // namespace voronka::exchange
