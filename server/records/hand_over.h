#pragma once
#include <string>

#include "records/unit.h"

namespace voronka::records {

/// A change of owner that is told: to whom, and what the new owner has to know.
struct HandOver {
    Id to = 0;
    std::string note;
    bool task = true;  ///< the new owner finds an activity about this record; of many at once there is one for all of them
};

/// Whether records of this module have an owner and a timeline on which a note can stand.
bool can_be_handed(const Environment&, const Module&);

/// Gives the record to the new owner by the actor's rights: the note stands on its timeline, and what the old owner had still to
/// do about it goes along. Errors: hand_over_to, hand_over_same, hand_over_note (fields `to` and `note`).
Result<Record> hand_over(Unit&, const Module&, Id record, const HandOver&, std::optional<std::int64_t> expected = {});

/// Whether somebody may be handed work, and whether it is said why.
Result<void> check_hand_over(const Environment&, const HandOver&);

/// One task for the new owner about many records, with the note; within a working day, for whoever stands in meanwhile.
Result<void> tell_of_many(Unit&, Id from, const HandOver&, std::int64_t count);

}  // namespace voronka::records
