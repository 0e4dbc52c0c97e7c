#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "records/unit.h"

namespace voronka::records {

/// A record's time in one stage, a row of `journeys.stays`.
struct Entering {
    Id journey = 0;
    const Record* record = nullptr;
    std::string_view stage;
    Instant at;
    bool imported = false;  ///< from a file: where it stood, not since when it stood there
};

/// Begins a stay, and makes the activities that the stage makes on entry.
Result<void> enter_stage(Unit&, const Entering&);

/// How a stay ended.
struct Leaving {
    std::string_view left_by;  ///< forward, back, won, lost, nurture, disqualified
    std::string_view reason;
    bool overridden = false;
};

/// Ends the record's open stay, if there is one; gives how long it was, for the log.
Result<void> leave_stage(Unit&, const Record&, const Leaving&);

/// The record's stays go along when it changes over to another journey; both are worked out anew, and one that nothing is left of
/// is not shown any more.
Result<void> change_journey(Unit&, const Record&, Id from, Id to);
Result<void> show_journey(Unit&, Id journey, bool shown);

/// Works out the journey's state anew from its lead and deals and writes it where it differs.
Result<void> refresh_journey(Unit&, Id journey);

/// Makes the journey of a new record, and names the one before it where the customer had one.
Result<Id> begin_journey(Unit&, const Record&, Instant started_at);

}  // namespace voronka::records
