#pragma once
#include <functional>

#include "query/query.h"

namespace voronka::query {

/// Where a condition finds what it reaches beyond the record itself. Whoever implements it shows only records that are
/// there and may be read: `evaluate` then answers as the compiled query does.
class World {
  public:
    virtual ~World() = default;
    /// The record of this id, or null where there is none to be read. Stays valid while the condition is evaluated.
    virtual const Record* find(const Module&, Id) const = 0;
    /// Whether records of this module may be there and not be readable.
    virtual bool restricted(const Module&) const { return false; }
    /// Calls `each` with the records of `other` whose reference or parent `link` is `id`, until it answers false.
    virtual void related(const Module& other, const Field& link, Id id, const std::function<bool(const Record&)>& each) const = 0;
};

/// Whether the record meets the query's filter. The record's being alive and readable is the caller's matter.
bool evaluate(const Bound&, const Record&, const World&);

/// Whether `first` stands before `second` in the query's order: its sort keys, empty ones last, then the id the way of the first
/// key.
bool stands_before(const Bound&, const Record& first, const Record& second, const World&);

}  // namespace voronka::query
