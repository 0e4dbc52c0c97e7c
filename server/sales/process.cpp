#include "sales/process.h"

namespace voronka::sales {

const Stage* Process::find(std::string_view stage) const {
    for (const Stage& candidate : stages)
        if (candidate.key == stage) return &candidate;
    return nullptr;
}

std::size_t Process::index(const Stage& stage) const { return static_cast<std::size_t>(&stage - stages.data()); }

const Stage& Process::first(StageRecord record) const {
    for (const Stage& candidate : stages)
        if (candidate.record == record) return candidate;
    return stages.front();
}

const Stage* Process::next(const Stage& stage) const {
    const std::size_t after = index(stage) + 1;
    return after < stages.size() ? &stages[after] : nullptr;
}

Result<Processes> Processes::load(const std::vector<Source>& yamls) {
    Processes processes;
    for (const Source& yaml : yamls) processes.processes_.push_back(TRY(Process::load(yaml)));
    if (processes.processes_.empty()) return fail(ErrorKind::validation, "process_none");
    return processes;
}

const Process* Processes::find(std::string_view key) const {
    for (const Process& process : processes_)
        if (process.key == key) return &process;
    return nullptr;
}

const Process& Processes::of(std::string_view key) const {
    const Process* found = find(key);
    return found ? *found : standard();
}

}  // namespace voronka::sales
