#include "records/signals.h"

#include "sales/journey.h"
#include "sales/signals.h"

namespace voronka::records {
namespace {

constexpr int most_signals = 200;

Result<void> note_signal(Unit& unit, const Record& deal, std::string_view kind) {
    const Module& signals = unit.environment().schema.at("deals.signals");
    for (const Record& one : TRY(unit.writer().referring(signals, signals.fields[system_field::parent], deal.id(), most_signals)))
        if (one.text("kind") == kind) return {};
    TRY(unit.create_child(
        signals, deal.id(),
        {{&signals.at("kind"), std::string(kind)}, {&signals.at("noted_at"), unit.now()}, {&signals.at("by_system"), true}},
        Authority::system));
    return {};
}

std::string all_text(const Record& record) {
    std::string text;
    for (const char* key : {"subject", "outcome", "description", "text"})
        if (record.module().find(key)) text += std::string(record.text(key)) + " . ";
    return text;
}

}  // namespace

Result<void> see_signals(Unit& unit, const Record& record) {
    if (unit.importing() || record.text("about_resource") != "deals") return {};
    if (record.module().find("done") && !record.flag("done")) return {};
    const auto deal = TRY(unit.writer().find(unit.environment().schema.at("deals"), record.integer("about")));
    if (!deal || !sales::open_deal(*deal)) return {};
    for (const std::string_view kind : sales::signals_in(all_text(record))) TRY_VOID(note_signal(unit, *deal, kind));
    const auto* people = record.module().find("people") ? get_if<Ids>(record.get("people")) : nullptr;
    return people && people->size() > 1 ? note_signal(unit, *deal, "colleagues") : Result<void>();
}

Result<void> see_moved_date(Unit& unit, const Record& before, const Record& deal) {
    const auto* was = get_if<Date>(before.get("close_date"));
    const auto* now = get_if<Date>(deal.get("close_date"));
    if (unit.importing() || !was || !now || *now >= *was || !sales::open_deal(deal)) return {};
    return note_signal(unit, deal, "asked_timing");
}

}  // namespace voronka::records
