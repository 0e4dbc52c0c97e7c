#include "store/postgres/session.h"

#include "store/sql/session_read.h"
#include "store/sql/session_repeated.h"
#include "store/sql/session_write.h"

namespace voronka::store {

template class Session<postgres::Database>;

namespace postgres {

Result<std::vector<records::SearchHit>> PostgresSession::search(const std::vector<std::string>& words, records::WordMatch match,
                                                                int limit) {
    return find_words(database(), words, match, limit);
}

Result<std::vector<std::string>> PostgresSession::words_beginning(const std::vector<std::string>& beginnings, int limit) {
    return known_words(database(), beginnings, limit);
}

Result<std::optional<Record>> PostgresSession::find(const Module& module, Id id) {
    const auto read = ahead_.find(id);
    if (read == ahead_.end() || &read->second.module() != &module) return Session::find(module, id);
    std::optional<Record> found(std::move(read->second));
    ahead_.erase(read);
    return found;
}

Result<std::vector<records::SearchHit>> PostgresSession::awaiting_index(int limit) {
    auto waiting = TRY(Session::awaiting_index(limit));
    if (limit > 1) TRY_VOID(read_ahead(waiting));
    return waiting;
}

Result<void> PostgresSession::read_ahead(const std::vector<records::SearchHit>& hits) {
    std::map<std::string_view, std::vector<Id>> ids;
    for (const records::SearchHit& hit : hits) ids[hit.resource].push_back(hit.id);
    for (const auto& [resource, of_it] : ids) {
        const Module* module = tables().module(resource);
        if (!module) continue;
        Query query = TRY(database().prepare(tables().of(*module).select_fields + " WHERE r.\"id\" = ANY($1::bigint[])"));
        query.bind_array(1, of_it);
        for (Record& record : TRY(records(std::move(query), *module))) ahead_.emplace(record.id(), std::move(record));
    }
    return {};
}

Result<void> PostgresSession::update(const Record& before, const Record& after) {
    ahead_.erase(after.id());
    return RememberingSession::update(before, after);
}

Result<void> PostgresSession::erase(const Record& record) {
    ahead_.erase(record.id());
    return RememberingSession::erase(record);
}

Result<void> PostgresSession::index(const Module& module, Id id, const std::vector<std::string>& words) {
    // One statement may not write an entry twice.
    if (!indexed_.insert(id).second) TRY_VOID(database().send_rows());
    return index_words(database(), known_, module, id, words);
}

// All of them by one statement.
Result<void> PostgresSession::foresee(const Module& module, const Field& field, const std::vector<const Value*>& values) {
    const std::vector<std::string> wanted = absent().look_for(module, field, values);
    if (wanted.empty()) return {};
    const FieldIndex index(module, in_whose_index(module, field));
    // One look into the index for each: a join could be planned to read all of it.
    Query found =
        TRY(database().prepare("SELECT wanted.form FROM unnest($1::text[]) AS wanted(form) CROSS JOIN LATERAL (SELECT 1" +
                               index.from + " AND " + index.column + " = wanted.form LIMIT 1) AS there"));
    found.bind_array(1, wanted);
    while (TRY(found.step())) absent().found(module, field, std::string(found.text(0)));
    return {};
}

// What was learned since the savepoint may not be so any more.
Result<void> PostgresSession::rollback() {
    known_.clear();
    ahead_.clear();
    return RememberingSession::rollback();
}

}  // namespace postgres
}  // namespace voronka::store
