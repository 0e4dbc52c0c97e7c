#pragma once
#include "query/query.h"

namespace voronka::query {

/// The last row's sort values and id out of a cursor. Errors: cursor_invalid when it was tampered with or made for another query.
Result<std::vector<Value>> read_cursor(const Bound&, std::string_view cursor);

}  // namespace voronka::query
