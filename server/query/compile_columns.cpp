#include "query/compiler.h"

namespace voronka::query {

std::string quote_name(std::string_view identifier) { return '"' + std::string(identifier) + '"'; }

std::string_view sign_of(Operator op) {
    switch (op) {
        case Operator::equal:
            return " = ";
        case Operator::not_equal:
            return " <> ";
        case Operator::less:
            return " < ";
        case Operator::less_equal:
            return " <= ";
        case Operator::greater:
            return " > ";
        default:
            return " >= ";
    }
}

SqlWriter& SqlWriter::param(Value value) {
    sql_.params.push_back(std::move(value));
    sql_.text += dialect_ == Dialect::sqlite ? "?" : "$" + std::to_string(sql_.params.size());
    return *this;
}

SqlWriter& SqlWriter::name(std::string_view identifier) { return add(quote_name(identifier)); }

SqlWriter& SqlWriter::column(const std::string& alias, std::string_view column_name) {
    return add(alias).add(".").name(column_name);
}

std::string SqlWriter::own_column(const Field& field, const std::string& alias) const {
    return alias + "." + quote_name(field.folded() ? field.key + "__fold" : field.key);
}

// In SQLite a plus before a column changes nothing but that indexes of it are left alone.
std::string SqlWriter::compared_column(const Field& field, const std::string& alias) const {
    const bool loose = std::ranges::any_of(loose_, [&](const auto& one) { return one.first == alias && one.second != &field; });
    return (dialect_ == Dialect::sqlite && loose ? "+" : "") + own_column(field, alias);
}

void SqlWriter::found_by(const Field& link, const std::string& alias) {
    if (link.indexed || link.looked_up) loose_.emplace_back(alias, &link);
}

void SqlWriter::alive_and_readable(const Module& module, const std::string& alias) {
    column(alias, "deleted_at").add(" IS NULL");
    readable(module, alias);
}

void SqlWriter::readable(const Module& module, const std::string& alias) {
    if (!readable_) return;
    const BoundPtr filter = readable_(module);
    if (!filter || !filter->filter) return;
    add(" AND ");
    const bool kept = std::exchange(in_rule_, true);
    condition(*filter->filter, module, alias, false);
    in_rule_ = kept;
}

bool SqlWriter::restricted(const Field& field) const {
    if (in_rule_ || (field.type != FieldType::reference && field.type != FieldType::references) || !readable_) return false;
    return std::ranges::any_of(field.references, [&](const std::string& target) {
        const Module* module = schema_->find(target);
        const BoundPtr rule = module ? readable_(*module) : BoundPtr();
        return rule && rule->filter;
    });
}

void SqlWriter::seen(const Field& field, const std::string& here) {
    add("(1 = 0");
    for (const std::string& target : field.references) {
        const Module& module = schema_->at(target);
        const std::string there = alias();
        add(" OR EXISTS (SELECT 1 FROM ").name(module.table()).add(" ").add(there).add(" WHERE ");
        column(there, "id").add(" = ").column(here, field.key).add(" AND ");
        if (field.over_modules()) column(here, field.key + "_resource").add(" = ").param(target).add(" AND ");
        alive_and_readable(module, there);
        add(")");
    }
    add(")");
}

void SqlWriter::own_value(const Field& field, const std::string& here) {
    if (!restricted(field)) {
        column(here, field.key);
        return;
    }
    add("(CASE WHEN ");
    seen(field, here);
    add(" THEN ").column(here, field.key).add(" END)");
}

void SqlWriter::join_referred(const Field& reference, const std::string& here, const std::string& there) {
    const Module& module = schema_->at(reference.references.front());
    add(" LEFT JOIN ").name(module.table()).add(" ").add(there).add(" ON ").column(there, "id").add(" = ");
    column(here, reference.key).add(" AND ");
    alive_and_readable(module, there);
}

void SqlWriter::sort_value(const Column& sorted, const std::string& outer) { sort_step(sorted, 0, outer); }

// A path is a select within a select, one for each reference that is followed.
void SqlWriter::sort_step(const Column& sorted, std::size_t step, const std::string& here) {
    if (step == sorted.through.size()) {
        if (restricted(*sorted.field))
            own_value(*sorted.field, here);
        else
            add(own_column(*sorted.field, here));
        return;
    }
    const std::string there = alias();
    add("(SELECT ");
    sort_step(sorted, step + 1, there);
    add(" FROM ").name(sorted.modules[step]->table()).add(" ").add(there).add(" WHERE ");
    column(there, "id").add(" = ").column(here, sorted.through[step]->key).add(" AND ");
    alive_and_readable(*sorted.modules[step], there);
    add(")");
}

}  // namespace voronka::query
