#include "cli/wiring.h"

#include "store/sqlite/sqlite_store.h"

namespace voronka::cli {

company::Host Wiring::host(const Clock& clock, company::WorkerPool& writers) {
    return {.open_store = [](const std::filesystem::path& folder,
                             const Schema& schema) { return store::open_sqlite(folder, schema); },
            .clock = clock,
            .writers = writers};
}

Wiring::Wiring(store::DirectoryLock lock, const std::filesystem::path& data)
    : lock_(std::move(lock)), writers_(2), companies_(host(clock_, writers_), data) {}

Result<std::unique_ptr<Wiring>> Wiring::open(const std::filesystem::path& data) {
    store::DirectoryLock lock = TRY(store::DirectoryLock::take(data));
    return std::unique_ptr<Wiring>(new Wiring(std::move(lock), data));
}

}  // namespace voronka::cli
