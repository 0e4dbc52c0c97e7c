#include "query/compiler.h"
#include "query/list.h"

namespace voronka::query {

Value ids_param(std::span<const Id> ids, Dialect dialect) {
    std::string all;
    for (const Id id : ids) all += (all.empty() ? "" : ",") + std::to_string(id);
    return dialect == Dialect::sqlite ? '[' + all + ']' : '{' + all + '}';
}

// CROSS JOIN: the ids lead, however tempting an index of the filter looks to SQLite.
void join_ids(SqlWriter& out) {
    if (out.dialect() == Dialect::sqlite)
        out.add("json_each(").param(Value()).add(") w CROSS JOIN ");
    else
        out.add("unnest(CAST(CAST(").param(Value()).add(" AS TEXT) AS BIGINT[])) AS w(value) JOIN ");
}

Select compile_among(const Bound& bound, std::vector<const Field*> fields, Dialect dialect, const Readable& readable) {
    const std::string r = "r";
    SqlWriter out(bound, dialect, readable);
    out.add("SELECT ").column(r, "id");
    for (const Field* field : fields) out.add(", ").column(r, field->key);
    out.add(" FROM ");
    join_ids(out);
    out.name(bound.module->table()).add(" ").add(r).add(" ON ").column(r, "id").add(" = w.value WHERE ");
    out.column(r, "deleted_at").add(" IS NULL");
    if (bound.filter) {
        out.add(" AND ");
        out.condition(*bound.filter, *bound.module, r, false);
    }
    return {.sql = out.take(), .fields = std::move(fields)};
}

}  // namespace voronka::query
