#include "store/postgres/session.h"

#include "store/sql/session_read.h"
#include "store/sql/session_repeated.h"
#include "store/sql/session_write.h"

namespace voronka::store {

template class Session<postgres::Database>;

namespace postgres {

Result<std::vector<records::SearchHit>> PostgresSession::search(const std::vector<std::string>& words, bool prefix, int limit) {
    return find_words(database(), words, prefix, limit);
}

Result<std::vector<std::string>> PostgresSession::words_beginning(const std::vector<std::string>& beginnings, int limit) {
    return known_words(database(), beginnings, limit);
}

Result<void> PostgresSession::index(const Module& module, Id id, const std::vector<std::string>& words) {
    return index_words(database(), known_, module, id, words);
}

Result<void> PostgresSession::rollback() {
    known_.clear();  // what was met since the savepoint is not kept
    return Session::rollback();
}

}  // namespace postgres
}  // namespace voronka::store
