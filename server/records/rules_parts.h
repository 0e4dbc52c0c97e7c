#pragma once
#include "records/unit.h"

namespace voronka::records {

// The parts of the table in rules.cpp, a file for each.

Result<void> settle_lead(Unit&, const Record* before, Record& after);
Result<void> follow_lead(Unit&, const Record* before, const Record& after);
/// By the company's rules (assignment.h), saying why.
Result<void> assign_lead(Unit&, Record&);
Result<void> settle_deal(Unit&, const Record* before, Record& after);
Result<void> follow_deal(Unit&, const Record* before, const Record& after);
Result<void> settle_activity(Unit&, const Record* before, Record& after);
Result<void> follow_activity(Unit&, const Record* before, const Record& after);
Result<void> settle_quote(Unit&, const Record* before, Record& after);
Result<void> settle_pitch(Unit&, const Record* before, Record& after);
/// An earlier wording is kept under its number.
Result<void> follow_pitch(Unit&, const Record* before, const Record& after);
Result<void> follow_note(Unit&, const Record* before, const Record& after);
/// Refuses rights that cannot be read, with the place of each that is wrong.
Result<void> settle_role(Unit&, const Record* before, Record& after);
/// Refuses to take the last administrator's rights, and to remove a role that somebody has.
Result<void> follow_role(Unit&, const Record* before, const Record& after);
Result<void> settle_user(Unit&, const Record* before, Record& after);
/// Signs out whoever may not sign in any more; somebody who administers stays.
Result<void> follow_user(Unit&, const Record* before, const Record& after);
Result<void> settle_team(Unit&, const Record* before, Record& after);
/// Refuses a view whose query or columns could not be read, or that imposes itself on others.
Result<void> settle_view(Unit&, const Record* before, Record& after);
/// Fills in which resource `about` points to.
Result<void> settle_about(Unit&, const Record* before, Record& after);

}  // namespace voronka::records
