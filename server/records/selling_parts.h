#pragma once
#include <string_view>

#include "records/selling.h"
#include "sales/moves.h"

namespace voronka::records {

/// Asks the exit criteria of every stage that a move leaves or skips. In a strict process whatever is missing refuses the move,
/// unless it is overridden with a reason by whoever has the right; gives whether it was.
Result<bool> pass_criteria(Unit&, const Record&, const sales::Process&, const std::vector<const sales::Stage*>& checked,
                           const Verb&);

Result<void> need_reason(const Verb&);

/// The values of `set` laid over a record.
Record with(Record record, const Given& set);

}  // namespace voronka::records
