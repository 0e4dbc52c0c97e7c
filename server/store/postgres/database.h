#pragma once
#include <functional>
#include <list>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/result.h"
#include "core/value.h"
#include "store/postgres/figures.h"

struct pg_conn;
struct pg_result;

namespace voronka::store::postgres {

class Database;

struct ClearResult {
    void operator()(pg_result*) const;
};
using Answer = std::unique_ptr<pg_result, ClearResult>;

/// What was prepared under a name of its own on one connection.
struct Statement {
    std::string sql;
    std::string name;
    std::size_t parameters = 0;
};

class RowBatch;

/// A parameter as it is sent: a number in decimal, text, or bytes.
struct Parameter {
    std::string bytes;
    enum class Form { none, number, text, bytes } form = Form::none;
};
using Parameters = std::vector<Parameter>;

/// A prepared statement in use. Writes (`run`) are sent without waiting for their outcome, which Database::settle tells; the
/// first `step` waits, and holds all rows.
class Query {
  public:
    enum class Sent { at_once, in_rows };
    Query(Database& database, std::shared_ptr<const Statement> statement, Sent = Sent::at_once);

    Query& bind(int parameter, const Value&);  ///< integers, texts, or nothing; parameters count from 1
    Query& bind(int parameter, std::int64_t);
    Query& bind_text(int parameter, std::string_view);
    /// A text that stays as it is until the statement has run; here it is copied all the same.
    Query& bind_lasting(int parameter, std::string_view text) { return bind_text(parameter, text); }
    Query& bind_blob(int parameter, std::string_view);
    /// True while there is a row.
    Result<bool> step();
    /// Texts as one parameter, a `text[]`.
    Query& bind_array(int parameter, const std::vector<std::string>& texts);
    /// Numbers as one parameter, a `bigint[]`.
    Query& bind_array(int parameter, const std::vector<std::int64_t>& numbers);
    /// Sends a statement that gives no rows, or lays its row beside others, and makes it ready to be bound again.
    Result<void> run();

    bool is_null(int column) const;
    std::int64_t integer(int column) const;
    std::string_view text(int column) const;
    Value value(int column) const;
    std::string blob(int column) const;

  private:
    Parameter& place(int parameter);
    Database* database_;
    std::shared_ptr<const Statement> statement_;
    Sent sent_;
    Parameters parameters_;
    Answer answer_;
    int row_ = -1;
};

/// One connection to the schema of one company, in pipeline mode: what is sent waits for no answer until one is needed. Used by
/// one thread at a time.
class Database {
  public:
    using Query = postgres::Query;
    struct Options {
        std::string url;
        std::string schema;
        int timeout_ms = 0;  ///< longest time of one statement; 0: none
    };
    static Result<std::unique_ptr<Database>> open(const Options&);
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    /// A statement by its text, prepared once and kept (a bounded number of them, least recently used first out).
    Result<Query> prepare(std::string_view sql);
    /// The same for `INSERT INTO table (columns) VALUES ($1, …)`: its rows wait for others of their table, and go together before
    /// a statement that names it.
    Result<Query> prepare_row(std::string_view sql);
    /// Sends the rows that wait.
    Result<void> send_rows();
    /// Sends one statement without parameters.
    Result<void> send(const std::string& sql);
    /// Carries one statement without parameters out.
    Result<void> run(const std::string& sql);
    /// Waits until everything sent has been carried out; the first thing that went wrong since the last time.
    Result<void> settle();

    /// Begins a transaction, unseen until the next statement that waits.
    Result<void> begin(const std::string& how);
    /// Ends it; an answer of success means that it is on disk.
    Result<void> commit();
    /// Keeps the server's plans fit for what was written, once it is committed.
    Result<void> renew_figures() { return figures_.renew(*this); }
    void rollback();
    /// A savepoint is sent with what follows it; where that is rows alone, which still wait, it never is.
    Result<void> savepoint();
    Result<void> release();
    /// Takes back what came after the newest savepoint, which stands.
    Result<void> back_to_savepoint();
    /// Ends a transaction that wrote nothing, without waiting.
    void finish();
    /// Whether the connection may serve somebody else.
    bool reusable() const;
    bool connected() const;
    /// Loads a table from rows in the text form of COPY, until `next` gives an empty piece.
    Result<void> copy_in(const std::string& statement, const std::function<Result<std::string>()>& next);

    /// Columns of a table with their types; none where there is no such table.
    Result<std::map<std::string, std::string>> columns_of(const std::string& table);
    const std::string& schema() const { return schema_; }

  private:
    friend postgres::Query;
    struct Savepoint {
        std::vector<std::size_t> rows;  ///< how many waited in each batch
        bool sent = false;
    };
    Database();
    Result<std::shared_ptr<const Statement>> statement(std::string_view sql);
    Result<void> execute(const Statement&, const Parameters&);
    Result<void> send_text(const std::string& sql);
    Result<void> send_prepared(const Statement&, const Parameters&);
    Result<Answer> ask(const Statement&, const Parameters&);
    Result<void> lay_beside(const std::shared_ptr<const Statement>&, Parameters row);
    Result<void> send_rows_for(std::string_view sql);
    Result<void> send_batch(const RowBatch&, std::size_t from, std::size_t to);
    void drop_rows(const std::vector<std::size_t>& ends);
    Result<void> clear_the_way();
    Result<void> sent(int code);
    Result<Answer> gather();
    void forget_unprepared();
    void make_room();

    static constexpr std::size_t most_statements = 256;
    static constexpr int most_pending = 256;
    pg_conn* connection_ = nullptr;
    std::string schema_;
    int pending_ = 0;  // statements sent since the last synchronisation
    int syncs_ = 0;    // synchronisations whose answer was not read yet
    bool open_ = false;
    Figures figures_;
    std::vector<RowBatch> batches_;  // by the order of their first rows
    std::vector<Savepoint> savepoints_;
    std::optional<Error> deferred_;  // what went wrong while nobody asked
    std::uint64_t names_ = 0;
    using Statements = std::list<std::shared_ptr<const Statement>>;
    Statements by_use_;
    std::unordered_map<std::string_view, Statements::iterator> found_;
    std::vector<std::string> unsure_;  // texts prepared since the last synchronisation
};

}  // namespace voronka::store::postgres
