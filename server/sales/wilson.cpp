#include "sales/wilson.h"

#include <algorithm>
#include <cmath>

namespace voronka::sales {

Share wilson(std::int64_t successes, std::int64_t trials) {
    if (trials <= 0) return {};
    constexpr double z = 1.959963984540054;  // the normal quantile of 0.975
    const auto n = static_cast<double>(trials);
    const double rate = static_cast<double>(successes) / n;
    const double middle = rate + z * z / (2 * n);
    const double spread = z * std::sqrt(rate * (1 - rate) / n + z * z / (4 * n * n));
    const double scale = 1 + z * z / n;
    return {rate, std::clamp((middle - spread) / scale, 0.0, rate), std::clamp((middle + spread) / scale, rate, 1.0)};
}

}  // namespace voronka::sales
