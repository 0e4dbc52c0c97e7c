#pragma once
#include "records/unit.h"

namespace voronka::records {

/// The sales behaviour of a module: what is filled in before a record is written, and what follows once it is.
struct Rules {
    /// Completes `after` (process, stage, journey …) or refuses. `before` is null for a new record.
    Result<void> (*settle)(Unit&, const Record* before, Record& after);
    /// Writes what follows: journeys, stays, next steps.
    Result<void> (*follow)(Unit&, const Record* before, const Record& after);
    /// Gives a new record, for which nobody was named, to somebody; who made it where that leaves the owner empty. May be null.
    Result<void> (*assign)(Unit&, Record&) = nullptr;
};

/// Works out anew what a record keeps of its children: the total of a quote, how far a deal's needs are answered.
Result<void> part_changed(Unit&, const Module& above, Id parent);

/// Null for modules without behaviour of their own. One written-out table.
const Rules* rules_of(const Module&);

}  // namespace voronka::records
