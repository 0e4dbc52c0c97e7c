#pragma once
#include "records/unit.h"

namespace voronka::records {

/// Makes the follow-ups of a deal that was won just now (seven-steps.md, stage 7): those that wait for no other.
Result<void> make_follow_ups(Unit&, const Record& deal);
/// An activity that was done: where it is a follow-up, those that wait for it are made, and itself again where it repeats; where
/// something is wrong, a task with a deadline.
Result<void> after_follow_up(Unit&, const Record& activity);
/// A customer who is not content (0–6) makes a task for the owner's manager.
Result<void> hear_satisfaction(Unit&, const Record& deal);
/// A changed delivery date moves the open calls.
Result<void> move_follow_ups(Unit&, const Record& deal);
/// Reopening a won deal takes its open follow-ups back, to the wastebasket.
Result<void> cancel_follow_ups(Unit&, const Record& deal);

}  // namespace voronka::records
