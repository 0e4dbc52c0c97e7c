#pragma once
#include "schema/record.h"

namespace voronka {

/// Brings fields of one record into agreement before it is written; `before` is nothing for a new one.
///
/// - An empty field of a new record takes its default value.
/// - `email` is the first of `emails` (first_of; so is `phone`). A list that changed decides, also where both
/// were given and
///   disagree. Else a single value that changed goes to the front: an equal item moves there with its kind,
///   otherwise the first item is replaced; a single value that was cleared takes the first item with it.
void settle(Record& after, const Record* before);

}  // namespace voronka
