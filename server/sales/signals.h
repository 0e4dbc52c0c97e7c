#pragma once
#include <string_view>
#include <vector>

namespace voronka::sales {

/// The closing signals that a text tells of, by their keys (`asked_timing asked_price asked_contract details`): what a customer
/// asks about when ready to buy (seven-steps.md, stage 6). Words are compared by their stems, in Russian and English.
std::vector<std::string_view> signals_in(std::string_view text);

}  // namespace voronka::sales
