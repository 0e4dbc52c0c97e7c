#include "query/compiler.h"
#include "query/cursor.h"

namespace voronka::query {
namespace {

constexpr std::string_view rows = "r";

// Ids run the way of the first sort key, so that one index serves both.
bool ids_descend(const Bound& bound) { return bound.sort.empty() || bound.sort.front().descending; }

void where(SqlWriter& out, const Bound& bound, const Page& page) {
    const std::string r(rows);
    out.add(" WHERE ");
    if (page.alive == Alive::both)
        out.add("(1 = 1)");
    else
        out.column(r, "deleted_at").add(page.alive == Alive::no ? " IS NOT NULL" : " IS NULL");
    if (bound.filter) {
        out.add(" AND ");
        out.condition(*bound.filter, *bound.module, r, false);
    }
}

void order(SqlWriter& out, const Bound& bound) {
    const std::string r(rows);
    out.add(" ORDER BY ");
    for (const BoundSort& key : bound.sort) {
        out.sort_value(key.column, r);
        out.add(key.descending ? " DESC" : " ASC");
        // SQLite takes empty ones as the smallest: behind when descending without being told.
        if (!key.descending || out.dialect() == Dialect::postgresql) out.add(" NULLS LAST");
        out.add(", ");
    }
    out.column(r, "id").add(ids_descend(bound) ? " DESC" : " ASC");
}

// Rows behind the cursor's: later in the first key, or equal in it and later in the next, and so on; empty ones come last.
void behind(SqlWriter& out, const Bound& bound, const std::vector<Value>& last, std::size_t at) {
    const std::string r(rows);
    if (at == bound.sort.size()) {
        out.column(r, "id").add(ids_descend(bound) ? " < " : " > ").param(last.back());
        return;
    }
    const BoundSort& key = bound.sort[at];
    const bool none = empty(last[at]);
    out.add("(");
    if (!none) {
        out.sort_value(key.column, r);
        out.add(key.descending ? " < " : " > ").param(last[at]).add(" OR ");
        out.sort_value(key.column, r);
        out.add(" IS NULL OR ");
    }
    out.add("(");
    out.sort_value(key.column, r);
    if (none)
        out.add(" IS NULL");
    else
        out.add(" = ").param(last[at]);
    out.add(" AND ");
    behind(out, bound, last, at + 1);
    out.add("))");
}

}  // namespace

Result<Select> compile_list(const Bound& bound, std::vector<const Field*> fields, const Page& page, Dialect dialect,
                            const Readable& readable) {
    const std::string r(rows);
    SqlWriter out(bound, dialect, readable);
    out.add("SELECT ");
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (i) out.add(", ");
        out.column(r, fields[i]->key);
    }
    Select select{.fields = std::move(fields), .cursor_columns = page.ids_only ? 0 : bound.sort.size() + 1};
    if (!page.ids_only) {
        for (const BoundSort& key : bound.sort) {
            out.add(", ");
            out.sort_value(key.column, r);
        }
        out.add(", ").column(r, "id");
    }
    out.add(" FROM ").name(bound.module->table()).add(" ").add(r);
    if (page.skip > 0) {
        // A jump walks an index alone; only the rows of the page are read.
        out.add(" WHERE ").column(r, "id").add(" IN (SELECT ").column(r, "id").add(" FROM ").name(bound.module->table());
        out.add(" ").add(r);
        where(out, bound, page);
        order(out, bound);
        out.add(" LIMIT ").param(std::int64_t{page.limit} + 1).add(" OFFSET ").param(page.skip).add(")");
    } else {
        where(out, bound, page);
        if (page.cursor) {
            const std::vector<Value> last = TRY(read_cursor(bound, *page.cursor));
            out.add(" AND ");
            behind(out, bound, last, 0);
        }
    }
    order(out, bound);
    out.add(" LIMIT ").param(std::int64_t{page.limit} + (page.ids_only ? 0 : 1));
    select.sql = out.take();
    return select;
}

Sql compile_count(const Bound& bound, Dialect dialect, const Readable& readable) {
    SqlWriter out(bound, dialect, readable);
    out.add("SELECT count(*) FROM ").name(bound.module->table()).add(" ").add(rows);
    where(out, bound, {});
    return out.take();
}

}  // namespace voronka::query
