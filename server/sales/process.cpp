#include "sales/process.h"

#include <algorithm>

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
    for (const Source& yaml : yamls) {
        const Process& made = processes.processes_.emplace_back(TRY(Process::load(yaml)));
        const auto older = std::ranges::find(processes.newest_, made.key, &Process::key);
        if (older == processes.newest_.end())
            processes.newest_.push_back(&made);
        else if ((*older)->version < made.version)
            *older = &made;
    }
    if (processes.newest_.empty()) return fail(ErrorKind::validation, "process_none");
    const Process* usual = processes.find("seven-steps");
    processes.standard_ = usual ? usual : processes.newest_.front();
    return processes;
}

std::vector<const Process*> Processes::versions(std::string_view key) const {
    std::vector<const Process*> found;
    for (const Process& process : processes_)
        if (process.key == key) found.push_back(&process);
    std::ranges::sort(found, {}, &Process::version);
    return found;
}

const Process* Processes::find(std::string_view key) const {
    for (const Process* process : newest_)
        if (process->key == key) return process;
    return nullptr;
}

const Process& Processes::of(std::string_view key, std::int64_t version) const {
    if (version)
        for (const Process& process : processes_)
            if (process.version == version && process.key == key) return process;
    const Process* found = find(key);
    return found ? *found : standard();
}

}  // namespace voronka::sales
