#pragma once
#include "records/store.h"
#include "store/sql/change_log.h"
#include "store/sql/tables.h"

namespace voronka::store {

/// Reading and writing through one connection, in the SQL that both stores understand; what a search is, each store says itself.
/// Database is the connection: `prepare(sql)` gives a query with `bind`, `step`, `run` and the columns of its row, `prepare_row`
/// one that inserts a row, `settle()` waits until what was sent has been carried out. Parameters are `$1`, `$2` … in the order in
/// which they first stand in the text, which SQLite takes for names and PostgreSQL for numbers. The members are defined in
/// session_read.h, session_repeated.h and session_write.h.
template <class Database>
class Session : public records::Writer {
  public:
    Session(Database& database, const Tables& tables) : database_(database), tables_(tables) {}

    Result<std::unique_ptr<records::Rows>> run(const query::Sql&) override;
    Result<std::optional<Record>> find(const Module&, Id) override;
    Result<std::vector<Record>> select(const query::Bound&, const Module&, int limit) override;
    Result<std::vector<Record>> referring(const Module&, const Field&, Id, int limit) override;
    Result<std::vector<Record>> equal(const Module&, const Field&, const Value&, int limit) override;
    Result<records::Repeated> repeated(const Module&, const Field&, std::string_view before, int forms, int entries) override;
    Result<bool> exists(const Module&, Id) override;
    Result<std::vector<records::Change>> changes(std::int64_t after, Id record, int limit) override;
    Result<std::vector<records::Change>> changes_before(std::int64_t seq, Id record, int limit) override;
    Result<std::vector<records::Change>> change_set(std::int64_t change_set) override;
    Result<std::vector<records::SearchHit>> awaiting_index(int limit) override;
    Result<std::optional<std::string>> setting(std::string_view key) override;
    Result<std::int64_t> head() override;

    // Writing: only on the connection whose transaction is open.
    Id next_id() override { return ++*last_id_; }
    Result<void> insert(const Record&) override;
    Result<void> update(const Record& before, const Record& after) override;
    Result<void> erase(const Record&) override;
    Result<std::int64_t> append(records::Change) override;
    Result<void> index_later(const Module&, Id) override;
    Result<void> indexed_to(Id) override;
    Result<void> set_setting(std::string_view key, std::optional<std::string_view> value) override;
    Result<void> savepoint() override;
    /// Waits for what was written since the savepoint: after an error of it the savepoint stands still, to be taken back.
    Result<void> release() override;
    Result<void> release_soon() override;
    Result<void> rollback() override;

    /// Lets this one write: ids and the chain go on from what stands here.
    void write_with(Id& last_id, ChainHead& head) {
        last_id_ = &last_id;
        head_ = &head;
    }

  protected:
    using Query = typename Database::Query;
    Database& database() const { return database_; }
    const Tables& tables() const { return tables_; }
    Result<std::vector<Record>> records(Query, const Module&);

  private:
    Result<std::vector<records::Change>> all_changes(Query);
    Record record(const Query& row, const Module&) const;
    Result<void> write_list(const Record&, const Field&);
    Result<void> remove_list(const Record&, const Field&);

    Database& database_;
    const Tables& tables_;
    Id* last_id_ = nullptr;
    ChainHead* head_ = nullptr;
    std::vector<ChainHead> saved_heads_;  // one for each savepoint that is open
};

}  // namespace voronka::store
