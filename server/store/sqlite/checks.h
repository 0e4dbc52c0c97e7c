#pragma once
#include <optional>

#include "store/sql/change_log.h"
#include "store/sql/tables.h"

namespace voronka::store {

/// Everything that can be wrong with a company's files, in sentences; empty when all is sound.
Result<std::vector<std::string>> check_all(const std::string& file, const Schema&, const Tables&,
                                           const std::optional<ChainHead>& head_file);

}  // namespace voronka::store
