#pragma once
#include "query/list.h"
#include "records/read.h"

namespace voronka::records {

// What the parts of Reading have in common: read_plan.cpp compiles what is asked for, read_write.cpp writes what was found.

/// Stands in a compiled plan for the id that is put in on each run; no rule holds this number.
constexpr Id any_id = -812345678901;

/// Everything that the text of a compiled list depends on. A cursor is never part of a kept plan.
std::string plan_key(const Module&, const ListRequest&, const Actor&, const query::Lifetime&, const Environment&,
                     query::Walk = query::Walk::filter);
/// Whether this actor may not read all records of a module.
bool guarded(const Module&, const Actor&);
/// Whether the statement itself brings the title of what a reference points to; it says, too, whether that may be read. People
/// are in memory, and what is over several modules is asked for by itself.
bool titled(const Field&, bool titles, const Environment&, const Actor&);

}  // namespace voronka::records
