#include "store/sqlite/migrate.h"

#include <set>

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

Result<std::set<std::string>> columns_of(Database& database, const std::string& table) {
    std::set<std::string> names;
    Query rows = TRY(database.prepare("SELECT name || ':' || type FROM pragma_table_info('" + table + "')"));
    while (TRY(rows.step())) names.emplace(rows.text(0));
    return names;
}

Result<void> add_columns(Database& database, const Tables& tables, const Module& module, const std::set<std::string>& there) {
    for (const TableColumn& column : tables.of(module).columns) {
        const std::string name = column_name(column);
        const std::string type = !column.fold && column.field->storage() == Storage::integer ? "INTEGER" : "TEXT";
        if (there.contains(name + ":" + type)) continue;
        if (there.contains(name + ":INTEGER") || there.contains(name + ":TEXT"))
            return fail(ErrorKind::conflict, "field_type_changed", {{"module", module.key}, {"field", name}});
        TRY_VOID(database.run(tables.add_column(module, column)));
    }
    return {};
}

Result<void> bring_module(Database& database, const Tables& tables, const Module& module) {
    const auto there = TRY(columns_of(database, module.table()));
    if (there.empty())
        TRY_VOID(database.run(tables.create_table(module)));
    else
        TRY_VOID(add_columns(database, tables, module, there));
    for (const std::string& statement : tables.create_side_tables(module)) TRY_VOID(database.run(statement));
    for (const std::string& statement : tables.create_indexes(module)) TRY_VOID(database.run(statement));
    return {};
}

Result<std::string> kept_fingerprint(Database& database) {
    Query query = TRY(database.prepare("SELECT value FROM settings WHERE key = 'schema'"));
    if (!TRY(query.step())) return std::string();
    return std::string(query.text(0));
}

Result<void> bring_all(Database& database, const Schema& schema, const Tables& tables) {
    TRY_VOID(database.run(own_tables));
    TRY_VOID(bring_terms(database));
    const std::string fingerprint = schema.fingerprint();
    if (TRY(kept_fingerprint(database)) == fingerprint) return {};
    for (const Module& module : schema.modules()) TRY_VOID(bring_module(database, tables, module));
    TRY_VOID(database.run("PRAGMA application_id=" + std::to_string(application_id) +
                          "; PRAGMA user_version=" + std::to_string(format_version)));
    Query keep = TRY(database.prepare("INSERT OR REPLACE INTO settings (key, value) VALUES ('schema', ?)"));
    keep.bind_text(1, fingerprint);
    return keep.run();
}

}  // namespace

Result<void> migrate(Database& database, const Schema& schema, const Tables& tables) {
    const std::int64_t have = TRY(database.number("PRAGMA user_version"));
    if (have > format_version)
        return fail(ErrorKind::conflict, "store_newer",
                    {{"have", std::to_string(have)}, {"know", std::to_string(format_version)}});
    TRY_VOID(database.run("BEGIN IMMEDIATE"));
    if (auto brought = bring_all(database, schema, tables); !brought) {
        static_cast<void>(database.run("ROLLBACK"));
        return brought;
    }
    return database.run("COMMIT");
}

}  // namespace voronka::store
