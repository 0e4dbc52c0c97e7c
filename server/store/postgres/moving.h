#pragma once
#include "schema/record.h"
#include "store/postgres/database.h"

namespace voronka::store::postgres {

/// Writes all that the connection's company holds into a new file (store/sqlite/company_file.h), as it is at one moment.
Result<void> write_file(Database&, const Schema&, const std::string& file);
/// Fills the connection's company, which is new, from such a file.
Result<void> read_file(Database&, const Schema&, const std::string& file);
/// Fills it from another schema of the same database, without the rows leaving it.
Result<void> copy_schema(Database&, const std::string& from, const Schema&);

}  // namespace voronka::store::postgres
