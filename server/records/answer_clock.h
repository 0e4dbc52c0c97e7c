#pragma once
#include <optional>

#include "records/unit.h"

namespace voronka::records {

// The response clock: a new lead is to be answered within so much working time. `answer_due_at` says by when, `answered_at` when
// it was, `answer_alarm_at` when somebody has to be told; nothing of it is set for what an import brings in.

/// Sets the clock of a new lead: by the first of the company's rules (modules/answer_rule.yaml) that it meets, else by the answer
/// time of its stage, which tells nobody.
Result<void> start_clock(Unit&, Record& lead);

/// Works out anew when a lead was answered: its first call, meeting or e-mail that was done and did not come from outside. What
/// is answered or closed has no alarm.
Result<void> hear_answer(Unit&, Id lead);

/// Carries out what follows for leads whose alarm has come, at most some hundred of them at once: another owner by the assignment
/// rules with as much time again, or a task for the owner's manager; with its time, who had it and why.
Result<void> ring(Unit&);

/// The next alarm; nothing when there is none.
Result<std::optional<Instant>> next_alarm(Reader&, const Environment&);

/// Refuses a rule whose query cannot be read.
Result<void> settle_answer_rule(Unit&, const Record* before, Record& after);

}  // namespace voronka::records
