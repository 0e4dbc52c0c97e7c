#pragma once
#include <optional>
#include <string>
#include <variant>

#include "records/steps.h"

namespace voronka::records {

/// What every selling verb may carry besides its own.
struct Verb {
    std::string reason;
    bool override_process = false;  ///< `override`: go on although something is missing, with a reason
    Given set;                      ///< fields filled in on the way
    std::optional<std::int64_t> version;
};

/// To another stage. Errors: unknown_stage, deal_closed, reason_required (going back), exit_criteria with what is missing.
Result<Record> move_deal(Unit&, Id deal, const std::string& stage, const Verb&);
/// Checks every stage up to the last; outcome won, stage follow-up, follow-ups made.
Result<Record> win_deal(Unit&, Id deal, const Verb&);

struct Loss {
    std::string loss_reason;  ///< a key of the process's loss reasons, required
    Id lost_to = 0;           ///< a competitor
    std::string note;
};
Result<Record> lose_deal(Unit&, Id deal, const Loss&, const Verb&);
/// A closed deal is worked on again: a won one in its last stage, a lost one where it stood. A reason is required.
Result<Record> reopen_deal(Unit&, Id deal, const Verb&);

Result<Record> disqualify_lead(Unit&, Id lead, const std::string& reason, const std::string& note, const Verb&);
Result<Record> nurture_lead(Unit&, Id lead, Date until, const Verb&);
Result<Record> reopen_lead(Unit&, Id lead, const Verb&);

/// What a conversion makes or re-uses.
struct Conversion {
    Id organization = 0;  ///< 0: the one that matches, else a new one where the lead names a company
    Id contact = 0;
    /// A new deal with these values, an existing deal, or none (the journey ends as «no deal»).
    std::variant<Given, Id, std::monostate> deal = Given();
};
struct Converted {
    std::optional<Record> organization;
    std::optional<Record> contact;
    std::optional<Record> deal;
};
Result<Converted> convert_lead(Unit&, Id lead, const Conversion&, const Verb&);

/// What of ours matches a lead: an organization by INN or name, a contact by e-mail or phone. Only what the actor may read.
struct Matches {
    std::optional<Record> organization;
    std::optional<Record> contact;
};
Result<Matches> matching(Unit&, const Record& lead);

/// What is missing before this record may leave the stage: criteria that do not hold, worked out with the system's rights,
/// and required steps that are neither ticked nor served by a criterion that holds.
Result<std::vector<Missing>> missing_to_leave(Unit&, const Record&, const sales::Process&, const sales::Stage&);

}  // namespace voronka::records
