#pragma once
#include "records/environment.h"
#include "records/store.h"

namespace voronka::records {

/// Whether a record of this id meets the filter (none: every one does). One select, the same whether the record is missing, is
/// deleted or does not meet it: the time that it takes tells nobody which.
Result<bool> meets(Reader&, const Environment&, const Actor&, const Module&, Id, const query::BoundPtr& filter,
                   query::Alive = query::Alive::yes);
/// Whether the actor may read this record, which is there and not deleted.
Result<bool> may_read(Reader&, const Environment&, const Actor&, const Module&, Id);
/// The only record called so that the actor may read; nothing when there is none or several.
Result<std::optional<Id>> called(Reader&, const Environment&, const Actor&, const Module&, std::string_view name);

}  // namespace voronka::records
