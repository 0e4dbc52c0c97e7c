#include "query/indexed_parts.h"

namespace voronka::query {

bool by_index(const Condition& part) {
    using Kind = Condition::Kind;
    if (!part.column.field || !part.column.through.empty()) return false;
    if (!part.column.field->indexed && !part.column.field->looked_up) return false;
    if (part.kind == Kind::compare) return part.op != Operator::not_equal;
    return part.kind == Kind::range || part.kind == Kind::in || part.kind == Kind::starts_with;
}

bool one_value(const Condition& part) {
    return (part.kind == Condition::Kind::compare && part.op == Operator::equal) ||
           (part.kind == Condition::Kind::in && part.values.size() == 1);
}

}  // namespace voronka::query
