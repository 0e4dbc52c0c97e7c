#pragma once
#include "records/unit.h"

namespace voronka::records {

/// Works out a lead's score anew as it stands now: the points of the company's rules (modules/score_rule.yaml) that it meets,
/// which are kept with it as its reasons. Empty while there are no rules. No new version of the lead.
Result<void> score_lead(Unit&, Id lead);

/// Refuses a rule whose query cannot be read.
Result<void> settle_score_rule(Unit&, const Record* before, Record& after);

}  // namespace voronka::records
