#include "floor/database.h"

#include <sqlite3.h>

#include <stdexcept>

namespace voronka::bench {
namespace {

void check(sqlite3* handle, int code) {
    if (code != SQLITE_OK) throw std::runtime_error(handle ? sqlite3_errmsg(handle) : sqlite3_errstr(code));
}

}  // namespace

Statement::~Statement() {
    sqlite3_reset(statement_);
    sqlite3_clear_bindings(statement_);
}

Statement& Statement::bind(std::int64_t n) {
    check(handle_, sqlite3_bind_int64(statement_, ++bound_, n));
    return *this;
}

// What is bound outlives the statement's run everywhere here: no copy is made.
Statement& Statement::bind(std::string_view text) {
    check(handle_, sqlite3_bind_text(statement_, ++bound_, text.data(), static_cast<int>(text.size()), SQLITE_STATIC));
    return *this;
}

Statement& Statement::blob(std::string_view bytes) {
    check(handle_, sqlite3_bind_blob(statement_, ++bound_, bytes.data(), static_cast<int>(bytes.size()), SQLITE_STATIC));
    return *this;
}

bool Statement::step() {
    const int code = sqlite3_step(statement_);
    if (code != SQLITE_ROW && code != SQLITE_DONE) check(handle_, code);
    return code == SQLITE_ROW;
}

void Statement::run() {
    while (step()) {
    }
}

bool Statement::is_null(int column) const { return sqlite3_column_type(statement_, column) == SQLITE_NULL; }
std::int64_t Statement::integer(int column) const { return sqlite3_column_int64(statement_, column); }
std::string_view Statement::text(int column) const {
    const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement_, column));
    return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

Connection::Connection(const std::string& file, int cache_kb) {
    check(nullptr, sqlite3_open_v2(file.c_str(), &handle_, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr));
    run("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA mmap_size=0; PRAGMA temp_store=MEMORY; PRAGMA "
        "busy_timeout=10000;"
        "PRAGMA wal_autocheckpoint=2000");
    run(("PRAGMA cache_size=-" + std::to_string(cache_kb)).c_str());
}

Connection::~Connection() {
    for (const auto& [sql, statement] : statements_) sqlite3_finalize(statement);
    sqlite3_close(handle_);
}

Statement Connection::prepare(std::string_view sql) {
    sqlite3_stmt*& statement = statements_[sql];
    if (!statement)
        check(handle_, sqlite3_prepare_v3(handle_, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT,
                                          &statement, nullptr));
    return {handle_, statement};
}

void Connection::run(const char* sql) { check(handle_, sqlite3_exec(handle_, sql, nullptr, nullptr, nullptr)); }

}  // namespace voronka::bench
