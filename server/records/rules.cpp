#include "records/rules.h"

#include "records/rules_parts.h"

namespace voronka::records {
namespace {

Result<void> follow_nothing(Unit&, const Record*, const Record&) { return {}; }

}  // namespace

const Rules* rules_of(const Module& module) {
    static const Rules lead{settle_lead, follow_lead};
    static const Rules deal{settle_deal, follow_deal};
    static const Rules note{settle_about, follow_note};
    static const Rules quote{settle_quote, follow_nothing};
    static const Rules pitch{settle_pitch, follow_pitch};
    static const Rules activity{settle_activity, follow_activity};
    static const Rules role{settle_role, follow_nothing};
    if (module.key == "roles") return &role;
    if (module.key == "leads") return &lead;
    if (module.key == "deals") return &deal;
    if (module.key == "activities") return &activity;
    if (module.key == "notes") return &note;
    if (module.key == "quotes") return &quote;
    if (module.key == "pitches") return &pitch;
    return nullptr;
}

}  // namespace voronka::records
