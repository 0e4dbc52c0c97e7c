#include "store/sqlite/session.h"

#include "core/json.h"
#include "store/sql/session_read.h"
#include "store/sql/session_repeated.h"
#include "store/sql/session_write.h"

namespace voronka::store {
template class Session<Database>;

Result<std::vector<records::SearchHit>> SqliteSession::search(const std::vector<std::string>& words, records::WordMatch match,
                                                              int limit) {
    return find_words(database(), words, match, limit);
}

Result<std::vector<std::string>> SqliteSession::words_beginning(const std::vector<std::string>& beginnings, int limit) {
    return known_words(database(), beginnings, limit);
}

Result<void> SqliteSession::index(const Module& module, Id id, const std::vector<std::string>& words) {
    indexed_.push_back({&module, id, words});
    return {};
}

Result<void> SqliteSession::write_index(KnownWords& known) {
    for (const Indexed& one : indexed_) TRY_VOID(index_words(database(), known, *one.module, one.id, one.words));
    indexed_.clear();
    return {};
}

// All of them by one statement: a run for each would cost as much again as the look into the index.
Result<void> SqliteSession::foresee(const Module& module, const Field& field, const std::vector<const Value*>& values) {
    const std::vector<std::string> wanted = absent().look_for(module, field, values);
    if (wanted.empty()) return {};
    const FieldIndex index(module, in_whose_index(module, field));
    std::string forms;
    JsonWriter list(forms);
    list.begin_array();
    for (const std::string& form : wanted) list.value(form);
    list.end_array();
    Query found = TRY(database().prepare("SELECT wanted.value FROM json_each($1) wanted WHERE EXISTS (SELECT 1" + index.from +
                                         " AND " + index.column + " = wanted.value)"));
    found.bind_lasting(1, forms);
    while (TRY(found.step())) absent().found(module, field, std::string(found.text(0)));
    return {};
}

Result<void> SqliteSession::savepoint() {
    saved_.push_back(indexed_.size());
    return RememberingSession::savepoint();
}

Result<void> SqliteSession::release_soon() {
    saved_.pop_back();
    return RememberingSession::release_soon();
}

Result<void> SqliteSession::rollback() {
    indexed_.erase(indexed_.begin() + static_cast<std::ptrdiff_t>(saved_.back()), indexed_.end());
    return RememberingSession::rollback();
}

}  // namespace voronka::store
