#pragma once
#include <cstdint>

namespace voronka::sales {

/// A share with what is known of it: the Wilson score interval (E. B. Wilson 1927, «Probable inference»), here at 95 %.
struct Share {
    double rate = 0;  ///< successes / trials, 0 of none
    double low = 0;
    double high = 1;
};

/// Of no trials nothing is known: 0 to 1.
Share wilson(std::int64_t successes, std::int64_t trials);

}  // namespace voronka::sales
