#pragma once
#include "records/store.h"

namespace voronka::records {

/// Where the stores of companies are, each under its company's name: folders below a data directory, or schemas of one database.
/// Thread-safe.
class Stores {
  public:
    virtual ~Stores() = default;
    virtual Result<bool> exists(std::string_view name) = 0;
    /// Made, and migrated to the schema, where needed.
    virtual Result<std::unique_ptr<Store>> open(std::string_view name, const Schema&) = 0;
    /// A new store with all that a backup (Store::backup) of either kind of store held.
    virtual Result<void> restore(std::string_view name, const Schema&, const std::string& backup) = 0;
    /// A new store with all that another one of this place holds.
    virtual Result<void> copy(std::string_view from, std::string_view to, const Schema&) = 0;
    virtual Result<void> rename(std::string_view from, std::string_view to) = 0;
    /// Removes for good; what is open keeps what it has, or fails as unavailable.
    virtual Result<void> remove(std::string_view name) = 0;

    struct Kept {
        std::string name;
        Instant used;  ///< about when something was last written
    };
    virtual Result<std::vector<Kept>> list() = 0;
};

}  // namespace voronka::records
