#pragma once
#include "api/api.h"
#include "api/figures.h"

namespace voronka::api {

/// Measures of time that are worked out row by row: each reads what meets its query `q`, however much there is.

/// Median calendar days from the start to the close of deals, both days by the company's zone.
Result<Figure> cycle_length(Asking&, records::Reading&, const std::string& q);
/// The share of activities that were done by their due time.
Result<Figure> on_time_rate(Asking&, records::Reading&, const std::string& q);
/// Median working minutes from the making of leads to the first thing done about them that was not begun by the customer; those
/// without one are left out.
Result<Figure> speed_to_lead(Asking&, records::Reading&, const std::string& q);

}  // namespace voronka::api
