#include "exchange/survey.h"

#include <algorithm>
#include <memory>

#include <fmt/format.h>

#include "core/random.h"
#include "core/text.h"
#include "exchange/errors_file.h"

namespace voronka::exchange {
namespace {

constexpr std::size_t head_bytes = 1 << 20;
constexpr std::size_t problems_most = 100;
constexpr std::size_t sampled_cell_bytes = 1000;
constexpr std::size_t distinct_cell_bytes = 200;

/// At most so many bytes, not cutting a character.
std::string_view cut(std::string_view text, std::size_t most) {
    if (text.size() <= most) return text;
    while (most > 0 && (static_cast<std::uint8_t>(text[most]) & 0xC0) == 0x80) --most;
    return text.substr(0, most);
}

/// Gathers what a survey tells while its rows pass by.
class Surveyor {
  public:
    explicit Surveyor(Survey& survey) : survey_(survey), chance_(1) {}

    void name_columns(std::span<const std::string_view> header) {
        for (; is_error_column(header); ++survey_.ignored) header = header.first(header.size() - 1);
        std::size_t named = header.size();
        while (survey_.ignored == 0 && named > 0 && trimmed(header[named - 1]).empty()) --named;
        survey_.least_cells = named;
        for (auto& name : column_names(header)) survey_.columns.push_back({.header = std::move(name)});
    }

    void number_columns(std::size_t count) {
        survey_.least_cells = count;
        for (std::size_t i = 0; i < count; ++i) survey_.columns.push_back({.header = column_letters(i)});
    }

    void take(const Row& row) {
        ++survey_.rows;
        if (row.problem != RowProblem::none) {
            ++survey_.problem_rows;
            if (survey_.problems.size() < problems_most) survey_.problems.push_back({row.line, row.problem});
            return;
        }
        for (std::size_t i = 0; i < survey_.columns.size() && i < row.cells.size(); ++i)
            take_cell(survey_.columns[i], row.cells[i]);
        keep(row);
    }

    void finish() {
        while (survey_.columns.size() > survey_.least_cells && survey_.columns.back().filled == 0) survey_.columns.pop_back();
        std::ranges::sort(kept_, {}, &Kept::place);
        for (auto& kept : kept_) {
            kept.cells.resize(survey_.columns.size());
            survey_.sample.push_back(std::move(kept.cells));
        }
        std::vector<std::string> headers;
        for (const auto& column : survey_.columns) headers.push_back(column.header);
        survey_.fingerprint = fingerprint(headers);
    }

  private:
    struct Kept {
        std::uint64_t place;
        std::vector<std::string> cells;
    };

    static void take_cell(ColumnSurvey& column, std::string_view cell) {
        if (cell.empty()) return;
        ++column.filled;
        if (column.many) return;
        if (cell.size() <= distinct_cell_bytes) ++column.distinct[std::string(cell)];
        if (cell.size() > distinct_cell_bytes || column.distinct.size() > distinct_most) {
            column.many = true;
            column.distinct.clear();
        }
    }

    /// Algorithm R of reservoir sampling (Vitter 1985), with a seed, so that a file always gives the same
    /// sample.
    void keep(const Row& row) {
        const auto seen = survey_.rows - survey_.problem_rows;
        std::size_t place = kept_.size();
        if (place == sample_rows) {
            place = chance_.below(static_cast<std::uint32_t>(std::min<std::uint64_t>(seen, UINT32_MAX)));
            if (place >= sample_rows) return;
        } else {
            kept_.emplace_back();
        }
        Kept kept{seen, {}};
        for (const auto& cell : row.cells.first(std::min(row.cells.size(), survey_.columns.size())))
            kept.cells.emplace_back(cut(cell, sampled_cell_bytes));
        kept_[place] = std::move(kept);
    }

    Survey& survey_;
    Rng chance_;
    std::vector<Kept> kept_;
};

}  // namespace

OpenSource open_file(std::string path) {
    return [path = std::move(path)]() -> Result<std::unique_ptr<ByteSource>> {
        FileSource file = TRY(FileSource::open(path));
        return std::make_unique<FileSource>(std::move(file));
    };
}

OpenSource open_memory(std::string_view bytes) {
    return [bytes]() -> Result<std::unique_ptr<ByteSource>> { return std::make_unique<MemorySource>(bytes); };
}

std::string fingerprint(std::span<const std::string> headers) {
    std::uint64_t hash = 0xCBF29CE484222325ULL;  // FNV-1a
    const auto mix = [&hash](char c) { hash = (hash ^ static_cast<std::uint8_t>(c)) * 0x100000001B3ULL; };
    for (const auto& header : headers) {
        std::ranges::for_each(fold(header), mix);
        mix('\x1F');
    }
    return fmt::format("{:016x}-{}", hash, headers.size());
}

Result<Survey> survey(const OpenSource& open, const Given& given) {
    Survey found;
    std::unique_ptr<ByteSource> bytes = TRY(open());
    if (given.encoding) {
        found.encoding = *given.encoding;
    } else {
        found.encoding = TRY(detect_encoding(*bytes));
        bytes = TRY(open());
    }
    {
        DecodedSource text(*bytes, found.encoding);
        const std::string head = TRY(read_head(text, head_bytes));
        found.dialect = detect_dialect(head, head.size() < head_bytes);
        if (given.delimiter) {
            if (found.dialect.format.delimiter != *given.delimiter) found.dialect.format = {.delimiter = *given.delimiter};
            found.dialect.header = has_header(head, found.dialect.format);
        }
        if (given.header) found.dialect.header = *given.header;
    }
    bytes = TRY(open());
    DecodedSource text(*bytes, found.encoding);
    CsvReader reader(text, found.dialect.format);
    Surveyor surveyor(found);
    const Row* row = TRY(reader.next());
    if (row == nullptr) return fail(ErrorKind::validation, "import_file_empty");
    if (found.dialect.header) {
        surveyor.name_columns(row->cells);
    } else {
        surveyor.number_columns(row->cells.size());
    }
    found.prepare(reader);
    if (!found.dialect.header) surveyor.take(*row);
    while (const Row* next = TRY(reader.next())) surveyor.take(*next);
    surveyor.finish();
    return found;
}

}  // namespace voronka::exchange
