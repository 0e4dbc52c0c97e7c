#pragma once
#include "demo/demo.h"

namespace voronka::demo {

/// Who works in the firm once it is made: ids of the reps in the order of `cast`, and what they sell and against whom.
struct Firm {
    Id director = 0;
    std::vector<Id> reps;
    std::vector<std::pair<Id, Decimal>> products;
    std::vector<Id> competitors;
};

/// Makes teams, people, products and competitors.
Result<Firm> found(company::Company&);

}  // namespace voronka::demo
