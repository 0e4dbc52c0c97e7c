#pragma once
#include "store/sql/tables.h"
#include "store/sqlite/database.h"

namespace voronka::store {

/// Brings the file to the schema: makes missing tables, columns and indexes, fills the new companions of old columns. Nothing is
/// ever dropped. Errors: store_newer, field_type_changed.
Result<void> migrate(Database&, const Schema&, const Tables&);

}  // namespace voronka::store
