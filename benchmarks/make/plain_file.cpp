#include "make/plain_file.h"

#include <sqlite3.h>

#include <memory>
#include <stdexcept>

namespace voronka::bench {
namespace {

using Handle = std::unique_ptr<sqlite3, decltype(&sqlite3_close)>;

Handle opened(const std::string& file) {
    sqlite3* handle = nullptr;
    const int code = sqlite3_open(file.c_str(), &handle);
    Handle held(handle, sqlite3_close);
    if (code != SQLITE_OK) throw std::runtime_error(sqlite3_errstr(code));
    return held;
}

}  // namespace

PlainFile::PlainFile(const std::filesystem::path& file) : file_(file.string()) {
    const Handle handle = opened(file_);
    sqlite3_stmt* rows = nullptr;
    sqlite3_prepare_v2(handle.get(), "SELECT sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL", -1, &rows,
                       nullptr);
    while (sqlite3_step(rows) == SQLITE_ROW) indexes_.emplace_back(reinterpret_cast<const char*>(sqlite3_column_text(rows, 0)));
    sqlite3_finalize(rows);
}

void PlainFile::run(const std::string& sql) {
    const Handle handle = opened(file_);
    char* error = nullptr;
    const std::string first =
        "PRAGMA cache_size=-400000; PRAGMA temp_store=MEMORY; PRAGMA synchronous=OFF; PRAGMA busy_timeout=10000;";
    if (sqlite3_exec(handle.get(), (first + sql).c_str(), nullptr, nullptr, &error) == SQLITE_OK) return;
    const std::string what = error ? error : "SQLite";
    sqlite3_free(error);
    throw std::runtime_error(what + " in " + sql);
}

void PlainFile::drop_indexes() {
    std::string all;
    for (const std::string& index : indexes_) {
        const auto begin = index.find("INDEX ") + 6;
        all += "DROP INDEX " + index.substr(begin, index.find(" ON ") - begin) + ";";
    }
    run(all);
}

void PlainFile::finish() {
    for (const std::string& index : indexes_) run(index);
    run("INSERT INTO search (search) VALUES ('optimize')");
    run("PRAGMA wal_checkpoint(TRUNCATE)");
}

}  // namespace voronka::bench
