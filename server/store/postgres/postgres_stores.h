#pragma once
#include "records/stores.h"
#include "store/postgres/pool.h"

namespace voronka::store {

/// The stores of a PostgreSQL database: a schema voronka_NAME for each company.
class PostgresStores final : public records::Stores {
  public:
    explicit PostgresStores(const std::string& url) : pool_(std::make_shared<postgres::Pool>(url)) {}
    Result<bool> exists(std::string_view name) override;
    Result<std::unique_ptr<records::Store>> open(std::string_view name, const Schema&) override;
    Result<void> restore(std::string_view name, const Schema&, const std::string& backup) override;
    Result<void> copy(std::string_view from, std::string_view to, const Schema&) override;
    Result<void> rename(std::string_view from, std::string_view to) override;
    Result<void> remove(std::string_view name) override;
    Result<std::vector<Kept>> list() override;

  private:
    Result<postgres::Pool::Lease> anywhere() { return pool_->take("public", postgres::Use::writing); }
    std::shared_ptr<postgres::Pool> pool_;
};

}  // namespace voronka::store
