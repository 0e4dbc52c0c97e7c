#include "store/sqlite/database.h"

#include <sqlite3.h>

#include <chrono>
#include <stdexcept>

#include "store/sqlite/functions.h"

namespace voronka::store {
namespace {

std::int64_t steady_ms() {
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

constexpr int lookaside_bytes = 2'400, lookaside_pieces = 200;
constexpr int progress_steps = 20'000;  // virtual machine instructions between two looks at the clock

}  // namespace

Query::Query(Database& database, RowsBehind& behind, std::size_t number)
    : database_(&database), behind_(&behind), number_(number) {
    behind.row().begin();
}

Query::~Query() {
    if (statement_ && used_) clear();
}

// Rows that are behind have the connection to themselves.
sqlite3_stmt* Query::row() const {
    if (database_->behind_) static_cast<void>(database_->settle());
    return statement_;
}

sqlite3_stmt* Query::use() {
    used_ = true;
    return row();
}

void Query::clear() {
    sqlite3_reset(use());
    sqlite3_clear_bindings(statement_);
    used_ = false;
}

Query& Query::bind(int parameter, std::int64_t n) {
    if (behind_) {
        behind_->row().number(parameter, n);
        return *this;
    }
    sqlite3_bind_int64(use(), parameter, n);
    return *this;
}

Query& Query::bind_text(int parameter, std::string_view text) {
    if (behind_) return bind_lasting(parameter, text);
    sqlite3_bind_text(use(), parameter, text.data(), static_cast<int>(text.size()), SQLITE_TRANSIENT);
    return *this;
}

Query& Query::bind_lasting(int parameter, std::string_view text) {
    if (behind_) {
        behind_->row().bytes(parameter, text, RowPiece::Form::text);
        return *this;
    }
    sqlite3_bind_text(use(), parameter, text.data(), static_cast<int>(text.size()), SQLITE_STATIC);
    return *this;
}

Query& Query::bind_blob(int parameter, std::string_view bytes) {
    if (behind_) {
        behind_->row().bytes(parameter, bytes, RowPiece::Form::blob);
        return *this;
    }
    sqlite3_bind_blob(use(), parameter, bytes.data(), static_cast<int>(bytes.size()), SQLITE_TRANSIENT);
    return *this;
}

Query& Query::bind(int parameter, const Value& value) {
    if (const auto* n = get_if<std::int64_t>(value)) return bind(parameter, *n);
    if (const auto* text = get_if<std::string>(value)) return bind_text(parameter, *text);
    if (!behind_) sqlite3_bind_null(use(), parameter);
    return *this;
}

Result<bool> Query::step() {
    TRY_VOID(database_->settle());
    const int code = sqlite3_step(use());
    if (code == SQLITE_ROW) return true;
    if (code == SQLITE_DONE) return false;
    return database_->error(code);
}

Result<void> Query::run() {
    if (behind_) return behind_->add(number_);
    const int code = sqlite3_step(use());
    if (code != SQLITE_DONE && code != SQLITE_ROW) {
        auto error = database_->error(code);
        sqlite3_reset(statement_);
        return error;
    }
    clear();
    return {};
}

bool Query::is_null(int column) const { return sqlite3_column_type(row(), column) == SQLITE_NULL; }
std::int64_t Query::integer(int column) const { return sqlite3_column_int64(row(), column); }

std::string_view Query::text(int column) const {
    const auto* bytes = static_cast<const char*>(sqlite3_column_blob(row(), column));
    return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

Value Query::value(int column) const {
    switch (sqlite3_column_type(row(), column)) {
        case SQLITE_NULL:
            return {};
        case SQLITE_INTEGER:
            return integer(column);
        default:
            return std::string(text(column));
    }
}

Result<std::unique_ptr<Database>> Database::open(const std::string& file, Options options) {
    // To count every byte that it takes, SQLite would lock for each of them; nobody asks how many there are.
    [[maybe_unused]] static const int uncounted = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    std::unique_ptr<Database> database(new Database);
    const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    if (const int code = sqlite3_open_v2(file.c_str(), &database->handle_, flags, nullptr); code != SQLITE_OK)
        return database->error(code);
    if (options.writer) {
        int reserve = 8;  // room for a checksum on every page
        sqlite3_file_control(database->handle_, "main", SQLITE_FCNTL_RESERVE_BYTES, &reserve);
        TRY_VOID(database->run("PRAGMA page_size=8192; PRAGMA journal_mode=WAL"));
        // Rows are larger than what SQLite keeps small pieces of memory for.
        sqlite3_db_config(database->handle_, SQLITE_DBCONFIG_LOOKASIDE, nullptr, lookaside_bytes, lookaside_pieces);
        // What a commit lays into the log is brought into the file beside it (checkpointer.h).
        sqlite3_wal_hook(
            database->handle_,
            [](void* self, sqlite3*, const char*, int pages) {
                static_cast<Database*>(self)->pages_in_log_ = pages;
                return SQLITE_OK;
            },
            database.get());
    }
    TRY_VOID(
        database->run("PRAGMA synchronous=FULL; PRAGMA mmap_size=0; PRAGMA temp_store=MEMORY; PRAGMA busy_timeout=10000;"
                      "PRAGMA journal_size_limit=67108864; PRAGMA trusted_schema=OFF;"
                      "PRAGMA cache_size=-" +
                      std::to_string(options.cache_kb)));
    TRY_VOID(database->checked(add_functions(database->handle_)));
    database->timeout_ms_ = options.timeout_ms;
    if (options.timeout_ms) sqlite3_progress_handler(database->handle_, progress_steps, on_progress, database.get());
    return database;
}

Database::~Database() {
    behind_.reset();
    for (const Cached& cached : by_use_) sqlite3_finalize(cached.statement);
    sqlite3_close(handle_);
}

Result<Query> Database::prepare(std::string_view sql) {
    TRY_VOID(settle());
    return Query(*this, TRY(statement(sql)));
}

Result<Query> Database::prepare_row(std::string_view sql) {
    if (behind_) return Query(*this, *behind_, behind_->statement(sql));
    return Query(*this, TRY(statement(sql)));
}

void Database::begin_rows_behind() {
    if (!behind_) behind_ = std::make_unique<RowsBehind>(*this);
}

Result<void> Database::end_rows_behind(bool keep) {
    const std::unique_ptr<RowsBehind> ended = std::move(behind_);
    return ended && keep ? ended->settle() : Result<void>();
}

Result<void> Database::back_to_savepoint() {
    if (behind_) behind_->drop();
    return run_prepared("ROLLBACK TO one");
}

Result<sqlite3_stmt*> Database::statement(std::string_view sql) {
    if (const auto found = found_.find(sql); found != found_.end()) {
        by_use_.splice(by_use_.begin(), by_use_, found->second);
        // A statement that still runs (a list within a list) cannot be taken twice: then a second one is prepared.
        if (!sqlite3_stmt_busy(found->second->statement)) return found->second->statement;
        found_.erase(found);
    }
    sqlite3_stmt* statement = nullptr;
    const int code =
        sqlite3_prepare_v3(handle_, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
    if (code != SQLITE_OK) return error(code);
    by_use_.push_front({std::string(sql), statement});
    found_[by_use_.front().sql] = by_use_.begin();
    for (auto last = std::prev(by_use_.end()); by_use_.size() > most_statements && last != by_use_.begin();) {
        const auto gone = last--;
        if (sqlite3_stmt_busy(gone->statement)) continue;
        if (const auto at = found_.find(gone->sql); at != found_.end() && at->second == gone) found_.erase(at);
        sqlite3_finalize(gone->statement);
        by_use_.erase(gone);
    }
    return statement;
}

Result<void> Database::checked(int code) {
    if (code != SQLITE_OK) return error(code);
    return {};
}

Result<void> Database::run(const std::string& sql) {
    TRY_VOID(settle());
    const int code = sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) return error(code);
    return {};
}

Result<void> Database::run_prepared(std::string_view sql) {
    Query query = TRY(prepare(sql));
    return query.run();
}

Result<std::int64_t> Database::number(const std::string& sql) {
    Query query = TRY(prepare(sql));
    if (!TRY(query.step())) return 0;
    return query.integer(0);
}

std::int64_t Database::rows_written() const {
    if (behind_) static_cast<void>(behind_->settle());  // what was refused is told by the next statement
    return sqlite3_total_changes64(handle_);
}

Result<std::map<std::string, std::string>> Database::columns_of(const std::string& table) {
    std::map<std::string, std::string> columns;
    Query rows = TRY(prepare("SELECT name, type FROM pragma_table_info(?)"));
    rows.bind_text(1, table);
    while (TRY(rows.step())) columns.emplace(rows.text(0), rows.text(1));
    return columns;
}

std::unexpected<Error> Database::error(int code) {
    const std::string cause = handle_ ? sqlite3_errmsg(handle_) : sqlite3_errstr(code);
    const auto refuse = [&](ErrorKind kind, const char* what) {
        return std::unexpected(Error{.kind = kind, .code = what, .cause = cause});
    };
    switch (code & 0xFF) {
        case SQLITE_FULL:
            return refuse(ErrorKind::unavailable, "store_full");
        case SQLITE_READONLY:
            return refuse(ErrorKind::unavailable, "store_read_only");
        case SQLITE_IOERR:
        case SQLITE_CANTOPEN:
        case SQLITE_PERM:
        case SQLITE_BUSY:
            return refuse(ErrorKind::unavailable, "store_io");
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
            return refuse(ErrorKind::unavailable, "store_damaged");
        case SQLITE_CONSTRAINT:
            return refuse(ErrorKind::conflict, "not_unique");
        case SQLITE_INTERRUPT:
            return refuse(ErrorKind::query, "query_timeout");
        case SQLITE_MISUSE:
            throw std::logic_error("misuse of SQLite: " + cause);
        default:
            return refuse(ErrorKind::internal, "internal");
    }
}

void Database::restart_timer() {
    if (timeout_ms_) deadline_ms_ = steady_ms() + timeout_ms_;
}

int Database::on_progress(void* self) {
    const auto* database = static_cast<const Database*>(self);
    return database->deadline_ms_ && steady_ms() > database->deadline_ms_ ? 1 : 0;
}

}  // namespace voronka::store
