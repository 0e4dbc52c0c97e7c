#include "exchange/dialect.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "core/text.h"

namespace voronka::exchange {
namespace {

constexpr std::size_t rows_looked_at = 200;

/// The rows of a text in memory, which cannot fail to be read.
template <class Visit>
void each_row(std::string_view text, CsvFormat format, std::size_t limit, Visit visit) {
    MemorySource source(text);
    CsvReader reader(source, format);
    for (std::size_t i = 0; i < limit; ++i) {
        const auto row = reader.next();
        if (!row || *row == nullptr) return;
        visit(**row, i);
    }
}

/// How evenly a delimiter cuts the rows: the share of rows with the usual number of cells, less when the
/// header has another number or quotes do not close, and a little more for more columns. 0 when it cuts
/// nothing.
double evenness(std::string_view text, CsvFormat format) {
    std::map<std::size_t, std::size_t> sizes;
    std::size_t rows = 0, broken = 0, first = 0;
    each_row(text, format, rows_looked_at, [&](const Row& row, std::size_t i) {
        ++rows;
        broken += row.problem == RowProblem::open_quote;
        if (i == 0) first = row.cells.size();
        ++sizes[row.cells.size()];
    });
    if (rows == 0) return 0;
    const auto usual = *std::ranges::max_element(sizes, {}, [](const auto& entry) { return entry.second; });
    if (usual.first < 2 && first < 2) return 0;
    const double share = static_cast<double>(usual.second) / static_cast<double>(rows);
    const double whole = 1 - static_cast<double>(broken) / static_cast<double>(rows);
    const double columns = 1 + 0.1 * std::log2(static_cast<double>(std::max(first, usual.first)));
    return share * whole * columns * (first == usual.first ? 1 : 0.5) * (first < 2 ? 0.3 : 1);
}

/// Excel's own line `sep=;` before the header.
std::optional<char> stated_delimiter(std::string_view text) {
    const bool stated = text.size() > 5 && text.starts_with("sep=") && (text[5] == '\r' || text[5] == '\n');
    return stated ? std::optional(text[4]) : std::nullopt;
}

/// Numbers, dates, addresses: what a title is not.
bool is_data(std::string_view cell) {
    const auto text = trimmed(cell);
    if (text.empty()) return false;
    const auto digits = std::ranges::count_if(text, [](char c) { return c >= '0' && c <= '9'; });
    const bool has_at = text.find('@') != std::string_view::npos && text.find('.') != std::string_view::npos;
    return has_at || digits * 2 > static_cast<std::ptrdiff_t>(text.size());
}

}  // namespace

bool has_header(std::string_view text, CsvFormat format) {
    std::size_t titles = 0, data = 0, data_below = 0;
    std::map<std::string, int> seen;
    bool repeats = false;
    each_row(text, format, 20, [&](const Row& row, std::size_t i) {
        for (const auto& cell : row.cells) {
            if (i > 0) {
                data_below += is_data(cell);
            } else if (!trimmed(cell).empty()) {
                ++(is_data(cell) ? data : titles);
                repeats |= ++seen[fold(cell)] > 1;
            }
        }
    });
    if (data == 0) return true;
    return titles > data * 2 && !repeats && data_below > 0;
}

Dialect detect_dialect(std::string_view text, bool whole) {
    if (!whole) {
        const auto last = text.find_last_of("\r\n");
        if (last != std::string_view::npos) text = text.substr(0, last);
    }
    Dialect dialect;
    if (const auto stated = stated_delimiter(text)) {
        dialect.format = {.delimiter = *stated, .skip_lines = 1};
    } else {
        double best = 0;
        for (const char delimiter : {',', ';', '\t', '|'}) {
            const double found = evenness(text, {.delimiter = delimiter});
            if (found > best) dialect.format.delimiter = delimiter;
            best = std::max(best, found);
        }
    }
    dialect.header = has_header(text, dialect.format);
    return dialect;
}

}  // namespace voronka::exchange
