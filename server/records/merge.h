#pragma once
#include <vector>

#include "records/unit.h"

namespace voronka::records {

/// Two records that are one: which stays, which goes, and what is taken over from the one that goes.
struct Merge {
    Id kept = 0;
    Id merged = 0;
    std::vector<const Field*> take;         ///< fields whose value is the merged one's
    std::optional<std::int64_t> version{};  ///< of the kept one
};

/// Makes one record of two of a module, for whoever may change both. What the kept one does not say is filled in from the other,
/// addresses, telephones and tags are united; activities, notes and everything else that points to the merged one points to the
/// kept one, whom it was shared with sees the kept one, its stays go to the kept one's journey. The merged one goes to the
/// wastebasket with `merged_into`. One change set; records/undo.h takes it back. Errors: merge_itself, merge_converted (a lead
/// that became a deal has to be the one that is kept), merge_field for a field that nobody gives by hand.
Result<Record> merge_records(Unit&, const Module&, const Merge&);

/// Whether values of this field may be taken over from one record to another.
bool can_be_taken(const Field&);

/// Ids of the records that were merged into this one, also by way of others: their history is its own.
Result<std::vector<Id>> merged_into(Reader&, const Environment&, const Module&, Id kept);

}  // namespace voronka::records
