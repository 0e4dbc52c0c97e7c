#pragma once
#include <string>

#include "sales/process.h"

namespace voronka::api {

/// What differs between two versions, as JSON `{"from":1,"to":2,"changes":[{"path","before","after"}]}`. Parts of a list are
/// named by their keys (`stages.closing.criteria.amount.query`); a part that is new has no `before`, one that is gone no `after`,
/// and another order of the same keys is told once, as the lists of keys.
std::string process_diff(const sales::Process& from, const sales::Process& to);

}  // namespace voronka::api
