#pragma once
#include <filesystem>

#include "records/stores.h"

namespace voronka::store {

/// The stores of a data directory: DIR/companies/NAME/company.db.
class SqliteStores final : public records::Stores {
  public:
    explicit SqliteStores(const std::filesystem::path& directory) : companies_(directory / "companies") {}
    Result<bool> exists(std::string_view name) override;
    Result<std::unique_ptr<records::Store>> open(std::string_view name, const Schema&) override;
    Result<void> restore(std::string_view name, const Schema&, const std::string& backup) override;
    Result<void> copy(std::string_view from, std::string_view to, const Schema&) override;
    Result<void> rename(std::string_view from, std::string_view to) override;
    Result<void> remove(std::string_view name) override;
    Result<std::vector<Kept>> list() override;

  private:
    std::filesystem::path folder(std::string_view name) const { return companies_ / std::string(name); }
    std::filesystem::path companies_;
};

}  // namespace voronka::store
