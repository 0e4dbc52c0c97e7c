#pragma once
#include "store/postgres/database.h"
#include "store/postgres/search_index.h"
#include "store/sql/session.h"

namespace voronka::store::postgres {

/// A session on a company's schema, with its index of words.
class PostgresSession : public Session<Database> {
  public:
    using Session::Session;
    Result<std::vector<records::SearchHit>> search(const std::vector<std::string>&, bool prefix, int limit) override;
    Result<std::vector<std::string>> words_beginning(const std::vector<std::string>& beginnings, int limit) override;
    Result<void> index(const Module&, Id, const std::vector<std::string>& words) override;
    Result<void> rollback() override;

  private:
    KnownWords known_;
};

}  // namespace voronka::store::postgres
