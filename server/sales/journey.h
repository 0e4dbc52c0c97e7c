#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "core/time.h"
#include "schema/record.h"

namespace voronka::sales {

/// What follows for a journey from the lead and the deals that are its parts (domain.md, «One journey»).
struct JourneyState {
    Instant started_at;
    std::optional<Instant> ended_at;  ///< when the last open record closed; follow-up does not matter
    std::string_view outcome;         ///< open, won, lost, disqualified, no_deal
};

/// Won if any deal is; open while a deal or the lead is; else lost if there were deals; else as the lead ended.
/// Deleted records do not count. Nothing when no record is left.
std::optional<JourneyState> summarise(const std::vector<Record>& leads, const std::vector<Record>& deals);

/// A lead that is still being worked on: new, working, qualified or nurtured.
bool open_lead(const Record& lead);
bool open_deal(const Record& deal);

}  // namespace voronka::sales
