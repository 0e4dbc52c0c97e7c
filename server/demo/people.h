#pragma once
#include "demo/demo.h"

namespace voronka::demo {

struct Seller {
    Id id = 0;
    Date hired_on;
};

struct Product {
    Id id = 0;
    std::int64_t price = 0;  ///< whole roubles
};

/// Who works in the firm once it is made, what they sell and against whom.
struct Firm {
    std::vector<Id> managers;  ///< the director first
    std::vector<Seller> reps;  ///< in the order of `cast`
    std::vector<Product> products;
    std::vector<Id> competitors;
};

/// Makes teams, people, products and competitors as they are on this day.
Result<Firm> found(company::Company&, Date today);

}  // namespace voronka::demo
