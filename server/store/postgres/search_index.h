#pragma once
#include "records/store.h"
#include "store/postgres/database.h"
#include "store/sql/search_terms.h"

namespace voronka::store::postgres {

/// Keeps under which words a record is found; sent without waiting.
Result<void> index_words(Database&, KnownWords&, const Module&, Id, const std::vector<std::string>& words);

/// Reader::search (records/store.h).
Result<std::vector<records::SearchHit>> find_words(Database&, const std::vector<std::string>& words, records::WordMatch,
                                                   int limit);

/// Reader::words_beginning (records/store.h).
Result<std::vector<std::string>> known_words(Database&, const std::vector<std::string>& beginnings, int limit);

}  // namespace voronka::store::postgres
