#include "records/rules.h"

#include <map>
#include <string_view>

#include "records/answer_clock.h"
#include "records/assignment.h"
#include "records/company_rules.h"
#include "records/rules_parts.h"
#include "records/score.h"
#include "records/web_forms.h"

namespace voronka::records {
namespace {

Result<void> follow_nothing(Unit&, const Record*, const Record&) { return {}; }

}  // namespace

const Rules* rules_of(const Module& module) {
    static const std::map<std::string_view, Rules> rules{{"leads", {settle_lead, follow_lead, assign_lead}},
                                                         {"answer_rules", {settle_answer_rule, note_rules}},
                                                         {"assignment_rules", {settle_assignment_rule, note_rules}},
                                                         {"deals", {settle_deal, follow_deal}},
                                                         {"activities", {settle_activity, follow_activity}},
                                                         {"notes", {settle_about, follow_note}},
                                                         {"quotes", {settle_quote, follow_nothing}},
                                                         {"pitches", {settle_pitch, follow_pitch}},
                                                         {"roles", {settle_role, follow_role}},
                                                         {"users", {settle_user, follow_user}},
                                                         {"score_rules", {settle_score_rule, note_rules}},
                                                         {"teams", {settle_team, follow_nothing}},
                                                         {"views", {settle_view, follow_nothing}},
                                                         {"web_forms", {settle_web_form, follow_nothing}}};
    const auto found = rules.find(module.key);
    return found == rules.end() ? nullptr : &found->second;
}

}  // namespace voronka::records
