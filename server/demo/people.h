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

/// An answer of the library.
struct Reply {
    Id id = 0;
    std::string text;
};

/// An objection of the library, with its answers.
struct Known {
    std::string text;
    Id id = 0;
    std::vector<Reply> answers;
};

/// Who works in the firm once it is made, what they sell and against whom.
struct Firm {
    std::vector<Id> managers;  ///< the director first
    std::vector<Seller> reps;  ///< in the order of `cast`
    std::vector<Product> products;
    std::vector<Id> competitors;
    std::vector<Known> library;  ///< what customers of the demo object
};

/// Makes teams, people, products and competitors as they are on this day.
Result<Firm> found(company::Company&, Date today);

}  // namespace voronka::demo
