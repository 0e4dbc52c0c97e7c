#include "store/postgres/database.h"

#include <libpq-fe.h>

#include <algorithm>

#include "store/postgres/errors.h"
#include "store/postgres/row_batch.h"

namespace voronka::store::postgres {
namespace {

// How many parameters a statement has: the greatest number behind a dollar sign. Our texts have no such sign elsewhere.
std::size_t parameters_of(std::string_view sql) {
    std::size_t most = 0;
    for (auto at = sql.find('$'); at != std::string_view::npos; at = sql.find('$', at + 1)) {
        std::size_t number = 0;
        for (auto digit = at + 1; digit < sql.size() && sql[digit] >= '0' && sql[digit] <= '9'; ++digit)
            number = number * 10 + static_cast<std::size_t>(sql[digit] - '0');
        most = std::max(most, number);
    }
    return most;
}

/// Parameters in the arrays that libpq takes.
struct Wire {
    // Texts go as bytes with their length: one that is not UTF-8, or has a zero in it, is refused rather than cut.
    explicit Wire(const Parameters& parameters) {
        for (const Parameter& one : parameters) {
            const bool none = one.form == Parameter::Form::none;
            values.push_back(none ? nullptr : one.bytes.data());
            lengths.push_back(static_cast<int>(one.bytes.size()));
            formats.push_back(one.form == Parameter::Form::text || one.form == Parameter::Form::bytes ? 1 : 0);
        }
    }
    std::vector<const char*> values;
    std::vector<int> lengths, formats;
};

}  // namespace

Result<std::unique_ptr<Database>> Database::open(const Options& options) {
    std::unique_ptr<Database> database(new Database);
    database->schema_ = options.schema;
    const char* names[] = {"dbname", "client_encoding", "application_name", "connect_timeout", nullptr};
    const char* values[] = {options.url.c_str(), "UTF8", "voronka", "10", nullptr};
    database->connection_ = PQconnectdbParams(names, values, 1);
    if (PQstatus(database->connection_) != CONNECTION_OK) return std::unexpected(lost(database->connection_));
    PQsetNoticeProcessor(database->connection_, [](void*, const char*) {}, nullptr);
    if (!PQenterPipelineMode(database->connection_)) return std::unexpected(lost(database->connection_));
    TRY_VOID(database->send("SET search_path TO \"" + options.schema + "\""));
    TRY_VOID(database->send("SET statement_timeout TO " + std::to_string(options.timeout_ms)));
    // Days are counted in UTC; what is answered is on disk; short statements are not worth compiling.
    for (const char* setting : {"SET timezone TO 'UTC'", "SET synchronous_commit TO on", "SET jit TO off"})
        TRY_VOID(database->send(setting));
    TRY_VOID(database->settle());
    return database;
}

Database::Database() = default;

Database::~Database() { PQfinish(connection_); }

Result<Query> Database::prepare(std::string_view sql) { return Query(*this, TRY(statement(sql))); }

Result<std::shared_ptr<const Statement>> Database::statement(std::string_view sql) {
    if (const auto found = found_.find(sql); found != found_.end()) {
        by_use_.splice(by_use_.begin(), by_use_, found->second);
        return *found->second;
    }
    make_room();
    auto statement = std::make_shared<const Statement>(
        Statement{.sql = std::string(sql), .name = "s" + std::to_string(++names_), .parameters = parameters_of(sql)});
    TRY_VOID(sent(PQsendPrepare(connection_, statement->name.c_str(), statement->sql.c_str(), 0, nullptr)));
    by_use_.push_front(statement);
    found_[statement->sql] = by_use_.begin();
    unsure_.push_back(statement->sql);
    return statement;
}

void Database::make_room() {
    if (by_use_.size() < most_statements) return;
    const auto last = std::prev(by_use_.end());
    if (last->use_count() > 1) return;  // still in somebody's hands
    static_cast<void>(send_text("DEALLOCATE " + (*last)->name));
    found_.erase((*last)->sql);
    by_use_.erase(last);
}

// Behind an error nothing is carried out before the next synchronisation, so that none of these is surely there.
void Database::forget_unprepared() {
    for (const std::string& sql : unsure_) {
        const auto found = found_.find(sql);
        if (found == found_.end()) continue;
        const auto at = found->second;
        found_.erase(found);
        by_use_.erase(at);
    }
    unsure_.clear();
}

Result<void> Database::sent(int code) {
    if (!code) return std::unexpected(lost(connection_));
    // Answers that nobody reads would fill the connection.
    if (++pending_ >= most_pending)
        if (auto answers = gather(); !answers && !deferred_) deferred_ = std::move(answers).error();
    return {};
}

Result<void> Database::send(const std::string& sql) {
    TRY_VOID(send_rows());
    return send_text(sql);
}

Result<void> Database::send_text(const std::string& sql) {
    return sent(PQsendQueryParams(connection_, sql.c_str(), 0, nullptr, nullptr, nullptr, nullptr, 0));
}

Result<void> Database::run(const std::string& sql) {
    TRY_VOID(send(sql));
    return settle();
}

Result<void> Database::execute(const Statement& statement, const Parameters& parameters) {
    TRY_VOID(send_rows_for(statement.sql));
    return send_prepared(statement, parameters);
}

Result<void> Database::send_prepared(const Statement& statement, const Parameters& parameters) {
    const Wire wire(parameters);
    return sent(PQsendQueryPrepared(connection_, statement.name.c_str(), static_cast<int>(parameters.size()), wire.values.data(),
                                    wire.lengths.data(), wire.formats.data(), 0));
}

// Before something whose answer is wanted: nothing went wrong so far, and the answer will not be read among others.
Result<void> Database::clear_the_way() {
    if (deferred_ || pending_ == most_pending - 1) return settle();
    return {};
}

Result<Answer> Database::ask(const Statement& statement, const Parameters& parameters) {
    TRY_VOID(send_rows_for(statement.sql));
    TRY_VOID(clear_the_way());
    TRY_VOID(send_prepared(statement, parameters));
    return gather();
}

Result<void> Database::settle() {
    TRY_VOID(send_rows());
    if (pending_ || syncs_) {
        auto answers = gather();
        if (!answers && !deferred_) deferred_ = std::move(answers).error();
    }
    if (!deferred_) return {};
    Error error = std::move(*deferred_);
    deferred_.reset();
    return std::unexpected(std::move(error));
}

// Reads the answers of all that was sent: the last one, or the first error.
Result<Answer> Database::gather() {
    if (pending_ || !syncs_) {
        if (!PQpipelineSync(connection_)) return std::unexpected(lost(connection_));
        ++syncs_;
    }
    pending_ = 0;
    Answer last;
    std::optional<Error> wrong;
    while (syncs_ > 0) {
        Answer one(PQgetResult(connection_));
        if (!one) {
            if (PQstatus(connection_) != CONNECTION_OK) return std::unexpected(lost(connection_));
            continue;  // between two statements
        }
        switch (PQresultStatus(one.get())) {
            case PGRES_PIPELINE_SYNC:
                --syncs_;
                break;
            case PGRES_FATAL_ERROR:
                if (!wrong) wrong = error_of(one.get());
                break;
            case PGRES_PIPELINE_ABORTED:
                break;
            default:
                last = std::move(one);
        }
    }
    if (wrong) {
        forget_unprepared();
        return std::unexpected(std::move(*wrong));
    }
    unsure_.clear();
    return last;
}

Result<void> Database::begin(const std::string& how) {
    savepoints_.clear();
    TRY_VOID(send(how));
    open_ = true;
    return {};
}

Result<void> Database::commit() {
    TRY_VOID(send_rows());
    TRY_VOID(clear_the_way());
    TRY_VOID(send("COMMIT"));
    const Answer answer = TRY(gather());
    open_ = false;
    // A transaction in which something failed unnoticed is taken back without an error.
    if (std::string_view(PQcmdStatus(answer.get())) != "COMMIT") return fail_internal("a failed transaction was to be committed");
    return {};
}

void Database::rollback() {
    batches_.clear();
    savepoints_.clear();
    static_cast<void>(settle());
    if (run("ROLLBACK")) open_ = false;
}

void Database::finish() {
    if (!send("COMMIT") || !PQpipelineSync(connection_)) return;
    ++syncs_;
    pending_ = 0;
    open_ = PQflush(connection_) < 0;
}

bool Database::connected() const { return PQstatus(connection_) == CONNECTION_OK; }

bool Database::reusable() const { return !open_ && !deferred_ && connected(); }

Result<void> Database::copy_in(const std::string& statement, const std::function<Result<std::string>()>& next) {
    TRY_VOID(settle());
    if (!PQexitPipelineMode(connection_)) return std::unexpected(lost(connection_));
    Answer ready(PQexec(connection_, statement.c_str()));
    if (PQresultStatus(ready.get()) != PGRES_COPY_IN) return std::unexpected(error_of(ready.get()));
    for (std::string piece = TRY(next()); !piece.empty(); piece = TRY(next()))
        if (PQputCopyData(connection_, piece.data(), static_cast<int>(piece.size())) != 1)
            return std::unexpected(lost(connection_));
    if (PQputCopyEnd(connection_, nullptr) != 1) return std::unexpected(lost(connection_));
    std::optional<Error> wrong;
    while (const Answer one{PQgetResult(connection_)})
        if (PQresultStatus(one.get()) != PGRES_COMMAND_OK && !wrong) wrong = error_of(one.get());
    if (!PQenterPipelineMode(connection_)) return std::unexpected(lost(connection_));
    if (wrong) return std::unexpected(std::move(*wrong));
    return {};
}

Result<std::map<std::string, std::string>> Database::columns_of(const std::string& table) {
    std::map<std::string, std::string> columns;
    Query rows =
        TRY(prepare("SELECT attname::text, upper(format_type(atttypid, NULL)) FROM pg_attribute WHERE attrelid = "
                    "to_regclass(quote_ident(current_schema()) || '.' || quote_ident($1)) AND attnum > 0 AND NOT attisdropped"));
    rows.bind_text(1, table);
    while (TRY(rows.step())) columns.emplace(rows.text(0), rows.text(1));
    return columns;
}

}  // namespace voronka::store::postgres
