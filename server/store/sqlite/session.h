#pragma once
#include "records/store.h"
#include "store/sql/tables.h"
#include "store/sqlite/change_log.h"
#include "store/sqlite/database.h"
#include "store/sqlite/search_index.h"

namespace voronka::store {

/// Reading through one connection.
class SqliteReader : public records::Writer {
  public:
    SqliteReader(Database& database, const Tables& tables) : database_(database), tables_(tables) {}

    Result<std::unique_ptr<records::Rows>> run(const query::Sql&) override;
    Result<std::optional<Record>> find(const Module&, Id) override;
    Result<std::vector<Record>> select(const query::Bound&, const Module&, int limit) override;
    Result<std::vector<Record>> referring(const Module&, const Field&, Id, int limit) override;
    Result<std::vector<Record>> equal(const Module&, const Field&, const Value&, int limit) override;
    Result<bool> exists(const Module&, Id) override;
    Result<std::vector<records::Change>> changes(std::int64_t after, Id record, int limit) override;
    Result<std::vector<records::Change>> changes_before(std::int64_t seq, Id record, int limit) override;
    Result<std::vector<records::Change>> change_set(std::int64_t change_set) override;
    Result<std::vector<records::SearchHit>> search(const std::vector<std::string>&, bool prefix, int limit) override;
    Result<std::optional<std::string>> setting(std::string_view key) override;
    Result<std::int64_t> head() override;

    // Writing: only on the connection whose transaction is open (sqlite_store.cpp).
    Id next_id() override { return ++*last_id_; }
    Result<void> insert(const Record&) override;
    Result<void> update(const Record& before, const Record& after) override;
    Result<void> erase(const Record&) override;
    Result<std::int64_t> append(records::Change) override;
    Result<void> index(const Module&, Id, const std::vector<std::string>& words) override;
    Result<void> set_setting(std::string_view key, std::optional<std::string_view> value) override;
    Result<void> savepoint() override;
    Result<void> release() override;
    Result<void> rollback() override;

    /// Brings what was indexed into the search index: once for all change sets of a commit, for FTS5 writes what it gathers at
    /// every savepoint.
    Result<void> write_index();

    /// Lets this one write: ids and the chain go on from what stands here.
    void write_with(Id& last_id, ChainHead& head) {
        last_id_ = &last_id;
        head_ = &head;
    }

  private:
    struct Indexed {
        const Module* module;
        Id id;
        std::vector<std::string> words;
    };
    Result<std::vector<Record>> records(Query, const Module&);
    Record record(const Query& row, const Module&) const;
    Result<void> write_list(const Record&, const Field&);
    Result<void> remove_list(const Record&, const Field&);

    Database& database_;
    const Tables& tables_;
    Id* last_id_ = nullptr;
    ChainHead* head_ = nullptr;
    std::vector<Indexed> indexed_;  // not yet written
    struct Saved {
        ChainHead head;
        std::size_t indexed;
    };
    std::vector<Saved> saved_;  // one for each savepoint that is open
};

}  // namespace voronka::store
