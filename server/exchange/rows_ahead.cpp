#include "exchange/rows_ahead.h"

namespace voronka::exchange {
namespace {

constexpr std::size_t rows_a_piece = 250;
constexpr std::size_t most_pieces = 32;  // ahead of the writer

}  // namespace

RowsAhead::RowsAhead(OpenSource open, const Survey& survey, Parse parse)
    : open_(std::move(open)), survey_(survey), parse_(std::move(parse)), thread_([this] { run(); }) {}

RowsAhead::~RowsAhead() {
    const std::lock_guard lock(mutex_);
    stopped_ = true;
    wake_.notify_all();
}

Result<std::vector<ReadRow>> RowsAhead::next() {
    std::unique_lock lock(mutex_);
    wake_.wait(lock, [&] { return ended_ || !waiting_.empty(); });
    std::vector<ReadRow> rows;
    if (!waiting_.empty()) {
        rows = std::move(waiting_.front());
        waiting_.pop_front();
        wake_.notify_all();
    } else if (!outcome_) {
        return std::unexpected(outcome_.error());
    }
    return rows;
}

void RowsAhead::take_back(std::vector<ReadRow> rows) {
    const std::lock_guard lock(mutex_);
    done_.swap(rows);
}

void RowsAhead::run() {
    Result<void> outcome;
    try {
        outcome = read();
    } catch (const std::exception& bug) {
        outcome = fail_internal(bug.what());
    }
    const std::lock_guard lock(mutex_);
    outcome_ = std::move(outcome);
    ended_ = true;
    wake_.notify_all();
}

Result<void> RowsAhead::read() {
    const auto source = TRY(open_());
    DecodedSource decoded(*source, survey_.encoding);
    CsvReader csv(decoded, survey_.dialect.format);
    if (survey_.dialect.header) TRY(csv.next());
    survey_.prepare(csv);
    std::vector<ReadRow> piece;
    while (const Row* one = TRY(csv.next())) {
        piece.push_back(row(*one));
        if (piece.size() == rows_a_piece && !offer(std::exchange(piece, {}))) return {};
    }
    if (!piece.empty()) offer(std::move(piece));
    return {};
}

bool RowsAhead::offer(std::vector<ReadRow> rows) {
    std::vector<ReadRow> done;  // freed behind the lock
    std::unique_lock lock(mutex_);
    wake_.wait(lock, [&] { return stopped_ || waiting_.size() < most_pieces; });
    done.swap(done_);
    if (stopped_) return false;
    waiting_.push_back(std::move(rows));
    wake_.notify_all();
    return true;
}

ReadRow RowsAhead::row(const Row& from) const {
    ReadRow made{.line = from.line, .problem = from.problem};
    // Of a row that is refused every cell is given back to whoever corrects it.
    const bool refused = from.problem != RowProblem::none;
    for (std::size_t i = 0; i < from.cells.size() && (refused || i < survey_.columns.size()); ++i)
        made.cells.emplace_back(from.cells[i]);
    if (!refused) made.parsed = parse_(made.cells);
    return made;
}

}  // namespace voronka::exchange
