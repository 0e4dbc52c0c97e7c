#pragma once
#include "records/unit.h"

namespace voronka::records {

/// Takes a whole change set back by its inverse: created records go to the wastebasket, deleted ones come back, changed fields
/// get their old values, the newest change first. Refused (conflict, `undo_changed_since`) when a later change touched the
/// same fields. The actor needs the right to each inverse; of a merge, which moves what others own too, the right to change
/// both records.
Result<void> undo(Unit&, std::int64_t change_set);

/// The same for a set of changes that do not depend on each other (a bulk change): takes back what can be, and tells of the rest.
struct Undone {
    std::int64_t undone = 0;
    std::vector<std::pair<Id, Error>> refused;
};
Result<Undone> undo_each(Unit&, std::int64_t change_set);

}  // namespace voronka::records
