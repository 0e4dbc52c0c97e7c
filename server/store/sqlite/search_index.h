#pragma once
#include <string>
#include <unordered_map>
#include <vector>

#include "records/store.h"
#include "store/sqlite/database.h"

namespace voronka::store {

/// Words that one transaction has met, with their stems: what it need not look for in `search_terms` again.
using KnownWords = std::unordered_map<std::string, std::string>;

/// Keeps under which words a record is found. FTS5 holds stems, numbers and addresses; `search_terms` holds every word without
/// digits that was ever met, with its stem, so that the beginning of a word leads to stems whose records are read newest first,
/// however many there are.
Result<void> index_words(Database&, KnownWords&, const Module&, Id, const std::vector<std::string>& words);

/// Reader::search (records/store.h).
Result<std::vector<records::SearchHit>> find_words(Database&, const std::vector<std::string>& words, bool prefix, int limit);

}  // namespace voronka::store
