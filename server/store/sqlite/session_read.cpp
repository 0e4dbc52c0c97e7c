#include "core/text.h"
#include "schema/values.h"
#include "store/sqlite/session.h"

namespace voronka::store {
namespace {

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

constexpr std::string_view change_columns =
    "SELECT seq, change_set, at, actor, door, resource, record, version, change, fields FROM changes ";

Result<std::vector<records::Change>> all_changes(Query rows) {
    std::vector<records::Change> found;
    while (TRY(rows.step())) found.push_back(change_of(rows));
    return found;
}

}  // namespace

Result<std::unique_ptr<records::Rows>> SqliteReader::run(const query::Sql& sql) {
    Query query = TRY(database_.prepare(sql.text));
    for (std::size_t i = 0; i < sql.params.size(); ++i) query.bind(static_cast<int>(i) + 1, sql.params[i]);
    return std::make_unique<QueryRows>(std::move(query));
}

Record SqliteReader::record(const Query& row, const Module& module) const {
    Record made(module);
    for (const Field& field : module.fields) {
        const int column = static_cast<int>(field.index);
        if (row.is_null(column)) continue;
        made[field.index] =
            field.storage() == Storage::integer ? from_column(field, row.integer(column)) : from_column(field, row.text(column));
    }
    return made;
}

Result<std::vector<Record>> SqliteReader::records(Query query, const Module& module) {
    std::vector<Record> found;
    while (TRY(query.step())) found.push_back(record(query, module));
    return found;
}

Result<std::optional<Record>> SqliteReader::find(const Module& module, Id id) {
    Query query = TRY(database_.prepare(tables_.of(module).select_by_id));
    query.bind(1, id);
    if (!TRY(query.step())) return std::optional<Record>();
    return std::optional(record(query, module));
}

Result<std::vector<Record>> SqliteReader::select(const query::Bound& bound, const Module& module, int limit) {
    std::vector<const Field*> fields;
    for (const Field& field : module.fields) fields.push_back(&field);
    const query::Page page{.limit = limit, .ids_only = true};
    const query::Readable everything = [](const Module&) { return query::BoundPtr(); };
    const query::Select select = TRY(query::compile_list(bound, fields, page, query::Dialect::sqlite, everything));
    Query query = TRY(database_.prepare(select.sql.text));
    for (std::size_t i = 0; i < select.sql.params.size(); ++i) query.bind(static_cast<int>(i) + 1, select.sql.params[i]);
    return records(std::move(query), module);
}

Result<std::vector<Record>> SqliteReader::referring(const Module& module, const Field& field, Id id, int limit) {
    Query query = TRY(database_.prepare(tables_.of(module).select_fields + " WHERE r." + identifier(field.key) +
                                        " = ? AND r.\"deleted_at\" IS NULL ORDER BY r.\"id\" LIMIT ?"));
    query.bind(1, id).bind(2, std::int64_t{limit});
    return records(std::move(query), module);
}

Result<std::vector<Record>> SqliteReader::equal(const Module& module, const Field& field, const Value& value, int limit) {
    if (empty(value)) return std::vector<Record>();
    const Table& table = tables_.of(module);
    if (field.storage() == Storage::list || !field.first_of.empty()) {
        const Field& list = field.first_of.empty() ? field : module.at(field.first_of);
        const auto* text = get_if<std::string>(value);
        const auto rows = text ? std::vector<std::pair<std::string, std::string>>() : side_rows(list, value);
        const std::string wanted = text ? *text : rows.empty() ? "" : rows.front().second;
        Query query = TRY(database_.prepare(table.select_fields + " WHERE r.\"id\" IN (SELECT record FROM " +
                                            identifier(Tables::side_table(module, list)) +
                                            " WHERE folded = ?) AND r.\"deleted_at\" IS NULL ORDER BY r.\"id\" LIMIT ?"));
        query.bind_text(1, wanted).bind(2, std::int64_t{limit});
        return records(std::move(query), module);
    }
    const bool folded = field.folded();
    Query query = TRY(database_.prepare(table.select_fields + " WHERE r." + identifier(field.key + (folded ? "__fold" : "")) +
                                        " = ? AND r.\"deleted_at\" IS NULL ORDER BY r.\"id\" LIMIT ?"));
    if (folded)
        query.bind_text(1, fold(std::get<std::string>(value)));
    else if (const auto number = column_integer(value))
        query.bind(1, *number);
    else
        query.bind_text(1, *column_text(field, value));
    query.bind(2, std::int64_t{limit});
    return records(std::move(query), module);
}

Result<bool> SqliteReader::exists(const Module& module, Id id) {
    Query query = TRY(database_.prepare("SELECT 1 FROM " + identifier(module.table()) + " WHERE id = ? AND deleted_at IS NULL"));
    query.bind(1, id);
    return query.step();
}

Result<std::vector<records::Change>> SqliteReader::changes(std::int64_t after, Id of, int limit) {
    Query query = TRY(database_.prepare(std::string(change_columns) + (of ? "WHERE record = ?2 AND seq > ?1" : "WHERE seq > ?1") +
                                        " ORDER BY seq LIMIT ?3"));
    query.bind(1, after).bind(2, of).bind(3, std::int64_t{limit});
    return all_changes(std::move(query));
}

Result<std::vector<records::Change>> SqliteReader::changes_before(std::int64_t seq, Id of, int limit) {
    Query query = TRY(
        database_.prepare(std::string(change_columns) + "WHERE record = ?2 AND (?1 = 0 OR seq < ?1) ORDER BY seq DESC LIMIT ?3"));
    query.bind(1, seq).bind(2, of).bind(3, std::int64_t{limit});
    return all_changes(std::move(query));
}

// A set's changes stand together: it is named by its first, and they were appended in one go.
Result<std::vector<records::Change>> SqliteReader::change_set(std::int64_t first) {
    Query query = TRY(database_.prepare(std::string(change_columns) + "WHERE seq >= ? ORDER BY seq"));
    query.bind(1, first);
    std::vector<records::Change> found;
    while (TRY(query.step())) {
        records::Change change = change_of(query);
        if (change.change_set != first) break;
        found.push_back(std::move(change));
    }
    return found;
}

Result<std::vector<records::SearchHit>> SqliteReader::search(const std::vector<std::string>& words, bool prefix, int limit) {
    return find_words(database_, words, prefix, limit);
}

Result<std::optional<std::string>> SqliteReader::setting(std::string_view key) {
    Query query = TRY(database_.prepare("SELECT value FROM settings WHERE key = ?"));
    query.bind_text(1, key);
    if (!TRY(query.step())) return std::optional<std::string>();
    return std::optional(std::string(query.text(0)));
}

Result<std::int64_t> SqliteReader::head() { return database_.number("SELECT coalesce(max(seq), 0) FROM changes"); }

}  // namespace voronka::store
