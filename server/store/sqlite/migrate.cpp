#include "store/sqlite/migrate.h"

#include "store/sql/migrate.h"

namespace voronka::store {
namespace {

/// The form of the file itself; raised when older programs could not read it.
constexpr std::int64_t format_version = 1;
constexpr std::int64_t application_id = 0x766F726F;  // "voro"

constexpr const char* own_tables = R"(
CREATE TABLE IF NOT EXISTS settings (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS changes (seq INTEGER PRIMARY KEY, change_set INTEGER, at INTEGER, actor INTEGER, door TEXT,
  resource TEXT, record INTEGER, version INTEGER, change TEXT, fields TEXT, salt BLOB, digest BLOB, chain BLOB);
CREATE INDEX IF NOT EXISTS changes__record ON changes (record, seq);
CREATE TABLE IF NOT EXISTS search_words (id INTEGER PRIMARY KEY, resource TEXT, words TEXT);
CREATE TABLE IF NOT EXISTS search_waiting (id INTEGER PRIMARY KEY, resource TEXT);
CREATE VIRTUAL TABLE IF NOT EXISTS search USING fts5(words, content='search_words', content_rowid='id',
  tokenize='unicode61 remove_diacritics 0 tokenchars ''@._+-''', detail='none', columnsize=0);
CREATE VIRTUAL TABLE IF NOT EXISTS search_vocabulary USING fts5vocab('search', 'row');
)";

// The words of an index that was made before there was a list of them: their stems are all that is known.
Result<void> bring_terms(Database& database) {
    if (TRY(database.number("SELECT count(*) FROM sqlite_schema WHERE name = 'search_terms'"))) return {};
    return database.run(
        "CREATE TABLE search_terms (word TEXT PRIMARY KEY, stem TEXT) WITHOUT ROWID;"
        "INSERT INTO search_terms (word, stem) SELECT term, term FROM search_vocabulary WHERE term NOT GLOB '*[0-9@]*'");
}

Result<void> bring(Database& database, const Schema& schema, const Tables& tables, std::int64_t have) {
    TRY_VOID(database.run(own_tables));
    TRY_VOID(bring_terms(database));
    TRY_VOID(bring_all(database, schema, tables));
    if (have == format_version) return {};
    return database.run("PRAGMA application_id=" + std::to_string(application_id) +
                        "; PRAGMA user_version=" + std::to_string(format_version));
}

}  // namespace

Result<void> migrate(Database& database, const Schema& schema, const Tables& tables) {
    const std::int64_t have = TRY(database.number("PRAGMA user_version"));
    if (have > format_version)
        return fail(ErrorKind::conflict, "store_newer",
                    {{"have", std::to_string(have)}, {"know", std::to_string(format_version)}});
    TRY_VOID(database.run("BEGIN IMMEDIATE"));
    if (auto brought = bring(database, schema, tables, have); !brought) {
        static_cast<void>(database.run("ROLLBACK"));
        return brought;
    }
    return database.run("COMMIT");
}

}  // namespace voronka::store
