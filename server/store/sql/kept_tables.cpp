#include "store/sql/kept_tables.h"

namespace voronka::store {
namespace {

using Kind = KeptTable::Kind;

std::vector<KeptTable> own_tables() {
    const auto integer = [](const char* name) { return KeptTable::Column{name, Kind::integer}; };
    const auto text = [](const char* name) { return KeptTable::Column{name, Kind::text}; };
    const auto bytes = [](const char* name) { return KeptTable::Column{name, Kind::bytes}; };
    return {
        // What a store says of itself stays with it.
        {.name = "settings", .columns = {text("key"), text("value")}, .where = "key NOT IN ('schema', 'format', 'used_at')"},
        {.name = "changes",
         .columns = {integer("seq"), integer("change_set"), integer("at"), integer("actor"), text("door"), text("resource"),
                     integer("record"), integer("version"), text("change"), text("fields"), bytes("salt"), bytes("digest"),
                     bytes("chain")}},
        {.name = "search_words", .columns = {integer("id"), text("resource"), text("words")}},
        {.name = "search_waiting", .columns = {integer("id"), text("resource")}},
        {.name = "search_terms", .columns = {text("word"), text("stem")}},
    };
}

KeptTable rows_of(const Module& module, const Tables& tables) {
    KeptTable table{.name = module.table()};
    for (const TableColumn& column : tables.of(module).columns) {
        const KeptTable::Column kept{column_name(column), tables.type_name(column) == "TEXT" ? Kind::text : Kind::integer};
        const bool key = column.field->index == system_field::id && !column.fold;
        table.columns.insert(key ? table.columns.begin() : table.columns.end(), kept);
    }
    return table;
}

}  // namespace

std::string KeptTable::column_list() const {
    std::string list;
    for (const Column& column : columns) list += (list.empty() ? "" : ", ") + identifier(column.name);
    return list;
}

std::string KeptTable::select() const {
    std::string order;
    for (std::size_t i = 0; i < keys; ++i) order += (i ? ", " : "") + identifier(columns[i].name);
    return "SELECT " + column_list() + " FROM " + identifier(name) + (where.empty() ? "" : " WHERE " + where) + " ORDER BY " +
           order;
}

std::vector<KeptTable> kept_tables(const Schema& schema, const Tables& tables) {
    std::vector<KeptTable> all = own_tables();
    for (const Module& module : schema.modules()) {
        all.push_back(rows_of(module, tables));
        for (const Field* list : tables.of(module).lists)
            all.push_back({.name = Tables::side_table(module, *list),
                           .columns = {{"record", Kind::integer},
                                       {"position", Kind::integer},
                                       {"value", Kind::text},
                                       {"folded", Kind::text}},
                           .keys = 2});
    }
    return all;
}

}  // namespace voronka::store
