#pragma once
#include <condition_variable>
#include <deque>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>

#include "core/result.h"
#include "store/sqlite/row_piece.h"

namespace voronka::store {

class Database;

/// Rows that a thread of its own writes while whoever makes them goes on. Nobody else may use the connection until `settle` has
/// answered. Used by one thread.
class RowsBehind {
  public:
    explicit RowsBehind(Database&);
    /// Drops what still waits.
    ~RowsBehind();
    RowsBehind(const RowsBehind&) = delete;
    RowsBehind& operator=(const RowsBehind&) = delete;

    /// The number by which rows name `INSERT INTO table (columns) VALUES ($1, …)`, and perhaps what is done about a conflict.
    std::size_t statement(std::string_view sql);
    /// Where a row is made, to be added by `add`.
    RowPiece& row() { return made_; }
    Result<void> add(std::size_t statement);

    /// Waits until all rows are written, not in the order of their statements. After one that was refused nothing more is
    /// written, and each call tells of it.
    Result<void> settle();
    /// Forgets the rows that wait, and what was refused: what was written is about to be taken back.
    void drop();

  private:
    struct Texts {
        std::string one, many;  ///< for a row, and for several of them
        int parameters = 0;     ///< of a row
    };
    static Texts texts_of(std::string_view one);
    const Texts& texts(std::size_t statement);
    Result<void> hand_over();
    bool written() const { return waiting_.empty() && !writing_; }
    Result<void> outcome() const;
    void write_all(const std::stop_token&);
    Result<void> write_safely(const RowPiece&);
    Result<void> write(const RowPiece&);
    Result<void> insert(const std::string& sql, int parameters, const RowPiece&, std::span<const RowPiece::Row>);

    Database& database_;
    std::map<std::string, std::size_t, std::less<>> numbers_;
    RowPiece made_;  // not handed over yet

    std::mutex mutex_;  // over all that follows
    std::condition_variable_any changed_;
    std::deque<Texts> texts_;
    std::deque<RowPiece> waiting_;
    bool writing_ = false;
    std::optional<Error> refused_;
    std::jthread thread_;  // last: it uses the rest
};

}  // namespace voronka::store
