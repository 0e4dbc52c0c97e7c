#include "records/score.h"

#include "records/company_rules.h"

namespace voronka::records {

Result<void> score_lead(Unit& unit, Id id) {
    const Schema& schema = unit.environment().schema;
    const auto rules = TRY(rules_in_use(unit, schema.at("score_rules")));
    const auto lead = TRY(unit.writer().find(schema.at("leads"), id));
    if (!lead || lead->deleted() || (rules.empty() && empty(lead->get("score")))) return {};
    std::int64_t score = 0;
    Ids reasons;
    for (const Record& rule : rules) {
        if (!TRY(meets_rule(unit, *lead, rule.text("query")))) continue;
        score += rule.integer("points");
        reasons.push_back(rule.id());
    }
    Record after = *lead;
    after.set("score", rules.empty() ? Value() : Value(score));
    after.set("score_reasons", reasons.empty() ? Value() : Value(std::move(reasons)));
    return unit.write_derived(*lead, after);
}

Result<void> settle_score_rule(Unit& unit, const Record* before, Record& after) {
    TRY_VOID(administrators_only(unit));
    if (before && before->get("query") == after.get("query")) return {};
    return check_rule(unit, unit.environment().schema.at("leads"), after.text("query"));
}

}  // namespace voronka::records
