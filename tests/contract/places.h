#pragma once
#include <memory>
#include <string>

#include "records/store.h"

namespace voronka::records {

/// One kind of store in a place of its own, which goes with the test.
class Place {
  public:
    virtual ~Place() = default;
    virtual Result<std::unique_ptr<Store>> open(const Schema&) = 0;
    /// A new company, empty but for what the backup of another held.
    virtual Result<std::unique_ptr<Store>> restore(const std::string& backup, const Schema&) = 0;
    /// Does something behind the store's back.
    virtual void raw(const std::string& sql) = 0;
};

enum class Kind { sqlite, postgresql };
/// Nothing where no PostgreSQL was given: scripts/with-postgres gives one.
std::unique_ptr<Place> make_place(Kind);
inline std::string name_of(Kind kind) { return kind == Kind::sqlite ? "Sqlite" : "Postgresql"; }

}  // namespace voronka::records
