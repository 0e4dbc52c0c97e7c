#pragma once
#include <string>

#include "schema/schema.h"

namespace voronka {

/// The OpenAPI 3.1 description of a company's API as JSON: every resource and its children made from the
/// schema, custom fields included, and the calls of docs/api.md that are the same for everybody
/// (openapi_calls.cpp).
std::string openapi(const Schema&);

}  // namespace voronka
