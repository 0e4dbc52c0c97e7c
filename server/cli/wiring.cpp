#include "cli/wiring.h"

#include <fmt/format.h>

#include "store/postgres/postgres_stores.h"
#include "store/sqlite/sqlite_stores.h"

namespace voronka::cli {

std::unique_ptr<records::Stores> open_stores(const Target& target) {
    if (target.store.empty()) return std::make_unique<store::SqliteStores>(target.folder());
    return std::make_unique<store::PostgresStores>(target.store);
}

// A command reaches the server of its own store alone, whoever else may use the folder.
std::filesystem::path Target::socket() const {
    if (store.empty()) return folder() / "voronka.sock";
    std::uint32_t hash = 2166136261U;  // FNV-1a
    for (const char c : store) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
    return folder() / fmt::format("voronka-{:08x}.sock", hash);
}

Wiring::Wiring(store::DirectoryLock lock, const Target& target)
    : lock_(std::move(lock)),
      stores_(open_stores(target)),
      writers_(2),
      companies_({.stores = *stores_, .clock = clock_, .writers = writers_}, target.folder()) {}

Result<std::unique_ptr<Wiring>> Wiring::open(const Target& target) {
    store::DirectoryLock lock = TRY(store::DirectoryLock::take(target.folder()));
    return std::unique_ptr<Wiring>(new Wiring(std::move(lock), target));
}

}  // namespace voronka::cli
