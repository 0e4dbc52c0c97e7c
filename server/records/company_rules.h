#pragma once
#include <string_view>
#include <vector>

#include "records/unit.h"

namespace voronka::records {

// Rules that a company makes for itself are records (assignment_rules, score_rules) with `query`, `position` and `active`. They
// are read anew by whoever needs them, so that a change of one holds from the next record on; that a module has none in use is
// remembered as a setting, so that a company without rules pays nothing for them.

/// Whether the company has active rules of this module: known without reading any.
Result<bool> has_rules(Unit&, const Module&);

/// Those in use, in their order; none without a look at the table where there are none.
Result<std::vector<Record>> rules_in_use(Unit&, const Module&);

/// Refuses everybody else, whatever the role says: what holds for the whole company.
Result<void> administrators_only(const Unit&);

/// Remembers whether there are any; called after each change of one.
Result<void> note_rules(Unit&, const Record* before, const Record& after);

/// Whether a record, which need not be kept yet, meets a rule's query; with the system's eyes. A query that cannot be read any
/// more (a field is gone) is met by nothing.
Result<bool> meets_rule(Unit&, const Record&, std::string_view query);

/// Refuses a text that is no query over the module, or that depends on who asks, on the day or on the moment: a rule gives the
/// same answer until the record changes. Errors are put to the field `query`.
Result<void> check_rule(Unit&, const Module& over, std::string_view query);

}  // namespace voronka::records
