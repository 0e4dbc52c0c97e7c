#include "store/postgres/postgres_stores.h"

#include <filesystem>

#include "core/random.h"
#include "store/postgres/migrate.h"
#include "store/postgres/moving.h"
#include "store/postgres/postgres_store.h"

namespace voronka::store {

using postgres::Pool;
using postgres::Use;

namespace {

constexpr std::string_view prefix = "voronka_";

std::string schema_of(std::string_view name) { return std::string(prefix) + std::string(name); }

// A new company, filled in one transaction of `fill`; nothing of it stays when that fails.
template <class Fill>
Result<void> make(Pool& pool, const std::string& name, const Schema& schema, const Fill& fill) {
    const Tables tables(schema, query::Dialect::postgresql);
    const Pool::Lease database = TRY(pool.take(name, Use::writing));
    TRY_VOID(postgres::migrate(*database, schema, tables));
    auto filled = fill(*database);
    if (!filled) static_cast<void>(database->run("DROP SCHEMA " + identifier(name) + " CASCADE"));
    return filled;
}

}  // namespace

Result<bool> PostgresStores::exists(std::string_view name) {
    const Pool::Lease database = TRY(anywhere());
    auto there = TRY(database->prepare("SELECT 1 FROM pg_namespace WHERE nspname = $1"));
    there.bind_text(1, schema_of(name));
    return there.step();
}

Result<std::unique_ptr<records::Store>> PostgresStores::open(std::string_view name, const Schema& schema) {
    return open_postgres(pool_, schema_of(name), schema);
}

Result<void> PostgresStores::restore(std::string_view name, const Schema& schema, const std::string& backup) {
    return make(*pool_, schema_of(name), schema,
                [&](postgres::Database& database) { return postgres::read_file(database, schema, backup); });
}

Result<void> PostgresStores::copy(std::string_view from, std::string_view to, const Schema& schema) {
    return make(*pool_, schema_of(to), schema,
                [&](postgres::Database& database) { return postgres::copy_schema(database, schema_of(from), schema); });
}

Result<void> PostgresStores::rename(std::string_view from, std::string_view to) {
    pool_->forget(schema_of(from));
    const Pool::Lease database = TRY(anywhere());
    return database->run("ALTER SCHEMA " + identifier(schema_of(from)) + " RENAME TO " + identifier(schema_of(to)));
}

Result<void> PostgresStores::remove(std::string_view name) {
    pool_->forget(schema_of(name));
    const Pool::Lease database = TRY(anywhere());
    return database->run("DROP SCHEMA IF EXISTS " + identifier(schema_of(name)) + " CASCADE");
}

Result<std::vector<records::Stores::Kept>> PostgresStores::list() {
    const Pool::Lease database = TRY(anywhere());
    std::vector<Kept> found;
    auto names = TRY(database->prepare("SELECT nspname::text FROM pg_namespace WHERE starts_with(nspname::text, $1)"));
    names.bind_text(1, prefix);
    while (TRY(names.step())) {
        const std::string schema(names.text(0));
        // One that was just made has not been used yet.
        auto used = TRY(database->prepare("SELECT coalesce((SELECT value::bigint FROM " + identifier(schema) +
                                          ".settings WHERE key = 'used_at'), (extract(epoch FROM now()) * 1000)::bigint)"));
        if (TRY(used.step())) found.push_back({schema.substr(prefix.size()), {used.integer(0)}});
    }
    return found;
}

}  // namespace voronka::store
