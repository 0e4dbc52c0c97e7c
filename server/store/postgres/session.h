#pragma once
#include "store/postgres/database.h"
#include "store/postgres/search_index.h"
#include "store/sql/remembering_session.h"

namespace voronka::store::postgres {

/// A session on a company's schema, with its index of words. Writers are one at a time, see migrate.h.
class PostgresSession : public RememberingSession<Database> {
  public:
    using RememberingSession::RememberingSession;
    Result<std::vector<records::SearchHit>> search(const std::vector<std::string>&, records::WordMatch, int limit) override;
    Result<std::vector<std::string>> words_beginning(const std::vector<std::string>& beginnings, int limit) override;
    Result<std::optional<Record>> find(const Module&, Id) override;
    /// Reads the records that wait, too: they are what is asked for next.
    Result<std::vector<records::SearchHit>> awaiting_index(int limit) override;
    Result<void> update(const Record& before, const Record& after) override;
    Result<void> erase(const Record&) override;
    Result<void> index(const Module&, Id, const std::vector<std::string>& words) override;
    Result<void> foresee(const Module&, const Field&, const std::vector<const Value*>&) override;
    Result<void> rollback() override;

  private:
    Result<void> read_ahead(const std::vector<records::SearchHit>&);

    KnownWords known_;
    std::unordered_set<Id> indexed_;        // whose entry may wait to be written
    std::unordered_map<Id, Record> ahead_;  // read, and not asked for yet
};

}  // namespace voronka::store::postgres
