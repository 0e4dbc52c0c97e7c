#include "exchange/csv_reader.h"

#include <cstring>

#include "core/text.h"

namespace voronka::exchange {
namespace {

constexpr std::size_t first_buffer_bytes = 128 * 1024;

const char* find(const char* from, const char* end, char what) {
    const auto* found =
        static_cast<const char*>(std::memchr(from, what, static_cast<std::size_t>(end - from)));
    return found == nullptr ? end : found;
}

bool is_line_end(char c) { return c == '\n' || c == '\r'; }

/// Byte by byte, since looking for either of the two first could run far beyond the line.
const char* line_end(const char* from, const char* end) {
    while (from < end && !is_line_end(*from)) ++from;
    return from;
}

std::uint64_t count_lines(const char* from, const char* end) {
    std::uint64_t count = 0;
    for (; from != end; ++from)
        count += *from == '\n' || (*from == '\r' && (from + 1 == end || from[1] != '\n'));
    return count;
}

bool is_ascii(std::string_view text) {
    std::uint64_t all = 0, eight = 0;
    std::size_t i = 0;
    for (; i + 8 <= text.size(); i += 8) {
        std::memcpy(&eight, text.data() + i, 8);
        all |= eight;
    }
    for (; i < text.size(); ++i) all |= static_cast<std::uint64_t>(static_cast<std::uint8_t>(text[i]));
    return (all & 0x8080808080808080ULL) == 0;
}

}  // namespace

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

CsvReader::CsvReader(ByteSource& source, CsvFormat format, CsvLimits limits)
    : source_(source), format_(format), limits_(limits), buffer_(first_buffer_bytes + 1, '\0') {
    for (const char c : {format.delimiter, '\n', '\r'}) special_[static_cast<std::uint8_t>(c)] = true;
    end_ = buffer_.data();
}

void CsvReader::expect(std::size_t least, std::size_t most) {
    least_ = least;
    most_ = most;
}

/// Moves what is unread to the front and reads more behind it; false when there is no room left or no more to
/// come.
Result<bool> CsvReader::fill() {
    if (ended_) return false;
    if (at_ > 0) std::memmove(buffer_.data(), buffer_.data() + at_, filled_ - at_);
    consumed_ += at_;
    filled_ -= std::exchange(at_, 0);
    if (filled_ * 2 > buffer_.size()) buffer_.resize(buffer_.size() * 2);
    const std::size_t room = buffer_.size() - 1 - filled_;
    const std::size_t count = TRY(source_.read(buffer_.data() + filled_, room));
    ended_ = count == 0;
    filled_ += count;
    buffer_[filled_] = '\n';
    end_ = buffer_.data() + filled_;
    return true;
}

/// Passes over empty lines; false at the end of the file.
Result<bool> CsvReader::begin_row() {
    while (true) {
        const char* at = buffer_.data() + at_;
        while (at < end_ && is_line_end(*at)) {
            if (*at == '\r' && at + 1 == end_ && !ended_) break;
            if (*at == '\r' && at[1] == '\n' && at + 1 < end_) ++at;
            ++at;
            ++line_;
        }
        at_ = static_cast<std::size_t>(at - buffer_.data());
        if (at < end_ && !is_line_end(*at)) return true;
        if (ended_) return false;
        TRY_VOID(fill());
    }
}

/// To the end of the line that begins here.
Result<void> CsvReader::skip_line() {
    bool more = true;
    while (more && line_end(buffer_.data() + at_, end_) == end_) {
        at_ = filled_;
        more = TRY(fill());
    }
    at_ = static_cast<std::size_t>(line_end(buffer_.data() + at_, end_) - buffer_.data());
    return {};
}

Result<const Row*> CsvReader::next() {
    for (; format_.skip_lines > 0; --format_.skip_lines) TRY_VOID(skip_line());
    while (true) {
        const bool more = TRY(begin_row());
        if (!more) return nullptr;
        Step step = parse_row();
        while (step == Step::need_more) {
            if (filled_ - at_ > limits_.row_bytes) {
                TRY_VOID(skip_huge_row());
                return &row_;
            }
            TRY_VOID(fill());
            step = parse_row();
        }
        if (step == Step::open_quote) take_physical_line();
        finish_row();
        const auto has_text = [](std::string_view cell) { return !cell.empty(); };
        if (row_.problem != RowProblem::none || std::ranges::any_of(views_, has_text)) return &row_;
    }
}

CsvReader::Step CsvReader::parse_row() {
    cells_.clear();
    scratch_.clear();
    problem_ = RowProblem::none;
    line_end_ = nullptr;
    const char* at = buffer_.data() + at_;
    while (true) {
        const char* quote = skip_blanks(at);
        Step step = Step::done;
        if (quote < end_ && *quote == '"') {
            step = parse_quoted(at, quote);
        } else {
            parse_plain(at);
        }
        if (step != Step::done) return step;
        if (cut_off(at)) return Step::need_more;
        if (cells_.size() > limits_.columns) {
            problem_ = RowProblem::too_many_columns;
            cells_.pop_back();
        }
        if (at == end_ || is_line_end(*at)) break;
        ++at;  // the delimiter
    }
    after_ = at;
    return Step::done;
}

void CsvReader::parse_plain(const char*& at) {
    const char* const begin = at;
    while (!special_[static_cast<std::uint8_t>(*at)]) ++at;  // the guard at end_ stops it
    add(begin, at);
}

const char* CsvReader::skip_blanks(const char* at) const {
    while (at < end_ && (*at == ' ' || *at == '\t') && *at != format_.delimiter) ++at;
    return at;
}

bool CsvReader::ends_cell(const char* at) const {
    return at == end_ || special_[static_cast<std::uint8_t>(*at)];
}

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
CsvReader::Step CsvReader::parse_unbalanced(const char*& at, const char* begin, const char* quote,
                                            const char* stray) {
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

/// Over the limit of a row: its beginning is kept to show, the rest of the line is passed over.
Result<void> CsvReader::skip_huge_row() {
    const std::string kept = buffer_.substr(at_, limits_.cell_bytes);
    const auto line = line_;
    TRY_VOID(skip_line());
    scratch_ = kept;
    views_.assign(1, scratch_);
    row_ = {.line = line, .cells = views_, .raw = scratch_, .problem = RowProblem::row_too_large};
    return {};
}

void CsvReader::finish_row() {
    const char* const begin = buffer_.data() + at_;
    row_.line = line_;
    row_.raw = {begin, after_};
    line_ += count_lines(begin, after_);
    at_ = static_cast<std::size_t>(after_ - buffer_.data());
    views_.clear();
    for (const auto& cell : cells_)
        views_.emplace_back(cell.begin != nullptr ? cell.begin : scratch_.data() + cell.offset, cell.size);
    if (problem_ == RowProblem::none) problem_ = inspect();
    if (most_ > 0) fit_cells();
    row_.cells = views_;
    row_.problem = problem_;
}

/// What is wrong with the row's bytes.
RowProblem CsvReader::inspect() const {
    for (const auto& view : views_)
        if (view.size() > limits_.cell_bytes) return RowProblem::cell_too_large;
    if (std::memchr(row_.raw.data(), 0, row_.raw.size()) != nullptr) return RowProblem::zero_byte;
    if (!is_ascii(row_.raw) && !valid_utf8(row_.raw)) return RowProblem::damaged_bytes;
    return RowProblem::none;
}

void CsvReader::fit_cells() {
    while (views_.size() > most_ && views_.back().empty()) views_.pop_back();
    const bool any = std::ranges::any_of(views_, [](std::string_view cell) { return !cell.empty(); });
    if (problem_ != RowProblem::none || !any) return;
    if (views_.size() > most_) problem_ = RowProblem::too_many;
    if (views_.size() < least_) problem_ = RowProblem::too_few;
    if (problem_ == RowProblem::none) views_.resize(most_);
}

std::string column_letters(std::size_t index) {
    std::string letters;
    for (++index; index > 0; index = (index - 1) / 26)
        letters.insert(letters.begin(), static_cast<char>('A' + (index - 1) % 26));
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
