#pragma once
#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "exchange/byte_source.h"

namespace voronka::exchange {

/// How a file separates its cells.
struct CsvFormat {
    char delimiter = ',';
    std::size_t skip_lines = 0;  ///< lines before the header, such as Excel's `sep=;`
    bool operator==(const CsvFormat&) const = default;
};

struct CsvLimits {
    std::size_t cell_bytes = 1 << 20;
    std::size_t row_bytes = 16 << 20;
    std::size_t columns = 2000;
};

/// Why a row is not to be trusted. It is reported, and the rows after it go on.
enum class RowProblem {
    none,
    too_few,     ///< cells than the header has
    too_many,    ///< and what is too much is not empty
    open_quote,  ///< a quote begins here and is never closed; reading goes on with the next line
    cell_too_large,
    row_too_large,
    too_many_columns,
    zero_byte,
    damaged_bytes,  ///< bytes that are no UTF-8
};

/// Key of the sentence in messages/*.yaml; empty for none.
std::string_view code(RowProblem);

/// One row. Its views live until the next row is asked for.
struct Row {
    std::uint64_t line = 0;  ///< of the file, from 1, where the row begins
    std::span<const std::string_view> cells;
    std::string_view raw;  ///< as it stands in the file, in UTF-8, without its end
    RowProblem problem = RowProblem::none;
};

/// Reads CSV as it is found, from UTF-8: RFC 4180, with LF, CRLF or CR, and beyond it: quotes inside unquoted
/// cells, quotes that somebody forgot to double («"ООО "Опора""», «"Опора" ООО»), white space around quoted
/// cells, a last line without an end. Rows without any text are passed over. The file is never in memory as a
/// whole.
class CsvReader {
  public:
    explicit CsvReader(ByteSource& source, CsvFormat format = {}, CsvLimits limits = {});

    /// How many cells rows should have: fewer than `least` or more than `most` (empty ones at the end do not
    /// count) is a problem; rows in between are filled up with empty cells. 0 and 0: whatever comes.
    void expect(std::size_t least, std::size_t most);
    /// The next row, or null at the end.
    Result<const Row*> next();
    /// Bytes of text read so far, for showing progress.
    std::uint64_t bytes_read() const { return consumed_ + at_; }

  private:
    struct Cell {
        const char* begin;  // null: in scratch_, at `offset`
        std::size_t offset;
        std::size_t size;
    };
    enum class Step { done, need_more, open_quote };

    Result<bool> fill();
    Result<bool> begin_row();
    Step parse_row();
    Step parse_quoted(const char*& at, const char* quote);
    Step parse_unbalanced(const char*& at, const char* begin, const char* quote, const char* stray);
    void parse_plain(const char*& at);
    void take_physical_line();
    void add(const char* begin, const char* end) { cells_.push_back({begin, 0, std::size_t(end - begin)}); }
    bool ends_cell(const char* at) const;
    const char* skip_blanks(const char* at) const;
    bool cut_off(const char* at) const { return at == end_ && !ended_; }
    Result<void> skip_line();
    Result<void> skip_huge_row();
    void finish_row();
    void fit_cells();
    RowProblem inspect() const;

    ByteSource& source_;
    CsvFormat format_;
    CsvLimits limits_;
    std::size_t least_ = 0, most_ = 0;
    std::array<bool, 256> special_{};

    std::string buffer_;
    std::size_t at_ = 0;
    const char* end_ = nullptr;  // of what is filled; a line end stands there as a guard
    std::size_t filled_ = 0;
    bool ended_ = false;
    std::uint64_t consumed_ = 0;
    std::uint64_t line_ = 1;

    const char* after_ = nullptr;     // where the row's text ends
    const char* line_end_ = nullptr;  // of the line of the last cell with odd quotes
    RowProblem problem_ = RowProblem::none;
    std::vector<Cell> cells_;
    std::string scratch_;
    std::vector<std::string_view> views_;
    Row row_;
};

/// What the columns are called: nameless ones get a letter as in a spreadsheet, later ones of the same name a
/// number.
std::vector<std::string> column_names(std::span<const std::string_view> header);
/// A, B … Z, AA …: the name of a column that has none.
std::string column_letters(std::size_t index);

}  // namespace voronka::exchange
