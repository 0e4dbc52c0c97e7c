#pragma once
#include "records/unit.h"

namespace voronka::records {

/// Takes a whole change set back by its inverse: created records go to the wastebasket, deleted ones come back, changed fields
/// get their old values, the newest change first. Refused (conflict, `undo_changed_since`) when a later change touched the
/// same fields. The actor needs the right to each inverse.
Result<void> undo(Unit&, std::int64_t change_set);

}  // namespace voronka::records
