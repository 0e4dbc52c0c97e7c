#pragma once
#include "store/postgres/absent.h"
#include "store/postgres/database.h"
#include "store/postgres/search_index.h"
#include "store/sql/session.h"

namespace voronka::store::postgres {

/// A session on a company's schema, with its index of words. It reads one state and what it writes itself (writers are one at a
/// time, see migrate.h), so that what was asked for once need not be asked for again: each question costs a way to the server.
class PostgresSession : public Session<Database> {
  public:
    using Session::Session;
    Result<std::vector<records::SearchHit>> search(const std::vector<std::string>&, records::WordMatch, int limit) override;
    Result<std::vector<std::string>> words_beginning(const std::vector<std::string>& beginnings, int limit) override;
    Result<std::optional<Record>> find(const Module&, Id) override;
    Result<std::vector<Record>> equal(const Module&, const Field&, const Value&, int limit) override;
    Result<bool> exists(const Module&, Id) override;
    /// Reads the records that wait, too: they are what is asked for next.
    Result<std::vector<records::SearchHit>> awaiting_index(int limit) override;
    Result<std::optional<std::string>> setting(std::string_view key) override;
    Result<void> insert(const Record&) override;
    Result<void> update(const Record& before, const Record& after) override;
    Result<void> erase(const Record&) override;
    Result<void> index(const Module&, Id, const std::vector<std::string>& words) override;
    Result<void> set_setting(std::string_view key, std::optional<std::string_view> value) override;
    Result<void> foresee(const Module&, const Field&, const std::vector<const Value*>&) override;
    Result<void> rollback() override;

  private:
    Result<void> read_ahead(const std::vector<records::SearchHit>&);

    KnownWords known_;
    std::unordered_set<Id> indexed_;        // whose entry may wait to be written
    std::unordered_map<Id, Record> ahead_;  // read, and not asked for yet
    Absent absent_;
    std::unordered_map<Id, const Module*> there_;  // not deleted
    std::map<std::string, std::optional<std::string>, std::less<>> settings_;
};

}  // namespace voronka::store::postgres
