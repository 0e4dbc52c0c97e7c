#pragma once
#include "store/sql/tables.h"

namespace voronka::store {

// Columns come, they never go and never change their type: what is hidden keeps its values.
template <class Database>
Result<void> add_columns(Database& database, const Tables& tables, const Module& module,
                         const std::map<std::string, std::string>& there) {
    for (const TableColumn& column : tables.of(module).columns) {
        const auto found = there.find(column_name(column));
        if (found == there.end())
            TRY_VOID(database.run(tables.add_column(module, column)));
        else if (found->second != tables.type_name(column))
            return fail(ErrorKind::conflict, "field_type_changed", {{"module", module.key}, {"field", found->first}});
    }
    return {};
}

template <class Database>
Result<void> bring_module(Database& database, const Tables& tables, const Module& module) {
    const auto there = TRY(database.columns_of(module.table()));
    if (there.empty())
        TRY_VOID(database.run(tables.create_table(module)));
    else
        TRY_VOID(add_columns(database, tables, module, there));
    for (const std::string& statement : tables.create_side_tables(module)) TRY_VOID(database.run(statement));
    for (const std::string& statement : tables.create_indexes(module)) TRY_VOID(database.run(statement));
    return {};
}

/// Makes what the schema has and the database has not: tables, columns, indexes; nothing where the database was brought to this
/// very schema before. Error: field_type_changed.
template <class Database>
Result<void> bring_all(Database& database, const Schema& schema, const Tables& tables) {
    const std::string fingerprint = schema.fingerprint();
    {
        auto kept = TRY(database.prepare("SELECT value FROM settings WHERE key = 'schema'"));
        if (TRY(kept.step()) && kept.text(0) == fingerprint) return {};
    }
    for (const Module& module : schema.modules()) TRY_VOID(bring_module(database, tables, module));
    auto keep = TRY(database.prepare(
        "INSERT INTO settings (key, value) VALUES ('schema', $1) ON CONFLICT (key) DO UPDATE SET value = excluded.value"));
    keep.bind_text(1, fingerprint);
    return keep.run();
}

}  // namespace voronka::store
