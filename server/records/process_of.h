#pragma once
#include "records/unit.h"

namespace voronka::records {

/// The process of a lead or deal in the version under which it runs.
inline const sales::Process& process_of(const Environment& environment, const Record& record) {
    return environment.processes.of(record.text("process"), record.integer("process_version"));
}

/// The process that a new record takes: the one that it names (in the version that it names, else the newest), or the standard
/// one. What a file brings in may name one that is gone. Errors: unknown_process.
inline Result<const sales::Process*> new_process(const Unit& unit, const Record& record) {
    const std::string_view key = record.text("process");
    if (!key.empty() && !unit.importing() && !unit.environment().processes.find(key)) {
        std::string keys;
        for (const sales::Process* one : unit.environment().processes.all()) keys += (keys.empty() ? "" : ", ") + one->key;
        return fail_field("process", "unknown_process", {{"process", std::string(key)}, {"choices", keys}});
    }
    return &process_of(unit.environment(), record);
}

}  // namespace voronka::records
