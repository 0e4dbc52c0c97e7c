#pragma once
#include "query/bound.h"

namespace voronka::query {

/// Visits what stands by itself in a filter: its parts joined by «and», rules of rights among them.
template <class Visit>
void each_part(const ConditionPtr& filter, const Visit& visit) {
    if (!filter) return;
    if (filter->kind == Condition::Kind::and_ || filter->kind == Condition::Kind::rule)
        for (const ConditionPtr& part : filter->parts) each_part(part, visit);
    else
        visit(*filter);
}

/// Whether rows that meet this can be found by an index of its field.
bool by_index(const Condition&);

/// Whether this says that a field has one value.
bool one_value(const Condition&);

}  // namespace voronka::query
