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

Result<std::vector<Record>> PostgresSession::equal(const Module& module, const Field& field, const Value& value, int limit) {
    if (absent_.holds(module, field, value)) return std::vector<Record>();
    return Session::equal(module, field, value, limit);
}

Result<bool> PostgresSession::exists(const Module& module, Id id) {
    if (const auto known = there_.find(id); known != there_.end()) return known->second == &module;
    const bool found = TRY(Session::exists(module, id));
    if (found) there_.emplace(id, &module);
    return found;
}

Result<std::optional<std::string>> PostgresSession::setting(std::string_view key) {
    if (const auto known = settings_.find(key); known != settings_.end()) return known->second;
    return settings_.emplace(key, TRY(Session::setting(key))).first->second;
}

Result<void> PostgresSession::insert(const Record& record) {
    absent_.written(record);
    if (!record.deleted()) there_.emplace(record.id(), &record.module());
    return Session::insert(record);
}

Result<void> PostgresSession::update(const Record& before, const Record& after) {
    absent_.written(after);
    ahead_.erase(after.id());
    if (before.deleted() != after.deleted()) there_.erase(after.id());
    return Session::update(before, after);
}

Result<void> PostgresSession::erase(const Record& record) {
    ahead_.erase(record.id());
    there_.erase(record.id());
    return Session::erase(record);
}

Result<void> PostgresSession::index(const Module& module, Id id, const std::vector<std::string>& words) {
    // One statement may not write an entry twice.
    if (!indexed_.insert(id).second) TRY_VOID(database().send_rows());
    return index_words(database(), known_, module, id, words);
}

Result<void> PostgresSession::set_setting(std::string_view key, std::optional<std::string_view> value) {
    settings_.insert_or_assign(std::string(key), value ? std::optional(std::string(*value)) : std::nullopt);
    return Session::set_setting(key, value);
}

Result<void> PostgresSession::foresee(const Module& module, const Field& field, const std::vector<const Value*>& values) {
    return absent_.look_for(database(), module, field, values);
}

// What was learned since the savepoint may not be so any more.
Result<void> PostgresSession::rollback() {
    known_.clear();
    ahead_.clear();
    there_.clear();
    settings_.clear();
    return Session::rollback();
}

}  // namespace postgres
}  // namespace voronka::store
