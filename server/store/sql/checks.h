#pragma once
#include "core/text.h"
#include "store/sql/change_log.h"
#include "store/sql/tables.h"

/// What both stores look for when they are asked whether all is sound; sentences of what is wrong.
namespace voronka::store::checks {

inline constexpr std::size_t most_told = 50;
using Sentences = std::vector<std::string>;

template <class Database>
Result<void> ids(Database& database, const std::string& sql, const std::string& sentence, Sentences& wrong) {
    auto rows = TRY(database.prepare(sql + " LIMIT " + std::to_string(most_told)));
    while (TRY(rows.step())) wrong.push_back(sentence + " " + std::to_string(rows.integer(0)));
    return {};
}

template <class Database>
Result<void> references(Database& database, const Schema& schema, const Module& module, Sentences& wrong) {
    for (const Field& field : module.fields) {
        if (field.type != FieldType::reference || field.references.empty()) continue;
        std::string there;
        for (const std::string& to : field.references)
            there += (there.empty() ? "" : " OR ") + ("EXISTS (SELECT 1 FROM " + identifier(schema.at(to).table()) +
                                                      " x WHERE x.id = r." + identifier(field.key) + ")");
        TRY_VOID(ids(database,
                     "SELECT r.id FROM " + identifier(module.table()) + " r WHERE r." + identifier(field.key) +
                         " IS NOT NULL AND r.deleted_at IS NULL AND NOT (" + there + ")",
                     module.key + ": " + field.key + " points to nothing in record", wrong));
    }
    return {};
}

/// Whether each folded text is the fold of what stands beside it; read in pieces, since a table may be larger than the memory.
template <class Database>
Result<void> folded_columns(Database& database, const Tables& tables, const Module& module, Sentences& wrong) {
    constexpr std::int64_t at_once = 5'000;
    for (const TableColumn& column : tables.of(module).columns) {
        if (!column.fold) continue;
        const std::string key = identifier(column.field->key);
        std::string select = "SELECT id, ";
        select.append(key).append(", ").append(identifier(column_name(column))).append(" FROM ");
        select.append(identifier(module.table())).append(" WHERE id > $1 AND ").append(key);
        select.append(" IS NOT NULL ORDER BY id LIMIT $2");
        Id last = 0;
        for (std::int64_t got = at_once; got == at_once && wrong.size() < most_told;) {
            auto rows = TRY(database.prepare(select));
            rows.bind(1, last).bind(2, at_once);
            for (got = 0; TRY(rows.step()); ++got) {
                last = rows.integer(0);
                if (fold(rows.text(1)) == rows.text(2) || wrong.size() >= most_told) continue;
                wrong.push_back(module.key + ": the folded " + column.field->key + " differs in record " + std::to_string(last));
            }
        }
    }
    return {};
}

template <class Database>
Result<void> side_tables(Database& database, const Tables& tables, const Module& module, Sentences& wrong) {
    const char* as_json = tables.dialect() == query::Dialect::sqlite ? "" : "::json";
    for (const Field* list : tables.of(module).lists)
        TRY_VOID(ids(database,
                     "SELECT r.id FROM " + identifier(module.table()) + " r WHERE coalesce(json_array_length(r." +
                         identifier(list->key) + as_json + "), 0) <> (SELECT count(*) FROM " +
                         identifier(Tables::side_table(module, *list)) + " s WHERE s.record = r.id)",
                     module.key + ": " + list->key + " differs from its side table in record", wrong));
    return {};
}

template <class Database>
Result<void> searchable(Database& database, const Module& module, Sentences& wrong) {
    if (module.internal || !module.parent.empty() || module.key == "journeys") return {};
    return ids(database,
               "SELECT r.id FROM " + identifier(module.table()) +
                   " r WHERE r.deleted_at IS NULL AND r.title IS NOT NULL AND NOT EXISTS (SELECT 1 FROM search_words w WHERE "
                   "w.id = r.id) AND NOT EXISTS (SELECT 1 FROM search_waiting w WHERE w.id = r.id)",
               module.key + ": not in the search index: record", wrong);
}

// The newest change of a record says the version that the row has.
template <class Database>
Result<void> log_and_rows(Database& database, const Module& module, Sentences& wrong) {
    if (module.internal || !module.logged || !module.parent.empty() || module.key == "journeys") return {};
    return ids(database,
               "SELECT r.id FROM " + identifier(module.table()) +
                   " r WHERE r.version <> coalesce((SELECT c.version FROM changes c WHERE c.record = r.id ORDER BY c.seq DESC "
                   "LIMIT 1), 0)",
               module.key + ": the change log has another version of record", wrong);
}

/// Everything that can be wrong within a company's tables, told into `wrong`: the change log's chain, references, companions of
/// rows, the search index, versions.
template <class Database>
Result<void> check_rows(Database& database, const Schema& schema, const Tables& tables, Sentences& wrong) {
    for (std::string& sentence : TRY(verify_chain(database, {}))) wrong.push_back(std::move(sentence));
    for (const Module& module : schema.modules()) {
        TRY_VOID(references(database, schema, module, wrong));
        TRY_VOID(folded_columns(database, tables, module, wrong));
        TRY_VOID(side_tables(database, tables, module, wrong));
        TRY_VOID(searchable(database, module, wrong));
        TRY_VOID(log_and_rows(database, module, wrong));
    }
    return {};
}

}  // namespace voronka::store::checks
