#pragma once
#include <memory>

#include "company/companies.h"
#include "core/clock.h"
#include "store/sqlite/directory_lock.h"

namespace voronka::cli {

/// Puts the parts of the program together over one data directory, whose lock it holds: the only place that knows which store is
/// used.
class Wiring {
  public:
    /// Errors: store_in_use with the other process's id.
    static Result<std::unique_ptr<Wiring>> open(const std::filesystem::path& data);
    company::Companies& companies() { return companies_; }
    const Clock& clock() const { return clock_; }

    /// Companies whose clock is set by hand, as the demo's is while it is made.
    static company::Host host(const Clock&, company::WorkerPool&);

  private:
    Wiring(store::DirectoryLock lock, const std::filesystem::path& data);
    store::DirectoryLock lock_;
    SystemClock clock_;
    company::WorkerPool writers_;
    company::Companies companies_;
};

}  // namespace voronka::cli
