#pragma once
#include "store/sql/remembering_session.h"
#include "store/sqlite/database.h"
#include "store/sqlite/search_index.h"

namespace voronka::store {

/// A session on an SQLite file, with its full-text index.
class SqliteSession : public RememberingSession<Database> {
  public:
    using RememberingSession::RememberingSession;
    Result<std::vector<records::SearchHit>> search(const std::vector<std::string>&, records::WordMatch, int limit) override;
    Result<std::vector<std::string>> words_beginning(const std::vector<std::string>& beginnings, int limit) override;
    Result<void> index(const Module&, Id, const std::vector<std::string>& words) override;
    /// Brings what was indexed into the search index: once for all change sets of a commit, for FTS5 writes what it gathers at
    /// every savepoint. Where the commit fails, what is known of words is to be forgotten.
    Result<void> write_index(KnownWords&);

    Result<void> foresee(const Module&, const Field&, const std::vector<const Value*>&) override;
    void many_follow() override { database().begin_rows_behind(); }
    std::optional<std::int64_t> rows_written() const override { return database().rows_written(); }
    Result<void> savepoint() override;
    Result<void> release_soon() override;
    Result<void> rollback() override;

  private:
    struct Indexed {
        const Module* module;
        Id id;
        std::vector<std::string> words;
    };
    std::vector<Indexed> indexed_;    // not yet written
    std::vector<std::size_t> saved_;  // how many there were at each savepoint that is open
};

}  // namespace voronka::store
