#include "store/sqlite/company_file.h"

#include <sqlite3.h>

#include "store/sqlite/migrate.h"

namespace voronka::store {
namespace {

constexpr std::size_t most_told = 20;

std::string key_of(const Query& row, const KeptTable& table) {
    std::string key;
    for (std::size_t i = 0; i < table.keys; ++i) key += (i ? ", " : "") + std::string(row.text(static_cast<int>(i)));
    return key;
}

bool same(const Query& one, const Query& other, const KeptTable& table) {
    for (int i = 0; i < static_cast<int>(table.columns.size()); ++i)
        if (one.is_null(i) != other.is_null(i) || one.text(i) != other.text(i)) return false;
    return true;
}

Result<void> compare(Query one, Query other, const KeptTable& table, Comparison& found) {
    while (found.differences.size() < most_told) {
        const bool left = TRY(one.step());
        const bool right = TRY(other.step());
        if (!left && !right) return {};
        if (left && right && same(one, other, table)) {
            ++found.rows;
            continue;
        }
        found.differences.push_back(table.name + ": " + (left ? key_of(one, table) : "nothing") + " against " +
                                    (right ? key_of(other, table) : "nothing"));
        // Behind a row that one of them lacks no pair would fit.
        if (!left || !right || key_of(one, table) != key_of(other, table)) return {};
    }
    return {};
}

}  // namespace

Result<void> back_up_file(const std::string& from, const std::string& to) {
    const std::unique_ptr<Database> source = TRY(Database::open(from, {}));
    sqlite3* copy = nullptr;
    if (sqlite3_open(to.c_str(), &copy) != SQLITE_OK) {
        sqlite3_close(copy);
        return fail(ErrorKind::unavailable, "folder_not_writable", {{"folder", to}});
    }
    int reserve = 8;
    sqlite3_file_control(copy, "main", SQLITE_FCNTL_RESERVE_BYTES, &reserve);
    sqlite3_backup* backup = sqlite3_backup_init(copy, "main", source->handle(), "main");
    const int code = backup ? sqlite3_backup_step(backup, -1) : SQLITE_IOERR;
    if (backup) sqlite3_backup_finish(backup);
    sqlite3_close(copy);
    if (code != SQLITE_DONE) return source->error(code);
    return {};
}

Result<CompanyFile> CompanyFile::open(const std::string& file, const Schema& schema) {
    CompanyFile company(schema);
    company.database_ = TRY(Database::open(file, {.writer = true, .cache_kb = 32'768}));
    TRY_VOID(migrate(*company.database_, schema, company.tables_));
    return company;
}

Result<void> CompanyFile::fill(const KeptTable& table, const std::function<Result<bool>(Query&)>& next) {
    if (sqlite3_get_autocommit(database_->handle())) TRY_VOID(database_->run("BEGIN IMMEDIATE"));
    std::string values;
    for (std::size_t i = 1; i <= table.columns.size(); ++i) values += (i > 1 ? ", " : "") + Tables::parameter(i);
    Query into = TRY(database_->prepare("INSERT OR REPLACE INTO " + identifier(table.name) + " (" + table.column_list() +
                                        ") VALUES (" + values + ")"));
    while (TRY(next(into))) TRY_VOID(into.run());
    return {};
}

Result<void> CompanyFile::finish() {
    TRY_VOID(database_->run("INSERT INTO search (search) VALUES ('rebuild')"));
    TRY_VOID(database_->run("COMMIT"));
    // One file without a log beside it: what is copied is whole.
    return database_->run("PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode=DELETE");
}

Result<Comparison> compare_files(const std::string& one, const std::string& other, const Schema& schema) {
    CompanyFile left = TRY(CompanyFile::open(one, schema));
    CompanyFile right = TRY(CompanyFile::open(other, schema));
    Comparison found;
    for (const KeptTable& table : left.tables()) TRY_VOID(compare(TRY(left.rows(table)), TRY(right.rows(table)), table, found));
    return found;
}

}  // namespace voronka::store
