#pragma once
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

#include "exchange/import_row.h"

namespace voronka::exchange {

/// One row of a file, with what its cells say or what is wrong with them.
struct ReadRow {
    std::uint64_t line = 0;
    std::vector<std::string> cells;
    RowProblem problem = RowProblem::none;
    Result<ParsedRow> parsed = ParsedRow();
};

/// Reads and parses a file on a thread of its own, a bounded number of rows ahead of whoever takes them: while the one writer
/// writes, the other core reads.
class RowsAhead {
  public:
    using Parse = std::function<Result<ParsedRow>(const std::vector<std::string>& cells)>;
    RowsAhead(OpenSource open, const Survey& survey, Parse parse);
    /// Stops reading; what was read and not taken is dropped.
    ~RowsAhead();
    RowsAhead(const RowsAhead&) = delete;
    RowsAhead& operator=(const RowsAhead&) = delete;

    /// Some hundred rows, none at the end. An error of the file comes behind the rows before it.
    Result<std::vector<ReadRow>> next();
    /// Takes rows that are done with, to free them on its thread.
    void take_back(std::vector<ReadRow> rows);

  private:
    void run();
    Result<void> read();
    bool offer(std::vector<ReadRow> rows);
    ReadRow row(const Row&) const;

    OpenSource open_;
    const Survey& survey_;
    Parse parse_;
    std::mutex mutex_;
    std::condition_variable wake_;
    std::deque<std::vector<ReadRow>> waiting_;
    std::vector<ReadRow> done_;
    Result<void> outcome_;
    bool ended_ = false;
    bool stopped_ = false;
    std::jthread thread_;  // last: it uses all the others
};

}  // namespace voronka::exchange
