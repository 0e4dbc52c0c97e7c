#include "store/postgres/migrate.h"

#include "store/sql/migrate.h"

namespace voronka::store::postgres {
namespace {

/// The form of the tables that no module describes; raised when older programs could not read it.
constexpr std::int64_t format_version = 1;

// Stems are kept as they are: the vector is made of the words by spaces, no parser or dictionary of the database's has a say.
constexpr const char* own_tables[] = {
    R"(CREATE TABLE IF NOT EXISTS settings (key TEXT COLLATE "C" PRIMARY KEY, value TEXT COLLATE "C"))",
    R"(CREATE TABLE IF NOT EXISTS changes (seq BIGINT PRIMARY KEY, change_set BIGINT, at BIGINT, actor BIGINT,
       door TEXT COLLATE "C", resource TEXT COLLATE "C", record BIGINT, version BIGINT, change TEXT COLLATE "C",
       fields TEXT COLLATE "C", salt BYTEA, digest BYTEA, chain BYTEA))",
    "CREATE INDEX IF NOT EXISTS changes__record ON changes (record, seq)",
    R"(CREATE TABLE IF NOT EXISTS search_words (id BIGINT PRIMARY KEY, resource TEXT COLLATE "C", words TEXT COLLATE "C",
       found TSVECTOR GENERATED ALWAYS AS (array_to_tsvector(string_to_array(words, ' '))) STORED))",
    "CREATE INDEX IF NOT EXISTS search_words__found ON search_words USING gin (found)",
    R"(CREATE TABLE IF NOT EXISTS search_waiting (id BIGINT PRIMARY KEY, resource TEXT COLLATE "C"))",
    R"(CREATE TABLE IF NOT EXISTS search_terms (word TEXT COLLATE "C" PRIMARY KEY, stem TEXT COLLATE "C"))",
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

// Companies of earlier versions have text columns that are compared as the database's language does. PostgreSQL leaves the rows
// as they are and makes only the indexes of such a column anew; its figures go, so that they are taken again.
Result<void> compare_by_bytes(Database& database) {
    std::vector<std::pair<std::string, std::string>> tables;
    {
        auto rows = TRY(database.prepare(
            R"(SELECT c.relname::text, string_agg(format('ALTER COLUMN %I TYPE TEXT COLLATE "C"', a.attname), ', ')
               FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
               WHERE c.relnamespace = to_regnamespace(quote_ident(current_schema())) AND c.relkind = 'r' AND a.attnum > 0
               AND NOT a.attisdropped AND a.atttypid = 'text'::regtype AND a.attcollation <> '"C"'::regcollation GROUP BY 1)"));
        while (TRY(rows.step())) tables.emplace_back(rows.text(0), rows.text(1));
    }
    for (const auto& [table, columns] : tables) {
        TRY_VOID(database.run("ALTER TABLE " + identifier(table) + " " + columns));
        TRY_VOID(database.run("ANALYZE " + identifier(table)));
    }
    return {};
}

Result<void> bring(Database& database, const Schema& schema, const Tables& tables) {
    TRY_VOID(bring_schema(database));
    if (TRY(database.columns_of("search_waiting")).empty())
        for (const char* statement : own_tables) TRY_VOID(database.send(statement));
    TRY_VOID(check_format(database));
    TRY_VOID(compare_by_bytes(database));
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
