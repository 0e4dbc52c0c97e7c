#pragma once
#include "api/api.h"

namespace voronka::api {

/// The brief of a deal and the plan of its demo.
void add_brief_routes(http::Router&, Api&);
/// The library of objections, and what is raised and answered in a deal.
void add_objection_routes(http::Router&, Api&);

}  // namespace voronka::api
