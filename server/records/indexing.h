#pragma once
#include "records/unit.h"

namespace voronka::records {

/// Makes search find the first `most` of the records that wait for it (Writer::index_later); false when none was left.
Result<bool> index_waiting(Unit&, int most);

}  // namespace voronka::records
