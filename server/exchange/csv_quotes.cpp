#include "exchange/csv_reader.h"
#include "exchange/csv_scan.h"

namespace voronka::exchange {

const char* CsvReader::skip_blanks(const char* at) const {
    while (at < end_ && (*at == ' ' || *at == '\t') && *at != format_.delimiter) ++at;
    return at;
}

bool CsvReader::ends_cell(const char* at) const { return at == end_ || special_[static_cast<std::uint8_t>(*at)]; }

CsvReader::Step CsvReader::parse_quoted(const char*& at, const char* quote) {
    const std::size_t offset = scratch_.size();
    const char* begin = quote + 1;  // of what is not copied to scratch_ yet
    for (const char* from = begin;;) {
        const char* found = find(from, end_, '"');
        if (found == end_) {
            const bool hopeless = ended_ || static_cast<std::size_t>(end_ - quote) > limits_.cell_bytes;
            return hopeless ? Step::open_quote : Step::need_more;
        }
        if (cut_off(found + 1)) return Step::need_more;
        if (found + 1 < end_ && found[1] == '"') {
            scratch_.append(begin, found + 1);
            begin = from = found + 2;
            continue;
        }
        const char* behind = skip_blanks(found + 1);
        if (cut_off(behind)) return Step::need_more;
        if (!ends_cell(behind)) return parse_unbalanced(at, at, quote, found);
        if (offset == scratch_.size()) {
            add(begin, found);
        } else {
            scratch_.append(begin, found);
            cells_.push_back({nullptr, offset, scratch_.size() - offset});
        }
        at = behind;
        return Step::done;
    }
}

/// A quote in the middle of a quoted cell that is not doubled: the quotes of the cell belong to its text.
/// With a line end before it, it rather is the beginning of another cell, and the quote that began this one
/// was never closed. Everything here stays within one line, so that a file full of such quotes costs no more
/// than its length.
CsvReader::Step CsvReader::parse_unbalanced(const char*& at, const char* begin, const char* quote, const char* stray) {
    // Looked for once a row: a line may consist of such cells.
    if (line_end_ < quote) line_end_ = line_end(quote, end_);
    const char* const line = line_end_;
    if (line < stray) return Step::open_quote;
    if (cut_off(line)) return Step::need_more;
    const char* const delimiter = find(stray, line, format_.delimiter);
    if (find(stray + 1, delimiter, '"') == delimiter) {  // «"Опора" ООО»: the cell is as it stands
        add(begin, delimiter);
        at = delimiter;
        return Step::done;
    }
    for (const char* last = find(stray + 1, line, '"'); last != line; last = find(last + 1, line, '"')) {
        const char* const behind = skip_blanks(last + 1);
        if (!ends_cell(behind)) continue;
        const std::size_t offset = scratch_.size();
        for (const char* c = quote + 1; c < last; ++c) {
            scratch_.push_back(*c);
            if (*c == '"' && c[1] == '"' && c + 1 < last) ++c;
        }
        cells_.push_back({nullptr, offset, scratch_.size() - offset});
        at = behind;
        return Step::done;
    }
    return Step::open_quote;
}

/// After an open quote: the line as it stands, its quotes taken as text.
void CsvReader::take_physical_line() {
    cells_.clear();
    const char* at = buffer_.data() + at_;
    parse_plain(at);
    for (; at < end_ && *at == format_.delimiter; parse_plain(at)) {
        ++at;
        if (cells_.size() > limits_.columns) cells_.pop_back();
    }
    after_ = at;
    problem_ = RowProblem::open_quote;
}

}  // namespace voronka::exchange
