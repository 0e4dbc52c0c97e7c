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

}  // namespace voronka::query
