#pragma once
#include <string>

#include "schema/record.h"

namespace voronka::records {

enum class Reversed { no, yes };

/// The JSON of a change: `{"amount":["1.00","2.00"]}` for every field that differs; new records (`before` null) list what is
/// filled in, reversed ones (deletion) what was. Version, times and hidden fields are left out.
std::string change_fields(const Record* before, const Record& after, Reversed = Reversed::no);

/// The same for one child of a record: keys are "lines.17.quantity". Null stands for «is not there».
std::string child_change_fields(const Module& child, Id id, const Record* before, const Record* after);

}  // namespace voronka::records
