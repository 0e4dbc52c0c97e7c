#pragma once
#include <memory>

#include "cli/command.h"
#include "company/companies.h"
#include "core/clock.h"
#include "store/sqlite/directory_lock.h"

namespace voronka::cli {

/// The stores in which a target keeps its companies.
std::unique_ptr<records::Stores> open_stores(const Target&);

/// Puts the parts of the program together over one folder, whose lock it holds: the only place that knows which store is used.
class Wiring {
  public:
    /// Errors: store_in_use with the other process's id.
    static Result<std::unique_ptr<Wiring>> open(const Target&);
    company::Companies& companies() { return companies_; }
    records::Stores& stores() { return *stores_; }
    const Clock& clock() const { return clock_; }

  private:
    Wiring(store::DirectoryLock lock, const Target&);
    store::DirectoryLock lock_;
    std::unique_ptr<records::Stores> stores_;
    SystemClock clock_;
    company::WorkerPool writers_;
    company::Companies companies_;
};

}  // namespace voronka::cli
