#include "store/sqlite/sqlite_store.h"

#include <mutex>

#include "store/sqlite/checkpointer.h"
#include "store/sqlite/checks.h"
#include "store/sqlite/company_file.h"
#include "store/sqlite/head_file.h"
#include "store/sqlite/migrate.h"
#include "store/sqlite/session.h"

namespace voronka::store {
namespace {

constexpr std::size_t most_kept_readers = 16;
constexpr int reader_timeout_ms = 10'000;
constexpr int writer_cache_kb = 32'768;
constexpr std::size_t most_known_words = 50'000;  // some 5 MB
constexpr int reader_cache_kb = 8'192;            // the inner pages of the trees of a million deals

class SqliteStore final : public records::Store {
  public:
    SqliteStore(std::filesystem::path folder, const Schema& schema)
        : folder_(std::move(folder)),
          schema_(schema),
          tables_(schema, query::Dialect::sqlite),
          head_file_(folder_ / "changes.head") {}

    Result<void> open() {
        database_ = TRY(Database::open(file(), {.writer = true, .cache_kb = writer_cache_kb}));
        TRY_VOID(migrate(*database_, schema_, tables_));
        head_ = TRY(read_head(*database_));
        TRY_VOID(compare_with_head_file());
        const auto reader = SqliteSession(*database_, tables_).setting("last_id");
        last_id_ = *reader && !(**reader).empty() ? std::stoll(**reader) : 0;
        return {};
    }

    Result<std::unique_ptr<records::Reader>> reader() override;
    Result<void> write(const std::function<Result<void>(records::Writer&)>&) override;
    query::Dialect dialect() const override { return query::Dialect::sqlite; }
    Result<std::vector<std::string>> check() override { return check_all(file(), schema_, tables_, head_file_.read()); }
    Result<void> backup(const std::string& to) override;

    void give_back(std::unique_ptr<Database> database) {
        const std::lock_guard lock(mutex_);
        if (idle_.size() < most_kept_readers) idle_.push_back(std::move(database));
    }
    const Tables& tables() const { return tables_; }

  private:
    std::string file() const { return (folder_ / "company.db").string(); }
    Result<void> compare_with_head_file();

    std::filesystem::path folder_;
    const Schema& schema_;
    Tables tables_;
    HeadFile head_file_;
    std::mutex writing_;
    std::unique_ptr<Database> database_;  // the writer's
    ChainHead head_;
    Id last_id_ = 0;
    KnownWords known_words_;  // that stand in search_terms
    std::mutex mutex_;        // over the idle readers
    std::vector<std::unique_ptr<Database>> idle_;
    Checkpointer checkpointer_{file()};
};

// A reader's connection goes back to the pool with it; its transaction ends with its last statement.
class PooledReader final : public SqliteSession {
  public:
    PooledReader(SqliteStore& store, std::unique_ptr<Database> database)
        : SqliteSession(*database, store.tables()), store_(store), database_(std::move(database)) {}
    ~PooledReader() override {
        if (auto end = database_->prepare("COMMIT")) static_cast<void>(end->run());
        store_.give_back(std::move(database_));
    }

  private:
    SqliteStore& store_;
    std::unique_ptr<Database> database_;
};

Result<void> SqliteStore::compare_with_head_file() {
    const auto kept = head_file_.read();
    if (!kept) return head_file_.write(head_);
    if (kept->seq > head_.seq)
        return fail(ErrorKind::conflict, "store_lost_changes",
                    {{"have", std::to_string(head_.seq)}, {"had", std::to_string(kept->seq)}});
    const auto wrong = TRY(verify_chain(*database_, *kept));
    if (!wrong.empty()) return fail(ErrorKind::conflict, "store_chain_broken", {{"what", wrong.front()}});
    return {};
}

Result<std::unique_ptr<records::Reader>> SqliteStore::reader() {
    std::unique_ptr<Database> database;
    {
        const std::lock_guard lock(mutex_);
        if (!idle_.empty()) {
            database = std::move(idle_.back());
            idle_.pop_back();
        }
    }
    if (!database) database = TRY(Database::open(file(), {.cache_kb = reader_cache_kb, .timeout_ms = reader_timeout_ms}));
    database->restart_timer();
    // One transaction for all that this reader reads: a consistent state, begun with its first statement.
    Query begin = TRY(database->prepare("BEGIN"));
    TRY_VOID(begin.run());
    return std::make_unique<PooledReader>(*this, std::move(database));
}

Result<void> SqliteStore::write(const std::function<Result<void>(records::Writer&)>& work) {
    const std::lock_guard lock(writing_);
    const ChainHead before = head_;
    const Id id_before = last_id_;
    {
        Query begin = TRY(database_->prepare("BEGIN IMMEDIATE"));
        TRY_VOID(begin.run());
    }
    SqliteSession writer(*database_, tables_);
    writer.write_with(last_id_, head_);
    Result<void> done = work(writer);
    if (const Result<void> rows = database_->end_rows_behind(done.has_value()); !rows) done = rows;
    if (done) done = writer.write_index(known_words_);
    if (done && last_id_ != id_before) done = writer.set_setting("last_id", std::to_string(last_id_));
    if (done) {
        Query end = TRY(database_->prepare("COMMIT"));
        done = end.run();
    }
    if (!done) {
        static_cast<void>(database_->run("ROLLBACK"));
        head_ = before;
        last_id_ = id_before;
        known_words_.clear();
        return done;
    }
    if (known_words_.size() > most_known_words) known_words_.clear();
    checkpointer_.committed(*database_, database_->pages_in_log());
    // It may lag behind the log; what came after is verified at the next start.
    if (head_.seq != before.seq) static_cast<void>(head_file_.write(head_));
    return {};
}

Result<void> SqliteStore::backup(const std::string& to) {
    const std::filesystem::path target =
        std::filesystem::is_directory(to) ? std::filesystem::path(to) / "company.db" : std::filesystem::path(to);
    return back_up_file(file(), target.string());
}

}  // namespace

Result<std::unique_ptr<records::Store>> open_sqlite(const std::filesystem::path& folder, const Schema& schema) {
    auto store = std::make_unique<SqliteStore>(folder, schema);
    TRY_VOID(store->open());
    return std::unique_ptr<records::Store>(std::move(store));
}

}  // namespace voronka::store
