#pragma once
#include "schema/record.h"

namespace voronka {

/// Brings fields of one record into agreement before it is written: default values of a new one; `email` is the first of
/// `emails` (and so `phone`): a list that changed decides, else a single value that changed takes the list's first place.
void settle(Record& after, const Record* before);

}  // namespace voronka
