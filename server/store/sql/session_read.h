#pragma once
#include <algorithm>
#include <limits>

#include "core/text.h"
#include "schema/values.h"
#include "store/sql/session.h"

namespace voronka::store {

/// Rows of a query that was given a value for each of its parameters.
template <class Query>
class QueryRows final : public records::Rows {
  public:
    explicit QueryRows(Query query) : query_(std::move(query)) {}
    Result<bool> next() override { return query_.step(); }
    bool is_null(int column) const override { return query_.is_null(column); }
    std::int64_t integer(int column) const override { return query_.integer(column); }
    std::string_view text(int column) const override { return query_.text(column); }
    Value value(int column) const override { return query_.value(column); }

  private:
    Query query_;
};

template <class Database>
Result<std::unique_ptr<records::Rows>> Session<Database>::run(const query::Sql& sql) {
    Query query = TRY(database_.prepare(sql.text));
    for (std::size_t i = 0; i < sql.params.size(); ++i) query.bind(static_cast<int>(i) + 1, sql.params[i]);
    return std::make_unique<QueryRows<Query>>(std::move(query));
}

template <class Database>
Record Session<Database>::record(const Query& row, const Module& module) const {
    Record made(module);
    for (const Field& field : module.fields) {
        const int column = static_cast<int>(field.index);
        if (row.is_null(column)) continue;
        made[field.index] =
            field.storage() == Storage::integer ? from_column(field, row.integer(column)) : from_column(field, row.text(column));
    }
    return made;
}

template <class Database>
Result<std::vector<Record>> Session<Database>::records(Query query, const Module& module) {
    std::vector<Record> found;
    while (TRY(query.step())) found.push_back(record(query, module));
    return found;
}

template <class Database>
Result<std::optional<Record>> Session<Database>::find(const Module& module, Id id) {
    Query query = TRY(database_.prepare(tables_.of(module).select_by_id));
    query.bind(1, id);
    if (!TRY(query.step())) return std::optional<Record>();
    return std::optional(record(query, module));
}

template <class Database>
Result<std::vector<Record>> Session<Database>::select(const query::Bound& bound, const Module& module, int limit) {
    std::vector<const Field*> fields;
    fields.reserve(module.fields.size());
    for (const Field& field : module.fields) fields.push_back(&field);
    const query::Page page{.limit = limit, .ids_only = true};
    const query::Readable everything = [](const Module&) { return query::BoundPtr(); };
    const query::Select select = TRY(query::compile_list(bound, fields, page, tables_.dialect(), everything));
    Query query = TRY(database_.prepare(select.sql.text));
    for (std::size_t i = 0; i < select.sql.params.size(); ++i) query.bind(static_cast<int>(i) + 1, select.sql.params[i]);
    return records(std::move(query), module);
}

template <class Database>
Result<std::vector<Record>> Session<Database>::referring(const Module& module, const Field& field, Id id, int limit) {
    Query query = TRY(database_.prepare(tables_.of(module).select_fields + " WHERE r." + identifier(field.key) +
                                        " = $1 AND r.\"deleted_at\" IS NULL ORDER BY r.\"id\" LIMIT $2"));
    query.bind(1, id).bind(2, std::int64_t{limit});
    return records(std::move(query), module);
}

/// Selects the rows of which an item of the list folds to $1, by id, at most $2. A join, because in SQLite «IN» would make a
/// table of its own each time. PostgreSQL is left one way only: of a table that was just filled it knows no figures, and would
/// read it all.
inline std::string select_by_item(const Table& table, const Field& list, query::Dialect dialect) {
    const std::string side = identifier(Tables::side_table(*table.module, list));
    if (dialect == query::Dialect::sqlite)
        return table.select_fields + " JOIN " + side +
               " s ON s.record = r.\"id\" WHERE s.folded = $1 AND r.\"deleted_at\" IS NULL ORDER BY s.record LIMIT $2";
    return "SELECT " + table.fields + " FROM (SELECT record FROM " + side +
           " WHERE folded = $1 ORDER BY record OFFSET 0) s CROSS JOIN LATERAL (SELECT * FROM " +
           identifier(table.module->table()) +
           " WHERE \"id\" = s.record AND \"deleted_at\" IS NULL OFFSET 0) r ORDER BY s.record LIMIT $2";
}

template <class Database>
Result<std::vector<Record>> Session<Database>::equal(const Module& module, const Field& field, const Value& value, int limit) {
    if (empty(value)) return std::vector<Record>();
    const Table& table = tables_.of(module);
    if (field.storage() == Storage::list || !field.first_of.empty()) {
        const Field& list = field.first_of.empty() ? field : module.at(field.first_of);
        const auto* text = get_if<std::string>(value);
        const auto rows = text ? std::vector<std::pair<std::string, std::string>>() : side_rows(list, value);
        const std::string wanted = text ? *text : rows.empty() ? "" : rows.front().second;
        // What a record has twice comes twice.
        Query query = TRY(database_.prepare(select_by_item(table, list, tables_.dialect())));
        query.bind_text(1, wanted).bind(2, std::int64_t{limit});
        auto found = TRY(records(std::move(query), module));
        found.erase(std::ranges::unique(found, {}, [](const Record& one) { return one.id(); }).begin(), found.end());
        return found;
    }
    const bool folded = field.folded();
    Query query = TRY(database_.prepare(table.select_fields + " WHERE r." + identifier(field.key + (folded ? "__fold" : "")) +
                                        " = $1 AND r.\"deleted_at\" IS NULL ORDER BY r.\"id\" LIMIT $2"));
    if (folded)
        query.bind_text(1, fold(std::get<std::string>(value)));
    else if (const auto number = column_integer(value))
        query.bind(1, *number);
    else
        query.bind_text(1, *column_text(field, value));
    query.bind(2, std::int64_t{limit});
    return records(std::move(query), module);
}

template <class Database>
Result<bool> Session<Database>::exists(const Module& module, Id id) {
    Query query = TRY(database_.prepare("SELECT 1 FROM " + identifier(module.table()) + " WHERE id = $1 AND deleted_at IS NULL"));
    query.bind(1, id);
    return query.step();
}

template <class Database>
Result<std::vector<records::Change>> Session<Database>::all_changes(Query rows) {
    std::vector<records::Change> found;
    while (TRY(rows.step())) found.push_back(change_of(rows));
    return found;
}

template <class Database>
Result<std::vector<records::Change>> Session<Database>::changes(std::int64_t after, Id of, int limit) {
    const std::string from = std::string(change_columns) + " FROM changes WHERE seq > $1";
    Query query = TRY(database_.prepare(from + (of ? " AND record = $2 ORDER BY seq LIMIT $3" : " ORDER BY seq LIMIT $2")));
    query.bind(1, after);
    if (of) query.bind(2, of);
    query.bind(of ? 3 : 2, std::int64_t{limit});
    return all_changes(std::move(query));
}

template <class Database>
Result<std::vector<records::Change>> Session<Database>::changes_before(std::int64_t seq, Id of, int limit) {
    Query query = TRY(database_.prepare(std::string(change_columns) +
                                        " FROM changes WHERE record = $1 AND seq < $2 ORDER BY seq DESC LIMIT $3"));
    query.bind(1, of).bind(2, seq ? seq : std::numeric_limits<std::int64_t>::max()).bind(3, std::int64_t{limit});
    return all_changes(std::move(query));
}

// A set's changes stand together: it is named by its first, and they were appended in one go.
template <class Database>
Result<std::vector<records::Change>> Session<Database>::change_set(std::int64_t first) {
    constexpr int at_once = 1'000;
    std::vector<records::Change> found;
    for (std::int64_t after = first - 1;;) {
        auto more = TRY(changes(after, 0, at_once));
        for (records::Change& change : more) {
            if (change.change_set != first) return found;
            after = change.seq;
            found.push_back(std::move(change));
        }
        if (more.size() < at_once) return found;
    }
}

template <class Database>
Result<std::vector<records::SearchHit>> Session<Database>::awaiting_index(int limit) {
    Query rows = TRY(database_.prepare("SELECT id, resource FROM search_waiting ORDER BY id LIMIT $1"));
    rows.bind(1, std::int64_t{limit});
    std::vector<records::SearchHit> waiting;
    while (TRY(rows.step())) waiting.push_back({.resource = std::string(rows.text(1)), .id = rows.integer(0)});
    return waiting;
}

template <class Database>
Result<std::optional<std::string>> Session<Database>::setting(std::string_view key) {
    Query query = TRY(database_.prepare("SELECT value FROM settings WHERE key = $1"));
    query.bind_text(1, key);
    if (!TRY(query.step())) return std::optional<std::string>();
    return std::optional(std::string(query.text(0)));
}

template <class Database>
Result<std::int64_t> Session<Database>::head() {
    Query query = TRY(database_.prepare("SELECT coalesce(max(seq), 0) FROM changes"));
    if (!TRY(query.step())) return 0;
    return query.integer(0);
}

}  // namespace voronka::store
