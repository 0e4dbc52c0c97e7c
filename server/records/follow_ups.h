#pragma once
#include "records/unit.h"

namespace voronka::records {

/// Makes the follow-ups of a deal that was won just now (seven-steps.md, stage 7).
Result<void> make_follow_ups(Unit&, const Record& deal);
/// A changed delivery date moves the open calls.
Result<void> move_follow_ups(Unit&, const Record& deal);
/// Reopening a won deal takes its open follow-ups back, to the wastebasket.
Result<void> cancel_follow_ups(Unit&, const Record& deal);

}  // namespace voronka::records
