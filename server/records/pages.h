#pragma once
#include "records/read.h"

namespace voronka::records {

/// A page of the records of a query in its order, with every field, and the cursor behind it; none at the end.
struct RecordPage {
    std::vector<Record> items;
    std::optional<std::string> next;
};
Result<RecordPage> page(Reading&, const Module&, const std::string& q, int limit, const std::optional<std::string>& cursor);

}  // namespace voronka::records
