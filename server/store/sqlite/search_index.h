#pragma once
#include <string>
#include <vector>

#include "records/store.h"
#include "store/sql/search_terms.h"
#include "store/sqlite/database.h"

namespace voronka::store {

/// Keeps under which words a record is found: FTS5 holds what of them is kept (sql/search_terms.h), and gives records newest
/// first, however many there are.
Result<void> index_words(Database&, KnownWords&, const Module&, Id, const std::vector<std::string>& words);

/// Reader::search (records/store.h).
Result<std::vector<records::SearchHit>> find_words(Database&, const std::vector<std::string>& words, records::WordMatch,
                                                   int limit);

/// Reader::words_beginning (records/store.h).
Result<std::vector<std::string>> known_words(Database&, const std::vector<std::string>& beginnings, int limit);

}  // namespace voronka::store
