#pragma once
#include "records/unit.h"

namespace voronka::records {

/// Notes the closing signals that an activity or note about a deal tells of, each kind once a deal, marked as seen by the system:
/// what the customer asked for, and colleagues who took part.
Result<void> see_signals(Unit&, const Record& activity_or_note);
/// A close date that was moved nearer means that timing was asked about.
Result<void> see_moved_date(Unit&, const Record& before, const Record& deal);

}  // namespace voronka::records
