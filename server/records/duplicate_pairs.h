#pragma once
#include <optional>
#include <string>
#include <vector>

#include "records/duplicates.h"

namespace voronka::records {

/// Two records of a module that have a value in common, the older one first.
struct DuplicatePair {
    Record record;
    Record other;
    Sign sign;
};

struct DuplicatePairs {
    std::vector<DuplicatePair> items;
    std::optional<std::string> next;  ///< where to go on; holds a value that the actor may not know
};

/// Pairs of the whole module that nobody has decided on, by tax number, e-mail and telephone: of the records that share a value
/// and that the actor may read (the 20 oldest of each are looked at) each one with the oldest that it was not found to be
/// different from. A pair stands where the surest of its signs is. The pairs of one value stay together, so that there can be a
/// few more than `limit`; fewer, even none, with a `next`, where the work for one answer was used up before. Errors:
/// cursor_invalid.
Result<DuplicatePairs> duplicate_pairs(Reader&, const Environment&, const Actor&, const Module&, std::string_view after,
                                       std::size_t limit);

}  // namespace voronka::records
