#pragma once
#include <memory>

#include "records/store.h"
#include "store/postgres/pool.h"

namespace voronka::store {

/// Opens the company kept in this schema of a PostgreSQL database, made and migrated to the schema of records where needed.
/// Errors: store_newer with both versions, field_type_changed, store_unreachable.
Result<std::unique_ptr<records::Store>> open_postgres(std::shared_ptr<postgres::Pool>, const std::string& schema_name,
                                                      const Schema&);

}  // namespace voronka::store
