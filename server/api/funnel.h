#pragma once
#include "api/api.h"

namespace voronka::api {

/// GET /funnel: journeys that started in the period, each stage by a journey's first entry; skipped stages count as entered and
/// left forward.
Result<http::Response> funnel(Asking&, http::Request&);
/// GET /pipeline: value and count per stage as it stands now, or stood at the end of a past day (from the stays).
Result<http::Response> pipeline(Asking&, http::Request&);

}  // namespace voronka::api
