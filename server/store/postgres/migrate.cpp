#include "store/postgres/migrate.h"

#include "store/sql/migrate.h"

namespace voronka::store::postgres {
namespace {

/// The form of the tables that no module describes; raised when older programs could not read it.
constexpr std::int64_t format_version = 1;

// Stems are kept as they are: the vector is made of the words by spaces, no parser or dictionary of the database's has a say.
constexpr const char* own_tables[] = {
    "CREATE TABLE IF NOT EXISTS settings (key TEXT COLLATE \"C\" PRIMARY KEY, value TEXT)",
    "CREATE TABLE IF NOT EXISTS changes (seq BIGINT PRIMARY KEY, change_set BIGINT, at BIGINT, actor BIGINT, door TEXT, resource "
    "TEXT, record BIGINT, version BIGINT, change TEXT, fields TEXT, salt BYTEA, digest BYTEA, chain BYTEA)",
    "CREATE INDEX IF NOT EXISTS changes__record ON changes (record, seq)",
    "CREATE TABLE IF NOT EXISTS search_words (id BIGINT PRIMARY KEY, resource TEXT, words TEXT COLLATE \"C\", found TSVECTOR "
    "GENERATED ALWAYS AS (array_to_tsvector(string_to_array(words, ' '))) STORED)",
    "CREATE INDEX IF NOT EXISTS search_words__found ON search_words USING gin (found)",
    "CREATE TABLE IF NOT EXISTS search_waiting (id BIGINT PRIMARY KEY, resource TEXT)",
    "CREATE TABLE IF NOT EXISTS search_terms (word TEXT COLLATE \"C\" PRIMARY KEY, stem TEXT COLLATE \"C\")",
};

Result<void> bring_schema(Database& database) {
    auto there = TRY(database.prepare("SELECT 1 FROM pg_namespace WHERE nspname = $1"));
    there.bind_text(1, database.schema());
    if (TRY(there.step())) return {};
    return database.run("CREATE SCHEMA \"" + database.schema() + "\"");
}

Result<void> check_format(Database& database) {
    auto kept = TRY(database.prepare("SELECT value FROM settings WHERE key = 'format'"));
    const std::int64_t have = TRY(kept.step()) ? std::stoll(std::string(kept.text(0))) : format_version;
    if (have > format_version)
        return fail(ErrorKind::conflict, "store_newer",
                    {{"have", std::to_string(have)}, {"know", std::to_string(format_version)}});
    auto keep = TRY(database.prepare("INSERT INTO settings (key, value) VALUES ('format', $1) ON CONFLICT (key) DO NOTHING"));
    keep.bind_text(1, std::to_string(format_version));
    return keep.run();
}

Result<void> bring(Database& database, const Schema& schema, const Tables& tables) {
    TRY_VOID(bring_schema(database));
    if (TRY(database.columns_of("search_waiting")).empty())
        for (const char* statement : own_tables) TRY_VOID(database.send(statement));
    TRY_VOID(check_format(database));
    return bring_all(database, schema, tables);
}

}  // namespace

Result<void> begin_writing(Database& database) {
    TRY_VOID(database.begin("BEGIN ISOLATION LEVEL READ COMMITTED"));
    auto lock = TRY(database.prepare("SELECT pg_advisory_xact_lock(hashtext('voronka'), hashtext($1))"));
    lock.bind_text(1, database.schema());
    return lock.run();
}

Result<void> migrate(Database& database, const Schema& schema, const Tables& tables) {
    TRY_VOID(begin_writing(database));
    auto brought = bring(database, schema, tables);
    if (brought) return database.commit();
    database.rollback();
    return brought;
}

}  // namespace voronka::store::postgres
