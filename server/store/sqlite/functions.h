#pragma once

struct sqlite3;

namespace voronka::store {

/// Adds to a connection what the query language needs and SQLite lacks: `has_word(folded, beginning)` (core/text.h) and the
/// aggregate `median(integer)`, the mean of the middle two rounded half away from zero. Answers an SQLite code.
int add_functions(sqlite3*);

}  // namespace voronka::store
