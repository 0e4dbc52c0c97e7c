#pragma once
#include <list>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

#include "core/result.h"
#include "core/value.h"

struct sqlite3;
struct sqlite3_stmt;

namespace voronka::store {

class Database;

/// A prepared statement in use; resets and clears itself when it goes. Views live until the next step.
class Query {
  public:
    Query(Database& database, sqlite3_stmt* statement) : database_(&database), statement_(statement) {}
    Query(Query&& other) noexcept
        : database_(other.database_), statement_(std::exchange(other.statement_, nullptr)), used_(other.used_) {}
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
    void clear();
    Database* database_;
    sqlite3_stmt* statement_;
    bool used_ = false;  // since it was last cleared
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
    /// The same for a statement that inserts one row.
    Result<Query> prepare_row(std::string_view sql) { return prepare(sql); }
    /// How many rows this connection has written since it was opened.
    std::int64_t rows_written() const;
    /// Runs one or several statements without parameters or rows.
    Result<void> run(const std::string& sql);
    Result<std::int64_t> number(const std::string& sql);
    /// What was sent has been carried out: here each statement is, at once.
    Result<void> settle() { return {}; }
    Result<void> savepoint() { return run_prepared("SAVEPOINT one"); }
    Result<void> release() { return run_prepared("RELEASE one"); }
    Result<void> back_to_savepoint() { return run_prepared("ROLLBACK TO one"); }
    /// Columns of a table with their types; none where there is no such table.
    Result<std::map<std::string, std::string>> columns_of(const std::string& table);
    sqlite3* handle() { return handle_; }

    /// The error of the last call as one of ours: unavailable for the disk, conflict for a broken unique index, else internal.
    std::unexpected<Error> error(int code);
    Result<void> checked(int code);
    /// Starts the clock of the time limit again: once per request.
    void restart_timer();

  private:
    Database() = default;
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
    static int on_progress(void* self);
};

}  // namespace voronka::store
