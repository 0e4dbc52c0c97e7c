#include "store/postgres/postgres_store.h"

#include <chrono>
#include <filesystem>

#include "store/postgres/migrate.h"
#include "store/postgres/moving.h"
#include "store/postgres/session.h"
#include "store/sql/checks.h"

namespace voronka::store {
namespace postgres {
namespace {

constexpr const char* one_state = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";

class PostgresStore final : public records::Store {
  public:
    PostgresStore(std::shared_ptr<Pool> pool, std::string name, const Schema& schema)
        : pool_(std::move(pool)), name_(std::move(name)), schema_(schema), tables_(schema, query::Dialect::postgresql) {}

    Result<void> open() {
        const Pool::Lease database = TRY(pool_->take(name_, Use::writing));
        return migrate(*database, schema_, tables_);
    }
    Result<std::unique_ptr<records::Reader>> reader() override;
    Result<void> write(const std::function<Result<void>(records::Writer&)>&) override;
    query::Dialect dialect() const override { return query::Dialect::postgresql; }
    Result<std::vector<std::string>> check() override;
    Result<void> backup(const std::string& to) override;

  private:
    Result<void> mark_used(Database&);
    Result<void> batch(Database&, const std::function<Result<void>(records::Writer&)>&);

    std::shared_ptr<Pool> pool_;
    std::string name_;
    const Schema& schema_;
    Tables tables_;
    std::mutex writing_;
    std::optional<std::chrono::steady_clock::time_point> marked_;  // when it was last noted that the company is used
};

// A reader's transaction begins with its first statement, and ends without being waited for.
class LeasedReader final : public PostgresSession {
  public:
    LeasedReader(Pool::Lease lease, const Tables& tables) : PostgresSession(*lease, tables), lease_(std::move(lease)) {}
    ~LeasedReader() override { lease_->finish(); }

  private:
    Pool::Lease lease_;
};

Result<std::unique_ptr<records::Reader>> PostgresStore::reader() {
    Pool::Lease database = TRY(pool_->take(name_, Use::reading));
    TRY_VOID(database->begin(one_state));
    return std::make_unique<LeasedReader>(std::move(database), tables_);
}

Result<void> PostgresStore::write(const std::function<Result<void>(records::Writer&)>& work) {
    const std::lock_guard lock(writing_);
    const Pool::Lease database = TRY(pool_->take(name_, Use::writing));
    auto done = batch(*database, work);
    if (!done) database->rollback();
    return done;
}

// Told to the hour: it is asked about days.
Result<void> PostgresStore::mark_used(Database& database) {
    constexpr auto often_enough = std::chrono::hours(1);
    const auto now = std::chrono::steady_clock::now();
    if (marked_ && now - *marked_ < often_enough) return {};
    marked_ = now;
    auto keep =
        TRY(database.prepare("INSERT INTO settings (key, value) VALUES ('used_at', (extract(epoch FROM now()) * "
                             "1000)::bigint::text) ON CONFLICT (key) "
                             "DO UPDATE SET value = excluded.value"));
    return keep.run();
}

// Where the log and the ids stand is read anew each time: another process may have written meanwhile.
Result<void> PostgresStore::batch(Database& database, const std::function<Result<void>(records::Writer&)>& work) {
    TRY_VOID(begin_writing(database));
    ChainHead head = TRY(read_head(database));
    PostgresSession writer(database, tables_);
    const auto kept = TRY(writer.setting("last_id"));
    const Id id_before = kept ? std::stoll(*kept) : 0;
    Id last_id = id_before;
    writer.write_with(last_id, head);
    TRY_VOID(work(writer));
    if (last_id != id_before) TRY_VOID(writer.set_setting("last_id", std::to_string(last_id)));
    TRY_VOID(mark_used(database));
    TRY_VOID(database.commit());
    static_cast<void>(database.renew_figures());  // what was written stands in any case
    return {};
}

Result<std::vector<std::string>> PostgresStore::check() {
    const Pool::Lease database = TRY(pool_->take(name_, Use::writing));  // it may take longer than a reader's time
    TRY_VOID(database->begin(one_state));
    std::vector<std::string> wrong;
    const auto checked = checks::check_rows(*database, schema_, tables_, wrong);
    database->rollback();
    if (!checked) return std::unexpected(checked.error());
    return wrong;
}

Result<void> PostgresStore::backup(const std::string& to) {
    const Pool::Lease database = TRY(pool_->take(name_, Use::writing));
    return write_file(*database, schema_, std::filesystem::is_directory(to) ? to + "/company.db" : to);
}

}  // namespace
}  // namespace postgres

Result<std::unique_ptr<records::Store>> open_postgres(std::shared_ptr<postgres::Pool> pool, const std::string& schema_name,
                                                      const Schema& schema) {
    auto store = std::make_unique<postgres::PostgresStore>(std::move(pool), schema_name, schema);
    TRY_VOID(store->open());
    return std::unique_ptr<records::Store>(std::move(store));
}

}  // namespace voronka::store
