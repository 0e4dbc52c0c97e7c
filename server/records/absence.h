#pragma once
#include <vector>

#include "records/environment.h"

namespace voronka::records {

/// Whose turn it is with what falls to this person at that moment: the person; while that one is away, the deputy, or the
/// deputy's own deputy; the person again where nobody active stands in.
Id whose_turn(const Environment&, Id person, Instant at);

/// Those for whom this person stands in on that day, by id.
std::vector<Id> stands_in_for(const Directory&, Id deputy, Date day);

}  // namespace voronka::records
