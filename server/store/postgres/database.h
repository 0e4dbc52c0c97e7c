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

/// A prepared statement in use. Writes (`run`) are sent without waiting for their outcome, which Database::settle tells; the
/// first `step` waits, and holds all rows.
class Query {
  public:
    Query(Database& database, std::shared_ptr<const Statement> statement);

    Query& bind(int parameter, const Value&);  ///< integers, texts, or nothing; parameters count from 1
    Query& bind(int parameter, std::int64_t);
    Query& bind_text(int parameter, std::string_view);
    /// A text that stays as it is until the statement has run; here it is copied all the same.
    Query& bind_lasting(int parameter, std::string_view text) { return bind_text(parameter, text); }
    Query& bind_blob(int parameter, std::string_view);
    /// True while there is a row.
    Result<bool> step();
    /// Sends a statement that gives no rows, and makes it ready to be bound again.
    Result<void> run();

    bool is_null(int column) const;
    std::int64_t integer(int column) const;
    std::string_view text(int column) const;
    Value value(int column) const;
    std::string blob(int column) const;

    /// A parameter as it is sent: a number in decimal, or bytes.
    struct Parameter {
        std::string bytes;
        enum class Form { none, number, bytes } form = Form::none;
    };

  private:
    Database* database_;
    std::shared_ptr<const Statement> statement_;
    std::vector<Parameter> parameters_;
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
    void rollback();
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
    Database() = default;
    Result<void> execute(const Statement&, const std::vector<Query::Parameter>&);
    Result<Answer> ask(const Statement&, const std::vector<Query::Parameter>&);
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
    std::optional<Error> deferred_;  // what went wrong while nobody asked
    std::uint64_t names_ = 0;
    using Statements = std::list<std::shared_ptr<const Statement>>;
    Statements by_use_;
    std::unordered_map<std::string_view, Statements::iterator> found_;
    std::vector<std::string> unsure_;  // texts prepared since the last synchronisation
};

}  // namespace voronka::store::postgres
