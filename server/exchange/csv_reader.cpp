#include "exchange/csv_reader.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "core/text.h"
#include "exchange/csv_scan.h"

namespace voronka::exchange {
namespace {

constexpr std::size_t first_buffer_bytes = 32 * 1024;

std::uint64_t count_lines(const char* from, const char* end) {
    std::uint64_t count = 0;
    for (; from != end; ++from) count += *from == '\n' || (*from == '\r' && (from + 1 == end || from[1] != '\n'));
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

}  // namespace voronka::exchange
