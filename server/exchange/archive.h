#pragma once
#include <filesystem>

#include "records/read.h"

namespace voronka::exchange {

/// A ZIP of everything that a company has: a CSV for each resource and each kind of child, the files that were uploaded, and the
/// change log as JSON lines. Gives the path of a new temporary file in `folder`, the company's own.
Result<std::filesystem::path> make_archive(records::Store&, const records::Environment&, records::PlanCache&,
                                           const std::filesystem::path& folder);

}  // namespace voronka::exchange
