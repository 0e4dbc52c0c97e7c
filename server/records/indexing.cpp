#include "records/indexing.h"

#include "records/search.h"

namespace voronka::records {

Result<bool> index_waiting(Unit& unit, int most) {
    const auto waiting = TRY(unit.writer().awaiting_index(most));
    for (const SearchHit& one : waiting) {
        const Module* module = unit.environment().schema.find(one.resource);
        const auto record = module ? TRY(unit.writer().find(*module, one.id)) : std::optional<Record>();
        if (record && !record->deleted()) TRY_VOID(unit.writer().index(*module, one.id, search_words(*record)));
    }
    if (waiting.empty()) return false;
    TRY_VOID(unit.writer().indexed_to(waiting.back().id));
    return true;
}

}  // namespace voronka::records
