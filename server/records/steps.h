#pragma once
#include <map>
#include <string>

#include "records/unit.h"

namespace voronka::records {

/// The ticks of the record's journey under this version of its process, by step; those taken back are among them.
Result<std::map<std::string, Record>> ticks_of(Unit&, const Record&, const sales::Process&);

/// Ticks a step of any stage of the record's process, or takes the tick back; kept per journey, version of the process and step,
/// with who and when. Errors: not_found where there is no such step for this kind of record.
Result<void> tick_step(Unit&, const Record&, const std::string& step, bool done);

}  // namespace voronka::records
