#include "store/sqlite/sqlite_stores.h"

#include <sys/stat.h>

#include "store/sqlite/company_file.h"
#include "store/sqlite/sqlite_store.h"

namespace voronka::store {
namespace {

constexpr const char* file_name = "company.db";

std::unexpected<Error> not_writable(const std::filesystem::path& folder) {
    return fail(ErrorKind::unavailable, "folder_not_writable", {{"folder", folder.string()}});
}

Result<void> make_folder(const std::filesystem::path& folder) {
    std::error_code failed;
    std::filesystem::create_directories(folder, failed);
    if (failed) return not_writable(folder);
    return {};
}

}  // namespace

Result<bool> SqliteStores::exists(std::string_view name) {
    std::error_code none;
    return std::filesystem::exists(folder(name) / file_name, none);
}

Result<std::unique_ptr<records::Store>> SqliteStores::open(std::string_view name, const Schema& schema) {
    TRY_VOID(make_folder(folder(name)));
    return open_sqlite(folder(name), schema);
}

Result<void> SqliteStores::restore(std::string_view name, const Schema&, const std::string& backup) {
    TRY_VOID(make_folder(folder(name)));
    std::error_code failed;
    std::filesystem::copy_file(backup, folder(name) / file_name, failed);
    if (failed) return not_writable(folder(name));
    return {};
}

Result<void> SqliteStores::copy(std::string_view from, std::string_view to, const Schema&) {
    TRY_VOID(make_folder(folder(to)));
    return back_up_file((folder(from) / file_name).string(), (folder(to) / file_name).string());
}

Result<void> SqliteStores::rename(std::string_view from, std::string_view to) {
    std::error_code failed;
    std::filesystem::rename(folder(from), folder(to), failed);
    if (failed) return not_writable(folder(to));
    return {};
}

// Requests that still hold it end soon; the files go at once, and what is open keeps its own handles.
Result<void> SqliteStores::remove(std::string_view name) {
    const auto gone = folder(name).string() + ".gone";
    std::error_code failed;
    std::filesystem::rename(folder(name), gone, failed);
    if (failed) return not_writable(folder(name));
    std::filesystem::remove_all(gone, failed);
    return {};
}

Result<std::vector<records::Stores::Kept>> SqliteStores::list() {
    std::vector<Kept> found;
    std::error_code none;
    for (const auto& entry : std::filesystem::directory_iterator(companies_, none)) {
        struct stat facts{};
        const auto log = entry.path() / "company.db-wal";
        if (stat(std::filesystem::exists(log, none) ? log.c_str() : entry.path().c_str(), &facts) != 0) continue;
        found.push_back({entry.path().filename().string(), {std::int64_t{facts.st_mtime} * 1000}});
    }
    return found;
}

}  // namespace voronka::store
