#pragma once
#include "store/postgres/database.h"
#include "store/sql/tables.h"

namespace voronka::store::postgres {

/// Makes the company's schema and in it what the schema of records has and the database has not. Errors: store_newer with both
/// versions, field_type_changed.
Result<void> migrate(Database&, const Schema&, const Tables&);

/// Begins a transaction that no other process writes beside: one writer at a time for each company, as in SQLite, so that the
/// order of numbers in the change log is the order of commits, and what was checked before a write still holds when it is
/// written.
Result<void> begin_writing(Database&);

}  // namespace voronka::store::postgres
