#pragma once
#include <optional>
#include <string>

#include "records/unit.h"

namespace voronka::records {

/// Who gets a new lead, and by what rule, in the company's language.
struct Assignment {
    Id owner = 0;
    std::string reason;
};

/// By the first of the company's rules (modules/assignment_rule.yaml) whose query the lead meets and that finds somebody: those
/// who may not sign in or are away are passed over, and never `not_to`. Nothing where no rule does.
Result<std::optional<Assignment>> assignment_of(Unit&, const Record& lead, Id not_to = 0);

/// Refuses a rule whose query cannot be read, or that does not say among whom.
Result<void> settle_assignment_rule(Unit&, const Record* before, Record& after);

}  // namespace voronka::records
