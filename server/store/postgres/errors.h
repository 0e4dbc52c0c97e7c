#pragma once
#include "core/result.h"

struct pg_conn;
struct pg_result;

namespace voronka::store::postgres {

/// An error of the database as one of ours, by its SQLSTATE: unavailable where it or its disk cannot do it now, conflict for a
/// broken unique index, query where a time limit ended it, else internal.
Error error_of(const pg_result*);
/// The connection is gone, or there never was one.
Error lost(const pg_conn*);

}  // namespace voronka::store::postgres
