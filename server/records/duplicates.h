#pragma once
#include <string>
#include <vector>

#include "records/environment.h"
#include "records/store.h"

namespace voronka::records {

/// Records that say the same in this field and that the actor may read, by id; of a list of addresses any item is enough.
/// What may not be read is no duplicate.
Result<std::vector<Record>> readable_equals(Reader&, const Environment&, const Actor&, const Module&, const Field&, const Value&);

/// Why two records may be of one person or firm.
struct Sign {
    std::string kind;   ///< inn, email, phone, name
    std::string value;  ///< what the other record says
    int score = 0;      ///< in hundredths of certainty
};

struct Duplicate {
    Record record;
    int score = 0;  ///< 100 · (1 − Π(1 − sign / 100)): signs support each other
    std::vector<Sign> signs;
};

/// Leads, contacts and organizations are looked at for duplicates.
bool has_duplicates(const Module&);

/// Records that are likely the same as this one, which need not be kept yet: by e-mail, telephone and tax number as they are
/// compared everywhere, and by a name that is spelt alike in the same city. Of a lead also contacts and organizations. Only
/// what the actor may read, by fields that the actor sees; less those that somebody found to be different. The likeliest first,
/// at most 20.
Result<std::vector<Duplicate>> duplicates_of(Reader&, const Environment&, const Actor&, const Record&);

/// Whether any of them is left of which nobody has said that it is another one, with the system's rights. Looks at names only
/// where no address, telephone or tax number tells.
Result<bool> has_undecided_duplicate(Reader&, const Environment&, const Record&);

}  // namespace voronka::records
