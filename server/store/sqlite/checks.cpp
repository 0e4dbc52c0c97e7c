#include "store/sqlite/checks.h"

#include "store/sql/checks.h"
#include "store/sqlite/database.h"

namespace voronka::store {
namespace {

Result<void> integrity(Database& database, std::vector<std::string>& wrong) {
    Query rows = TRY(database.prepare("PRAGMA integrity_check(20)"));
    while (TRY(rows.step()))
        if (rows.text(0) != "ok") wrong.push_back("file: " + std::string(rows.text(0)));
    return {};
}

}  // namespace

Result<std::vector<std::string>> check_all(const std::string& file, const Schema& schema, const Tables& tables,
                                           const std::optional<ChainHead>& head_file) {
    std::vector<std::string> wrong;
    const std::unique_ptr<Database> database = TRY(Database::open(file, {}));
    TRY_VOID(integrity(*database, wrong));
    TRY_VOID(checks::check_rows(*database, schema, tables, wrong));
    const ChainHead head = TRY(read_head(*database));
    if (head_file && head_file->seq > head.seq)
        wrong.push_back("change log: it ends at " + std::to_string(head.seq) + ", but had reached " +
                        std::to_string(head_file->seq));
    TRY_VOID(checks::ids(
        *database, "SELECT 1 FROM (SELECT count(*) n FROM search_words) w, (SELECT count(*) n FROM search) s WHERE w.n <> s.n",
        "search index: entries differ from rows", wrong));
    return wrong;
}

}  // namespace voronka::store
