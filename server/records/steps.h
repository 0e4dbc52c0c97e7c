#pragma once
#include <map>
#include <string>
#include <vector>

#include "records/unit.h"

namespace voronka::records {

/// One step of a checklist as it stands for a record.
struct StepState {
    const sales::Step* step = nullptr;
    bool done = false;
    std::optional<Record> tick;  ///< who ticked it and when, where somebody or the system did
};

/// How a record stands in a stage: which steps are done, and what is missing before it may leave. Worked out with the system's
/// rights.
struct StageState {
    std::vector<StepState> steps;
    std::vector<Missing> missing;

    const StepState* find(std::string_view step) const;
};

/// Which steps the system looks at by their `check`: all, or those alone that can be missing, which costs less.
enum class Checked { all, required };

/// A step is done when it is ticked, when the criterion that it serves holds, or when the system sees that it is. Criteria that
/// do not hold are missing, and required steps that are not done.
Result<StageState> stage_state(Unit&, const Record&, const sales::Process&, const sales::Stage&, Checked = Checked::all);

/// Ticks a step of any stage of the record's process, or takes the tick back; kept per journey, version of the process and step,
/// with who and when. Errors: not_found where there is no such step; step_comes_after while one that comes first is not done.
Result<void> tick_step(Unit&, const Record&, const std::string& step, bool done);

/// A tick by the system, where the record's stage has that step: the brief was opened, the plan was made.
Result<void> system_tick(Unit&, const Record&, std::string_view step);

/// What the system looks at for a step with this `check`; false for one that it does not know.
///   no_duplicates     a lead: no likely duplicate is left undecided
///   priced            a deal: it has products, and every one has a price
///   deciders_invited  a deal: all who decide take part in the presentation that is planned or was held
Result<bool> system_sees(Unit&, const Record&, std::string_view check);
bool known_check(std::string_view check);

/// Makes the activities that the record's stage makes on entry, unless one for the same purpose is open already.
Result<void> begin_stage(Unit&, const Record&);
/// Makes the activity of one step, as the guide offers. Errors: not_found where the step makes none.
Result<Record> make_step_activity(Unit&, const Record&, const std::string& step);

}  // namespace voronka::records
