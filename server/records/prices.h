#pragma once
#include "records/environment.h"
#include "records/store.h"

namespace voronka::records {

/// What a customer pays for a product, and where that is written.
struct Price {
    std::optional<Decimal> price;
    std::optional<Decimal> list_price;
    std::string book;  ///< name of the price book; empty: the product's own price
};

/// Prices for one customer: those of the price books that are in use today, the customer's own before the general ones and newer
/// before older; a book without a price for the product takes its discount from the list price. Read once, asked often.
class PriceRule {
  public:
    /// `organization` 0: somebody who is no customer yet.
    static Result<PriceRule> load(Reader&, const Environment&, Id organization);
    Price of(const Record& product) const;

  private:
    struct Book {
        std::string name;
        std::optional<Decimal> discount;
        std::map<Id, Decimal> prices;
    };
    std::vector<Book> books_;
};

}  // namespace voronka::records
