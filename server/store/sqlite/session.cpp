#include "store/sqlite/session.h"

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

Result<void> SqliteSession::savepoint() {
    saved_.push_back(indexed_.size());
    return Session::savepoint();
}

Result<void> SqliteSession::release_soon() {
    saved_.pop_back();
    return Session::release_soon();
}

Result<void> SqliteSession::rollback() {
    indexed_.erase(indexed_.begin() + static_cast<std::ptrdiff_t>(saved_.back()), indexed_.end());
    return Session::rollback();
}

}  // namespace voronka::store
