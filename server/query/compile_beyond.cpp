#include "query/compiler.h"

namespace voronka::query {

// A path follows references, each to what is there and may be read; an empty one meets no comparison.
void SqlWriter::through(const Condition& given, const std::string& outer, bool negated) {
    Condition last = given;
    last.column.through.clear();
    last.column.modules.clear();
    const bool asks_empty = given.kind == Condition::Kind::empty;
    if (negated != asks_empty) add("NOT ");
    std::string here = outer;
    std::string closing;
    for (std::size_t i = 0; i < given.column.through.size(); ++i) {
        const Module& module = *given.column.modules[i];
        const std::string there = alias();
        add("EXISTS (SELECT 1 FROM ").name(module.table()).add(" ").add(there).add(" WHERE ");
        column(there, "id").add(" = ").column(here, given.column.through[i]->key).add(" AND ");
        alive_and_readable(module, there);
        add(" AND ");
        here = there;
        closing += ")";
    }
    if (asks_empty) {
        // Empty is what has no value at the end of the path.
        add("NOT ");
    }
    atom(last, *given.column.modules.back(), here);
    add(closing);
}

void SqlWriter::collection(const Condition& given, const std::string& outer, bool negated) {
    const Module& other = *given.other;
    const std::string there = alias();
    const bool counted = given.quantifier == Quantifier::count;
    const bool all = given.quantifier == Quantifier::all;
    const bool none = given.quantifier == Quantifier::no;
    if (negated != (all || none)) add("NOT ");
    add(counted ? "((SELECT count(*) FROM " : "EXISTS (SELECT 1 FROM ").name(other.table()).add(" ").add(there).add(" WHERE ");
    column(there, given.link->key).add(" = ").column(outer, "id").add(" AND ");
    found_by(*given.link, there);
    alive_and_readable(other, there);
    if (given.inner) {
        add(" AND ");
        condition(*given.inner, other, there, all);  // all: there is none that does not
    } else if (all) {
        add(" AND (1 = 0)");
    }
    add(")");
    if (counted) add(sign_of(given.op)).param(given.number).add(")");
}

// A select by itself: it is worked out once, and the rest of the rule keeps its index.
void SqlWriter::shared(const Condition& given, const std::string& outer) {
    const bool to_change = given.special == Special::shared_for_change;
    const auto with = [&](const char* whom, std::size_t from, std::size_t to) {
        const std::string share = alias();
        add("SELECT ").column(share, "record").add(" FROM ").name(schema_->at("shares").table()).add(" ").add(share);
        add(" WHERE ").column(share, "deleted_at").add(" IS NULL AND ");
        if (to_change) column(share, "write").add(" = 1 AND ");
        column(share, whom).add(" IN (");
        for (std::size_t i = from; i < to; ++i) {
            if (i > from) add(", ");
            param(given.values[i]);
        }
        add(")");
    };
    column(outer, "id").add(" IN (");
    with("user", 0, 1);
    if (given.values.size() > 1) {
        add(" UNION ALL ");
        with("team", 1, given.values.size());
    }
    add(")");
}

void SqlWriter::special(const Condition& given, const Module& module, const std::string& outer) {
    if (given.special >= Special::shared_with_me) return shared(given, outer);
    add("(1 = 0");
    const auto exists = [&](const Module& other, const auto& join) {
        const std::string there = alias();
        add(" OR EXISTS (SELECT 1 FROM ").name(other.table()).add(" ").add(there).add(" WHERE ");
        join(there);
        add(" AND ");
        alive_and_readable(other, there);
        add(")");
    };
    if (given.special == Special::about_readable) {
        const Field& about = module.at(module.find("about") ? "about" : "record");
        for (const std::string& key : about.references) {
            exists(schema_->at(key), [&](const std::string& there) {
                column(outer, about.key + "_resource").add(" = ").param(key).add(" AND ");
                column(there, "id").add(" = ").column(outer, about.key);
            });
        }
    } else {
        const bool part = given.special == Special::part_readable;
        for (const char* key : {"deals", "leads"}) {
            const Module& other = schema_->at(key);
            for (const Field& field : other.fields) {
                if (field.type != FieldType::reference || field.references.size() != 1 || field.references.front() != module.key)
                    continue;
                if (part != (field.key == "journey")) continue;
                exists(other, [&](const std::string& there) {
                    column(there, field.key).add(" = ").column(outer, "id");
                    found_by(field, there);
                });
            }
        }
    }
    add(")");
}

}  // namespace voronka::query
