#pragma once
#include <boost/json/value.hpp>
#include <string>
#include <vector>

#include "core/result.h"

namespace voronka::api {

/// The groups of Today as this company orders them: those that it has named, then the others as usual. A group that does not
/// exist any more is passed over.
std::vector<std::string> today_order(const std::vector<std::string>& settled);

/// Reads the order from a body; every group has to stand in it once (today_order_groups).
Result<std::vector<std::string>> read_today_order(const boost::json::value&);

}  // namespace voronka::api
