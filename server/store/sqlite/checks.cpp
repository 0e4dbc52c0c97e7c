#include "store/sqlite/checks.h"

#include "core/text.h"

namespace voronka::store {
namespace {

constexpr int most_told = 50;
using Sentences = std::vector<std::string>;

Result<void> integrity(Database& database, Sentences& wrong) {
    Query rows = TRY(database.prepare("PRAGMA integrity_check(20)"));
    while (TRY(rows.step()))
        if (rows.text(0) != "ok") wrong.push_back("file: " + std::string(rows.text(0)));
    return {};
}

Result<void> ids(Database& database, const std::string& sql, const std::string& sentence, Sentences& wrong) {
    Query rows = TRY(database.prepare(sql + " LIMIT " + std::to_string(most_told)));
    while (TRY(rows.step())) wrong.push_back(sentence + " " + std::to_string(rows.integer(0)));
    return {};
}

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

Result<void> companions(Database& database, const Tables& tables, const Module& module, Sentences& wrong) {
    for (const TableColumn& column : tables.of(module).columns) {
        if (!column.fold) continue;
        Query rows = TRY(database.prepare("SELECT id, " + identifier(column.field->key) + ", " + identifier(column_name(column)) +
                                          " FROM " + identifier(module.table()) + " WHERE " + identifier(column.field->key) +
                                          " IS NOT NULL"));
        while (TRY(rows.step()) && wrong.size() < most_told)
            if (fold(rows.text(1)) != rows.text(2))
                wrong.push_back(module.key + ": the folded " + column.field->key + " differs in record " +
                                std::to_string(rows.integer(0)));
    }
    for (const Field* list : tables.of(module).lists)
        TRY_VOID(ids(database,
                     "SELECT r.id FROM " + identifier(module.table()) + " r WHERE coalesce(json_array_length(r." +
                         identifier(list->key) + "), 0) <> (SELECT count(*) FROM " +
                         identifier(Tables::side_table(module, *list)) + " s WHERE s.record = r.id)",
                     module.key + ": " + list->key + " differs from its side table in record", wrong));
    return {};
}

Result<void> searchable(Database& database, const Module& module, Sentences& wrong) {
    if (module.internal || !module.parent.empty() || module.key == "journeys") return {};
    return ids(database,
               "SELECT r.id FROM " + identifier(module.table()) +
                   " r WHERE r.deleted_at IS NULL AND r.title IS NOT NULL AND NOT EXISTS (SELECT 1 FROM search_words w WHERE "
                   "w.id = r.id)",
               module.key + ": not in the search index: record", wrong);
}

// The newest change of a record says the version that the row has.
Result<void> log_and_rows(Database& database, const Module& module, Sentences& wrong) {
    if (module.internal || !module.logged || !module.parent.empty() || module.key == "journeys") return {};
    return ids(database,
               "SELECT r.id FROM " + identifier(module.table()) +
                   " r WHERE r.version <> coalesce((SELECT c.version FROM changes c WHERE c.record = r.id ORDER BY c.seq DESC "
                   "LIMIT 1), 0)",
               module.key + ": the change log has another version of record", wrong);
}

}  // namespace

Result<std::vector<std::string>> check_all(const std::filesystem::path&, const std::string& file, const Schema& schema,
                                           const Tables& tables, const std::optional<ChainHead>& head_file) {
    Sentences wrong;
    const std::unique_ptr<Database> database = TRY(Database::open(file, {}));
    TRY_VOID(integrity(*database, wrong));
    for (std::string& sentence : TRY(verify_chain(*database, {}))) wrong.push_back(std::move(sentence));
    const ChainHead head = TRY(read_head(*database));
    if (head_file && head_file->seq > head.seq)
        wrong.push_back("change log: it ends at " + std::to_string(head.seq) + ", but had reached " +
                        std::to_string(head_file->seq));
    for (const Module& module : schema.modules()) {
        TRY_VOID(references(*database, schema, module, wrong));
        TRY_VOID(companions(*database, tables, module, wrong));
        TRY_VOID(searchable(*database, module, wrong));
        TRY_VOID(log_and_rows(*database, module, wrong));
    }
    TRY_VOID(ids(*database,
                 "SELECT 1 FROM (SELECT count(*) n FROM search_words) w, (SELECT count(*) n FROM search) s WHERE w.n <> s.n",
                 "search index: entries differ from rows", wrong));
    return wrong;
}

}  // namespace voronka::store
