#include "query/compiler.h"

namespace voronka::query {
namespace {

using Form = GroupSelect::Column::Form;
constexpr std::int64_t share_scale = Decimal::scale;

// The day number (days since 1970) of a date or instant, in the company's zone as it is now.
void day_number(SqlWriter& out, const Column& column, const std::string& alias, std::int64_t offset_ms) {
    if (column.field->type == FieldType::date) return out.sort_value(column, alias);
    out.add("((");
    out.sort_value(column, alias);
    out.add(" + ").add(std::to_string(offset_ms)).add(") / 86400000)");
}

// Periods are written by their first day, so that keys compare and can be read: 2026-11-01.
void period_text(SqlWriter& out, const BoundTerm& term, const std::string& alias, std::int64_t offset_ms) {
    const bool sqlite = out.dialect() == Dialect::sqlite;
    const auto day = [&] {
        out.add(sqlite ? "date(" : "(date '1970-01-01' + (");
        day_number(out, term.column, alias, offset_ms);
        out.add(sqlite ? " * 86400, 'unixepoch')" : ")::int)");
    };
    if (!sqlite) {
        out.add("to_char(date_trunc('").add(term.function).add("', ");
        day();
        out.add("), 'YYYY-MM-DD')");
        return;
    }
    if (term.function == "day") return day();
    if (term.function == "week") {
        out.add("date((");
        day_number(out, term.column, alias, offset_ms);
        out.add(" - (");
        day_number(out, term.column, alias, offset_ms);
        out.add(" + 3) % 7) * 86400, 'unixepoch')");
        return;
    }
    if (term.function == "quarter") {
        out.add("(strftime('%Y', ");
        day();
        out.add(") || '-' || substr('01010104040407070710101010', (cast(strftime('%m', ");
        day();
        out.add(") AS integer) - 1) * 2 + 1, 2) || '-01')");
        return;
    }
    out.add("date(");
    day();
    out.add(term.function == "year" ? ", 'start of year')" : ", 'start of month')");
}

void key(SqlWriter& out, const BoundTerm& term, const std::string& alias, std::int64_t offset_ms) {
    if (!term.function.empty()) return period_text(out, term, alias, offset_ms);
    if (term.column.through.empty()) {
        out.own_value(*term.column.field, alias);
        return;
    }
    out.sort_value(term.column, alias);
}

void figure(SqlWriter& out, const BoundTerm& term, const std::string& alias) {
    if (term.function == "count") {
        out.add("count(*)");
    } else if (term.function == "share") {
        out.add("(sum(CASE WHEN ").column(alias, "outcome").add(" = ").param(term.argument);
        out.add(" THEN 1 ELSE 0 END) * ").add(std::to_string(share_scale)).add(" / count(*))");
    } else if (term.function == "avg") {
        out.add("cast(round(avg(");
        out.sort_value(term.column, alias);
        out.add(out.dialect() == Dialect::sqlite ? ")) AS integer)" : ")) AS bigint)");
    } else if (term.function == "median" && out.dialect() == Dialect::postgresql) {
        // The two in the middle, counted from either end: percentile_cont would make floating numbers of them. Halves are rounded
        // away from zero, as our own median in SQLite does (store/sqlite/functions.h).
        out.add("cast(round((cast(percentile_disc(0.5) WITHIN GROUP (ORDER BY ");
        out.sort_value(term.column, alias);
        out.add(") AS numeric) + percentile_disc(0.5) WITHIN GROUP (ORDER BY ");
        out.sort_value(term.column, alias);
        out.add(" DESC)) / 2) AS bigint)");
    } else {
        const bool sum = term.function == "sum" && out.dialect() == Dialect::postgresql;
        out.add(sum ? "cast(sum(" : term.function + "(");
        out.sort_value(term.column, alias);
        out.add(sum ? ") AS bigint)" : ")");
    }
}

// How many sums a figure leaves out: those in another currency on a day without a rate.
void left_out(SqlWriter& out, const BoundTerm& term, const std::string& alias) {
    const auto there = [&](const Field* field, bool is) {
        Column column = term.column;
        column.field = field;
        out.sort_value(column, alias);
        out.add(is ? " IS NOT NULL" : " IS NULL");
    };
    out.add("sum(CASE WHEN ");
    there(term.original, true);
    out.add(" AND ");
    there(term.column.field, false);
    out.add(" THEN 1 ELSE 0 END)");
}

std::string path_of(const Column& column) {
    std::string path;
    for (const Field* step : column.through) path += step->key + ".";
    return path + column.field->key;
}

GroupSelect::Column described(const BoundTerm& term, bool is_key) {
    if (is_key)
        return {.name = term.name,
                .field = term.function.empty() ? term.column.field : nullptr,
                .key = true,
                .form = Form::field,
                .path = path_of(term.column),
                .period = term.function};
    if (term.function == "count") return {term.name, nullptr, false, Form::count};
    if (term.function == "share") return {term.name, nullptr, false, Form::share};
    return {term.name, term.column.field, false, Form::field};
}

}  // namespace

Result<GroupSelect> compile_group(const Bound& bound, Dialect dialect, const Readable& readable, std::int64_t most) {
    const std::string r = "r";
    SqlWriter out(bound, dialect, readable);
    GroupSelect select;
    out.add("SELECT ");
    for (const BoundTerm& term : bound.group) {
        if (!select.columns.empty()) out.add(", ");
        key(out, term, r, bound.zone_offset_ms);
        select.columns.push_back(described(term, true));
    }
    for (const BoundTerm& term : bound.show) {
        if (!select.columns.empty()) out.add(", ");
        figure(out, term, r);
        select.columns.push_back(described(term, false));
    }
    for (const BoundTerm& term : bound.show) {
        if (!term.original || term.function == "count") continue;
        out.add(", ");
        left_out(out, term, r);
        select.columns.push_back({.name = term.name, .field = nullptr, .key = false, .form = Form::count, .left_out = true});
    }
    out.add(" FROM ").name(bound.module->table()).add(" ").add(r).add(" WHERE ").column(r, "deleted_at").add(" IS NULL");
    if (bound.filter) {
        out.add(" AND ");
        out.condition(*bound.filter, *bound.module, r, false);
    }
    if (!bound.group.empty()) {
        out.add(" GROUP BY ");
        for (std::size_t i = 0; i < bound.group.size(); ++i) out.add(i ? ", " : "").add(std::to_string(i + 1));
        out.add(" ORDER BY ");
        for (std::size_t i = 0; i < bound.group.size(); ++i)
            out.add(i ? ", " : "").add(std::to_string(i + 1)).add(" NULLS FIRST");
    }
    // Not a parameter: the directory runs one text without any on both stores.
    out.add(" LIMIT ").add(std::to_string(most));
    select.sql = out.take();
    return select;
}

}  // namespace voronka::query
