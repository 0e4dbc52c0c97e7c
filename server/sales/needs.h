#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/decimal.h"
#include "schema/record.h"

namespace voronka::sales {

/// How far the needs of a deal are answered, in percent: weighted by importance, answered counts whole, partly by half, no and
/// not shown yet not at all. Nothing without needs. `needs` are children `deals.needs`.
std::optional<Decimal> coverage(const std::vector<Record>& needs);

/// The sum of lines `product quantity price discount`, to the kopeck; lines without a price count nothing.
Decimal total(const std::vector<Record>& lines);

/// How well a text answers what was said: the number of different stems of words longer than three letters that both have.
int common_words(std::string_view said, std::string_view offered);

/// A template with `{contact}` and the like filled in; a name that is not known stays out, braces and all.
std::string filled_in(std::string_view text, const std::vector<std::pair<std::string_view, std::string>>& names);

}  // namespace voronka::sales
