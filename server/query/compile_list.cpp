#include "query/compiler.h"
#include "query/cursor.h"
#include "query/indexed_parts.h"
#include "query/list.h"

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

bool gives_order(const Condition& part, const Bound& bound) {
    return one_value(part) ? bound.sort.empty() : !bound.sort.empty() && part.column.field == bound.sort.front().column.field;
}

using Parts = std::vector<const Condition*>;

// The parts of the filter that one index of several fields serves by their values: as many of its first fields as have one.
Parts served(const std::vector<std::string>& index, const Parts& parts) {
    Parts found;
    for (const std::string& key : index) {
        const auto part =
            std::ranges::find_if(parts, [&](const Condition* one) { return one->column.field->key == key && one_value(*one); });
        if (part == parts.end()) break;
        found.push_back(*part);
    }
    return found;
}

// What points to one record of which there are many, a deal's activities or a firm's deals: few, in whatever order.
const Field* narrow(const Bound& bound) {
    const Field* link = nullptr;
    each_part(bound.filter, [&](const Condition& part) {
        if (link || !by_index(part) || part.column.field->type != FieldType::reference) return;
        const std::vector<std::string>& to = part.column.field->references;
        const bool people = std::ranges::find(to, "users") != to.end() || std::ranges::find(to, "teams") != to.end();
        if (!people && (one_value(part) || part.kind == Condition::Kind::in)) link = part.column.field;
    });
    return link;
}

bool order_has_index(const Bound& bound) {
    return bound.sort.empty() ||
           (bound.sort.size() == 1 && bound.sort.front().column.through.empty() && bound.sort.front().column.field->indexed);
}

}  // namespace

std::optional<Sql> compile_crowd(const Bound& bound, Dialect dialect, const Readable& readable, std::int64_t most) {
    if (dialect != Dialect::sqlite || !order_has_index(bound) || narrow(bound)) return std::nullopt;
    Parts parts;
    each_part(bound.filter, [&](const Condition& part) {
        if (part.column.field && part.column.through.empty()) parts.push_back(&part);
    });
    Parts guide;
    for (const Condition* part : parts) {
        if (part->column.field->index == system_field::id && one_value(*part)) return std::nullopt;
        if (!by_index(*part)) continue;
        if (gives_order(*part, bound)) return std::nullopt;
        if (guide.empty() || (one_value(*part) && !one_value(*guide.front()))) guide = {part};
    }
    for (const std::vector<std::string>& index : bound.module->indexes) {
        const Parts by_it = served(index, parts);
        const bool sorts =
            by_it.size() < index.size() && !bound.sort.empty() && bound.sort.front().column.field->key == index[by_it.size()];
        if (!by_it.empty() && sorts) return std::nullopt;
        if (by_it.size() > guide.size()) guide = by_it;
    }
    if (guide.empty()) return std::nullopt;
    const std::string r(rows);
    SqlWriter out(bound, dialect, readable);
    out.add("SELECT count(*) FROM (SELECT 1 FROM ").name(bound.module->table()).add(" ").add(r).add(" WHERE ");
    out.column(r, "deleted_at").add(" IS NULL");
    for (const Condition* part : guide) {
        out.add(" AND ");
        out.condition(*part, *bound.module, r, false);
    }
    out.add(" LIMIT ").param(most + 1).add(")");
    return out.take();
}

Result<Select> compile_list(const Bound& bound, std::vector<const Field*> fields, const Page& page, Dialect dialect,
                            const Readable& readable) {
    return compile_list(bound, std::move(fields), page, {}, dialect, readable);
}

Result<Select> compile_list(const Bound& bound, std::vector<const Field*> fields, const Page& page, const Listing& listing,
                            Dialect dialect, const Readable& readable) {
    const std::string r(rows);
    SqlWriter out(bound, dialect, readable);
    if (listing.walk == Walk::order) out.without_indexes_of(r);
    if (const Field* link = narrow(bound); link && listing.walk == Walk::filter) out.found_by(*link, r);
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
    std::vector<std::pair<const Field*, std::string>> referred;
    for (const Field* field : select.fields) {
        if (std::ranges::find(listing.titled, field) == listing.titled.end()) continue;
        const std::string& there = referred.emplace_back(field, out.alias()).second;
        out.add(", coalesce(").column(there, "title").add(", CAST(").column(there, "id").add(" AS TEXT))");
    }
    out.add(" FROM ").name(bound.module->table()).add(" ").add(r);
    for (const auto& [field, there] : referred) out.join_referred(*field, r, there);
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
