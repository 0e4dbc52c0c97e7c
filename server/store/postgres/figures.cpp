#include "store/postgres/figures.h"

#include "store/postgres/database.h"

namespace voronka::store::postgres {
namespace {

constexpr std::int64_t several_times = 5;

// The server's own count, as it was last taken; less than none where it never was.
Result<std::int64_t> counted(Database& database, const std::string& table) {
    Query query = TRY(database.prepare("SELECT reltuples::bigint FROM pg_class WHERE oid = to_regclass($1)"));
    query.bind_text(1, '"' + table + '"');
    return TRY(query.step()) ? query.integer(0) : 0;
}

}  // namespace

void Figures::written(std::string_view table, std::size_t rows) {
    auto found = growth_.find(table);
    if (found == growth_.end()) found = growth_.emplace(table, Growth()).first;
    found->second.rows += static_cast<std::int64_t>(rows);
}

Result<void> Figures::renew(Database& database) {
    for (auto& [table, growth] : growth_) {
        if (growth.rows < growth.look_at) continue;
        growth.look_at = growth.rows * several_times;
        if (TRY(counted(database, table)) * several_times < growth.rows) TRY_VOID(database.run("ANALYZE \"" + table + '"'));
    }
    return {};
}

}  // namespace voronka::store::postgres
