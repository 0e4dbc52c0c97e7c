#include "core/text.h"
#include "query/compiler.h"

namespace voronka::query {
namespace {

// What equals, or comes first after, every text that begins so: the prefix with its last byte raised.
std::string after_prefix(std::string prefix) {
    while (!prefix.empty() && static_cast<unsigned char>(prefix.back()) == 0xFF) prefix.pop_back();
    if (!prefix.empty()) prefix.back() = static_cast<char>(static_cast<unsigned char>(prefix.back()) + 1);
    return prefix;
}

}  // namespace

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

void SqlWriter::condition(const Condition& given, const Module& module, const std::string& alias, bool negated) {
    using Kind = Condition::Kind;
    switch (given.kind) {
        case Kind::not_:
            return condition(*given.parts.front(), module, alias, !negated);
        case Kind::and_:
        case Kind::or_: {
            const bool conjunction = (given.kind == Kind::and_) != negated;
            add("(");
            for (std::size_t i = 0; i < given.parts.size(); ++i) {
                if (i) add(conjunction ? " AND " : " OR ");
                condition(*given.parts[i], module, alias, negated);
            }
            add(")");
            return;
        }
        case Kind::rule: {
            const bool kept = std::exchange(in_rule_, true);
            condition(*given.parts.front(), module, alias, negated);
            in_rule_ = kept;
            return;
        }
        case Kind::collection:
            return collection(given, alias, negated);
        case Kind::special:
            add(negated ? "NOT (" : "(");
            special(given, module, alias);
            add(")");
            return;
        default:
            break;
    }
    if (!given.column.through.empty()) return through(given, alias, negated);
    const bool list = given.column.field->storage() == Storage::list;
    if (!negated) return atom(given, module, alias);
    // «NOT … IS NULL» would not be seen to be what the index of filled values is about.
    if (given.kind == Kind::empty && !list && !restricted(*given.column.field)) {
        add(compared_column(*given.column.field, alias)).add(" IS NOT NULL");
        return;
    }
    // Logic is two-valued: what is empty meets no comparison, so it meets the negation of each.
    const bool may_be_null = !list && given.kind != Kind::empty;
    add("(");
    if (may_be_null) add(own_column(*given.column.field, alias)).add(" IS NULL OR ");
    add("NOT ");
    atom(given, module, alias);
    add(")");
}

void SqlWriter::atom(const Condition& given, const Module& module, const std::string& alias) {
    if (given.column.field->storage() == Storage::list) return listed(given, module, alias);
    const Field& field = *given.column.field;
    if (!restricted(field)) return compare(given, compared_column(field, alias));
    const bool asks_empty = given.kind == Condition::Kind::empty;
    add("(");
    compare(given, compared_column(field, alias));
    add(asks_empty ? " OR NOT " : " AND ");
    seen(field, alias);
    add(")");
}

void SqlWriter::compare(const Condition& given, const std::string& at) {
    using Kind = Condition::Kind;
    switch (given.kind) {
        case Kind::compare:
            add(at).add(sign_of(given.op)).param(given.values.front());
            return;
        case Kind::empty:
            add(at).add(" IS NULL");
            return;
        case Kind::range: {
            const bool from = !empty(given.values[0]);
            const bool before = !empty(given.values[1]);
            add("(");
            if (from) add(at).add(" >= ").param(given.values[0]);
            if (from && before) add(" AND ");
            if (before) add(at).add(" < ").param(given.values[1]);
            add(")");
            return;
        }
        case Kind::in: {
            if (given.values.empty()) {
                add("(1 = 0)");
                return;
            }
            add(at).add(" IN (");
            for (std::size_t i = 0; i < given.values.size(); ++i) {
                if (i) add(", ");
                param(given.values[i]);
            }
            add(")");
            return;
        }
        case Kind::contains:
            add(dialect_ == Dialect::sqlite ? "instr(" : "strpos(").add(at).add(", ").param(given.values.front()).add(") > 0");
            return;
        case Kind::starts_with: {
            const std::string& prefix = std::get<std::string>(given.values.front());
            if (dialect_ == Dialect::postgresql) {
                add("starts_with(").add(at).add(", ").param(prefix).add(")");
                return;
            }
            add("(").add(at).add(" >= ").param(prefix).add(" AND ").add(at).add(" < ").param(after_prefix(prefix)).add(")");
            return;
        }
        case Kind::words:
            add("(").add(at).add(" IS NOT NULL");
            for (const Value& word : given.values) {
                add(" AND ");
                has_word(at, std::get<std::string>(word));
            }
            add(")");
            return;
        default:
            add("(1 = 0)");
    }
}

// A word begins at the start of the text or behind a character that parts words: core/text.h, has_word.
void SqlWriter::has_word(const std::string& at, const std::string& beginning) {
    if (dialect_ == Dialect::sqlite) {
        add("has_word(").add(at).add(", ").param(beginning).add(")");
        return;
    }
    const std::string breaks(word_breaks);
    add("(strpos(' ' || translate(").add(at).add(", ").param(breaks).add(", ").param(std::string(length_utf8(breaks), ' '));
    add("), ").param(' ' + beginning).add(") > 0)");
}

// A field of many values: holds when any of them does. Of many references, those that may be read alone are there.
void SqlWriter::listed(const Condition& given, const Module& module, const std::string& outer) {
    const Field& field = *given.column.field;
    const bool asks_empty = given.kind == Condition::Kind::empty;
    const bool guarded = restricted(field);
    if (asks_empty && !guarded) {
        add(outer).add(".").name(field.key).add(" IS NULL");
        return;
    }
    const std::string side = alias();
    add(asks_empty ? "NOT EXISTS" : "EXISTS").add(" (SELECT 1 FROM ").name(module.table() + "__" + field.key).add(" ").add(side);
    add(" WHERE ").column(side, "record").add(" = ").column(outer, "id");
    if (!asks_empty) {
        add(" AND ");
        compare(given, side + "." + quote_name("folded"));
    }
    if (guarded) {
        const Module& target = schema_->at(field.references.front());
        const std::string there = alias();
        add(" AND EXISTS (SELECT 1 FROM ").name(target.table()).add(" ").add(there).add(" WHERE ").column(there, "id");
        add(" = CAST(").column(side, "folded").add(dialect_ == Dialect::sqlite ? " AS integer) AND " : " AS bigint) AND ");
        alive_and_readable(target, there);
        add(")");
    }
    add(")");
}

void SqlWriter::found_by(const Field& link, const std::string& alias) {
    if (link.indexed || link.looked_up) loose_.emplace_back(alias, &link);
}

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
