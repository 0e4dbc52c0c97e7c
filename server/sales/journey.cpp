#include "sales/journey.h"

namespace voronka::sales {
namespace {

std::optional<Instant> instant(const Record& record, std::string_view field) {
    const auto* found = get_if<Instant>(record.get(field));
    return found ? std::optional(*found) : std::nullopt;
}

// When a closed record closed; leads have no closed_at of their own, their last change of state stands for it.
std::optional<Instant> closed(const Record& record) {
    if (record.module().find("closed_at"))
        if (const auto at = instant(record, "closed_at")) return at;
    return instant(record, "updated_at");
}

}  // namespace

bool open_lead(const Record& lead) {
    const std::string_view status = lead.text("status");
    return status != "disqualified" && status != "converted";
}

bool open_deal(const Record& deal) {
    const std::string_view outcome = deal.text("outcome");
    return outcome.empty() || outcome == "open";
}

std::optional<JourneyState> summarise(const std::vector<Record>& leads, const std::vector<Record>& deals) {
    std::optional<Instant> started;
    std::optional<Instant> ended;
    bool open = false;
    bool won = false;
    bool had_deal = false;
    bool disqualified = false;
    const auto see = [&](const Record& record, bool is_open) {
        if (const auto at = instant(record, "started_at"); at && (!started || *at < *started)) started = at;
        open = open || is_open;
        if (is_open) return;
        if (const auto at = closed(record); at && (!ended || *at > *ended)) ended = at;
    };
    for (const Record& lead : leads) {
        if (lead.deleted()) continue;
        see(lead, open_lead(lead));
        disqualified = disqualified || lead.text("status") == "disqualified";
    }
    for (const Record& deal : deals) {
        if (deal.deleted()) continue;
        see(deal, open_deal(deal));
        had_deal = true;
        won = won || deal.text("outcome") == "won";
    }
    if (!started) return std::nullopt;
    const std::string_view outcome = won ? "won" : open ? "open" : had_deal ? "lost" : disqualified ? "disqualified" : "no_deal";
    return JourneyState{*started, open ? std::nullopt : ended, outcome};
}

}  // namespace voronka::sales
