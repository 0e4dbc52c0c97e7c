#pragma once
#include <map>
#include <string>
#include <vector>

#include "records/unit.h"

namespace voronka::records {

/// The rows in which the company keeps its processes, oldest first.
Result<std::vector<Record>> kept_processes(Reader&, const Environment&);

/// Refuses a process that cannot be carried out here, naming the place and what to do: a criterion with an unknown field, a field
/// to fill in that is not there or that a role which fills it may not set, an unknown check, a stage that is gone while records
/// stand in it.
Result<void> check_process(Unit&, const sales::Process&);

/// Keeps the document as the next version of its key (the first, where there is none); gives the version. `expected` is the
/// version that the editor saw: another one since is stale. Nothing is written when the document is as it was.
Result<int> save_process(Unit&, sales::Process, std::optional<std::int64_t> expected, const std::string& note);

/// What moving running records over to the newest version would do to one of them.
struct Migrated {
    Record record;
    std::string stage;        ///< where it would stand
    std::size_t missing = 0;  ///< what it lacks in its stage now
    std::size_t missing_after = 0;
};
/// Which records, and where those go whose stage is gone.
struct Migration {
    std::string process;
    std::vector<Id> only;                       ///< none: all that are open
    std::map<std::string, std::string> stages;  ///< old → new
};
/// What would change, without changing it. Errors: process_stage_gone where a record has no stage to stand in.
Result<std::vector<Migrated>> plan_migration(Unit&, const Migration&, std::size_t most);
/// Moves at most `most` of them over, with their ticks of steps that are still there; gives how many. Again until it gives none.
Result<std::size_t> migrate(Unit&, const Migration&, std::size_t most);

}  // namespace voronka::records
