#include "query/compiler.h"
#include "query/indexed_parts.h"
#include "query/list.h"

namespace voronka::query {
namespace {

constexpr const char* r = "r";

void filter(SqlWriter& out, const Bound& bound) {
    out.column(r, "deleted_at").add(" IS NULL");
    if (!bound.filter) return;
    out.add(" AND ");
    out.condition(*bound.filter, *bound.module, r, false);
}

}  // namespace

Select compile_walk(const Bound& bound, std::vector<const Field*> fields, const Stretch& stretch, Dialect dialect,
                    const Readable& readable) {
    SqlWriter out(bound, dialect, readable);
    const bool sqlite = dialect == Dialect::sqlite;
    if (stretch.guide) out.found_by(*stretch.guide, r);
    out.add("SELECT ").column(r, "id");
    for (const Field* field : fields) out.add(", ").column(r, field->key);
    out.add(" FROM ").name(bound.module->table()).add(" ").add(r);
    if (sqlite && !stretch.guide) out.add(" NOT INDEXED");
    out.add(" WHERE ");
    filter(out, bound);
    // A plus keeps SQLite from walking by the ids after all, for the sake of the order.
    const char* loose = sqlite && stretch.guide ? "+" : "";
    out.add(" AND ").add(loose).column(r, "id").add(" > ").param(stretch.after);
    out.add(" ORDER BY ").add(loose).column(r, "id").add(" LIMIT ").param(stretch.most);
    return {.sql = out.take(), .fields = std::move(fields)};
}

std::vector<Guide> compile_guides(const Bound& bound, Dialect dialect, const Readable& readable, std::int64_t most) {
    std::vector<Guide> guides;
    if (dialect != Dialect::sqlite) return guides;
    bool by_ids = false;
    each_part(bound.filter, [&](const Condition& part) {
        const Field* field = part.column.through.empty() ? part.column.field : nullptr;
        if (field && field->index == system_field::id && (one_value(part) || part.kind == Condition::Kind::in)) by_ids = true;
        if (!by_index(part)) return;
        SqlWriter out(bound, dialect, readable);
        out.add("SELECT count(*) FROM (SELECT 1 FROM ").name(bound.module->table()).add(" ").add(r).add(" WHERE ");
        out.column(r, "deleted_at").add(" IS NULL AND ");
        out.condition(part, *bound.module, r, false);
        out.add(" LIMIT ").param(most + 1).add(")");
        guides.push_back({field, out.take()});
    });
    if (by_ids) guides.clear();
    return guides;
}

Select compile_linked(const Bound& bound, const Field& link, std::vector<const Field*> fields, Dialect dialect,
                      const Readable& readable) {
    SqlWriter out(bound, dialect, readable);
    out.found_by(link, r);
    out.add("SELECT ").column(r, "id").add(", ").column(r, link.key);
    for (const Field* field : fields) out.add(", ").column(r, field->key);
    out.add(" FROM ");
    join_ids(out);
    out.name(bound.module->table()).add(" ").add(r).add(" ON ").column(r, link.key).add(" = w.value WHERE ");
    filter(out, bound);
    out.add(" ORDER BY ").column(r, "id");
    return {.sql = out.take(), .fields = std::move(fields)};
}

}  // namespace voronka::query
