#pragma once
#include <string>

#include "api/api.h"

namespace voronka::api {

/// The condition of the query language for what falls to the asker today: the own records, and those of people for whom the
/// asker stands in.
std::string whose_work(const Asking&);

/// The condition for open deals whose date has passed before anybody speaks about them; empty where the role hides the date.
std::string past_its_date(const Asking&);

}  // namespace voronka::api
