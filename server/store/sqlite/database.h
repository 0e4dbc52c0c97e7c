#pragma once
#include <list>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

#include "core/result.h"
#include "core/value.h"
#include "store/sqlite/rows_behind.h"

struct sqlite3;
struct sqlite3_stmt;

namespace voronka::store {

class Database;

/// A prepared statement in use; resets and clears itself when it goes. Views live until the next step.
class Query {
  public:
    Query(Database& database, sqlite3_stmt* statement) : database_(&database), statement_(statement) {}
    /// Its rows are written behind; it gives none.
    Query(Database& database, RowsBehind& behind, std::size_t number);
    Query(Query&& other) noexcept
        : database_(other.database_),
          statement_(std::exchange(other.statement_, nullptr)),
          behind_(other.behind_),
          number_(other.number_),
          used_(other.used_) {}
    Query& operator=(Query&&) = delete;
    ~Query();

    Query& bind(int parameter, const Value&);  ///< integers, texts, blobs as text, or nothing; parameters count from 1
    Query& bind(int parameter, std::int64_t);
    Query& bind_text(int parameter, std::string_view);
    /// Without a copy: the text stays as it is until the statement has run.
    Query& bind_lasting(int parameter, std::string_view);
    Query& bind_blob(int parameter, std::string_view);
    /// True while there is a row.
    Result<bool> step();
    /// Runs a statement that gives no rows, and makes it ready to be bound again.
    Result<void> run();

    bool is_null(int column) const;
    std::int64_t integer(int column) const;
    std::string_view text(int column) const;
    Value value(int column) const;
    std::string blob(int column) const { return std::string(text(column)); }

  private:
    sqlite3_stmt* use();
    sqlite3_stmt* row() const;
    void clear();
    Database* database_;
    sqlite3_stmt* statement_ = nullptr;
    RowsBehind* behind_ = nullptr;
    std::size_t number_ = 0;  // of the statement of rows behind
    bool used_ = false;       // since it was last cleared
};

/// One connection to an SQLite file, with its prepared statements. Used by one thread at a time.
class Database {
  public:
    using Query = store::Query;
    struct Options {
        bool writer = false;
        int cache_kb = 4096;
        int timeout_ms = 0;  ///< longest time of one query; 0: none
    };
    static Result<std::unique_ptr<Database>> open(const std::string& file, Options);
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    /// A statement by its text, prepared once and kept (a bounded number of them, least recently used first out).
    Result<Query> prepare(std::string_view sql);
    /// The same for a statement that inserts one row, which may be written behind.
    Result<Query> prepare_row(std::string_view sql);
    /// Rows are written behind from now on (rows_behind.h), until `end_rows_behind`. Whatever else is asked of this connection
    /// waits for them, and tells of one that was refused, until a savepoint before it is gone back to.
    void begin_rows_behind();
    /// Waits for the rows that are behind; drops them where `keep` is false.
    Result<void> end_rows_behind(bool keep);
    /// How many pages stood in the log (WAL) after the last commit of this connection.
    int pages_in_log() const { return pages_in_log_; }
    /// How many rows this connection has written since it was opened.
    std::int64_t rows_written() const;
    /// Runs one or several statements without parameters or rows.
    Result<void> run(const std::string& sql);
    Result<std::int64_t> number(const std::string& sql);
    /// Waits until what was sent has been carried out.
    Result<void> settle() { return behind_ ? behind_->settle() : Result<void>(); }
    Result<void> savepoint() { return run_prepared("SAVEPOINT one"); }
    Result<void> release() { return run_prepared("RELEASE one"); }
    Result<void> back_to_savepoint();
    /// Columns of a table with their types; none where there is no such table.
    Result<std::map<std::string, std::string>> columns_of(const std::string& table);
    sqlite3* handle() { return handle_; }

    /// The error of the last call as one of ours: unavailable for the disk, conflict for a broken unique index, else internal.
    std::unexpected<Error> error(int code);
    Result<void> checked(int code);
    /// Starts the clock of the time limit again: once per request.
    void restart_timer();

  private:
    friend RowsBehind;
    friend Query;
    Database() = default;
    Result<sqlite3_stmt*> statement(std::string_view sql);
    Result<void> run_prepared(std::string_view sql);
    struct Cached {
        std::string sql;
        sqlite3_stmt* statement;
    };
    static constexpr std::size_t most_statements = 256;
    sqlite3* handle_ = nullptr;
    std::list<Cached> by_use_;
    std::unordered_map<std::string_view, std::list<Cached>::iterator> found_;
    int timeout_ms_ = 0;
    std::int64_t deadline_ms_ = 0;
    int pages_in_log_ = 0;
    std::unique_ptr<RowsBehind> behind_;
    static int on_progress(void* self);
};

}  // namespace voronka::store
