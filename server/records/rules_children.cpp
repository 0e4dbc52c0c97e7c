#include "records/rules.h"
#include "records/rules_parts.h"
#include "sales/needs.h"

namespace voronka::records {
namespace {

constexpr int most_parts = 1000;

Result<std::vector<Record>> parts(Unit& unit, const Module& above, const char* name, Id parent) {
    const Module& child = unit.environment().schema.child(above, name);
    return unit.writer().referring(child, child.fields[system_field::parent], parent, most_parts);
}

// What follows from other rows is no change of anybody's: no version, no log entry.
Result<void> keep(Unit& unit, const Module& above, Id parent, const char* field, Value value) {
    const auto before = TRY(unit.writer().find(above, parent));
    if (!before) return {};
    Record after = *before;
    after.set(field, std::move(value));
    return unit.write_derived(*before, after);
}

}  // namespace

Result<void> part_changed(Unit& unit, const Module& above, Id parent) {
    if (above.key == "quotes") return keep(unit, above, parent, "total", sales::total(TRY(parts(unit, above, "lines", parent))));
    if (above.key != "deals") return {};
    const auto coverage = sales::coverage(TRY(parts(unit, above, "needs", parent)));
    return keep(unit, above, parent, "coverage", coverage ? Value(*coverage) : Value());
}

Result<void> settle_quote(Unit& unit, const Record* before, Record& after) {
    if (empty(after.get("status"))) after.set("status", std::string("draft"));
    if (empty(after.get("currency"))) after.set("currency", unit.environment().currency);
    const std::string_view status = after.text("status");
    const std::string_view was = before ? before->text("status") : std::string_view("draft");
    if (status == was) return {};
    if (status == "sent") after.set("sent_at", unit.now());
    if (status == "accepted" || status == "declined") after.set("decided_at", unit.now());
    return {};
}

Result<void> settle_pitch(Unit&, const Record* before, Record& after) {
    if (!before)
        after.set("edition", std::int64_t{1});
    else if (before->get("text") != after.get("text"))
        after.set("edition", before->integer("edition") + 1);
    return {};
}

Result<void> follow_pitch(Unit& unit, const Record* before, const Record& after) {
    if (!before || before->get("text") == after.get("text")) return {};
    const Module& editions = unit.environment().schema.child(after.module(), "editions");
    Record kept(editions);
    kept[system_field::parent] = after.id();
    kept.set("number", before->get("edition"));
    kept.set("text", before->get("text"));
    return unit.insert_row(std::move(kept));
}

}  // namespace voronka::records
