#pragma once
#include <filesystem>
#include <memory>

#include "records/store.h"

namespace voronka::store {

/// Opens the company's database in this folder (company.db), made and migrated to the schema where needed. Errors: store_newer
/// with both versions, store_lost_changes when the log is behind its head file, field_type_changed, and those of the disk.
Result<std::unique_ptr<records::Store>> open_sqlite(const std::filesystem::path& folder, const Schema&);

}  // namespace voronka::store
