#include "core/text.h"
#include "query/binder.h"

namespace voronka::query {
namespace {

std::shared_ptr<Condition> make(Condition::Kind kind, Column column) {
    auto made = std::make_shared<Condition>();
    made->kind = kind;
    made->column = std::move(column);
    return made;
}

ConditionPtr negated(ConditionPtr inner) {
    auto made = std::make_shared<Condition>();
    made->kind = Condition::Kind::not_;
    made->parts.push_back(std::move(inner));
    return made;
}

bool timely(const Field& field) { return field.type == FieldType::date || field.type == FieldType::instant; }

bool ordered(const Field& field) {
    return field.storage() == Storage::integer && field.type != FieldType::boolean && field.type != FieldType::reference;
}

bool textual(const Field& field) {
    return field.folded() || field.type == FieldType::email || field.type == FieldType::phone ||
           field.type == FieldType::emails || field.type == FieldType::phones || field.type == FieldType::tags;
}

ConditionPtr ranged(Column column, Value from, Value before) {
    auto made = make(Condition::Kind::range, std::move(column));
    made->values = {std::move(from), std::move(before)};
    return made;
}

}  // namespace

Result<ConditionPtr> Binder::comparison(const Node& node, const Module& module) {
    Column found = TRY(column(node.path, node.path_range, module));
    const Field& field = *found.field;
    switch (node.op) {
        case Operator::empty:
            return ConditionPtr(make(Condition::Kind::empty, std::move(found)));
        case Operator::not_empty:
            return negated(make(Condition::Kind::empty, std::move(found)));
        case Operator::in:
            return listed(node, std::move(found));
        case Operator::not_in:
            return negated(TRY(listed(node, std::move(found))));
        case Operator::between:
            return between(node, std::move(found), module);
        case Operator::contains:
        case Operator::starts_with:
        case Operator::matches: {
            if (!textual(field)) return clash(node.values.front(), field, "=, in, is empty");
            auto made = make(node.op == Operator::contains      ? Condition::Kind::contains
                             : node.op == Operator::starts_with ? Condition::Kind::starts_with
                                                                : Condition::Kind::words,
                             std::move(found));
            if (node.op == Operator::matches)
                for (const std::string& word : words(node.values.front().text, 16))
                    made->values.emplace_back(word_beginning(word));
            else
                made->values.emplace_back(fold(node.values.front().text));
            return ConditionPtr(std::move(made));
        }
        default:
            break;
    }
    if (timely(field)) return in_time(node, std::move(found));
    if (!node.values.front().currency.empty()) return in_currency(node, found, module);
    return compared(node, in_company_currency(std::move(found), module));
}

Result<ConditionPtr> Binder::compared(const Node& node, Column found) {
    const Field& field = *found.field;
    const Literal& literal = node.values.front();
    if (literal.kind == Literal::Kind::my_team) return listed(node, std::move(found));
    const bool equality = node.op == Operator::equal || node.op == Operator::not_equal;
    if (!equality && !ordered(field) && !field.folded())
        return query_error(node.op_range, "query_type_clash", {{"field", field.key}, {"value", literal.text}}, "=, !=, in");
    auto made = make(Condition::Kind::compare, std::move(found));
    made->op = node.op == Operator::not_equal ? Operator::equal : node.op;
    made->values.push_back(TRY(value(literal, field)));
    return node.op == Operator::not_equal ? negated(std::move(made)) : ConditionPtr(std::move(made));
}

Result<ConditionPtr> Binder::listed(const Node& node, Column found) {
    const Field& field = *found.field;
    auto made = make(Condition::Kind::in, std::move(found));
    for (const Literal& literal : node.values) {
        if (literal.kind == Literal::Kind::my_team) {
            if (field.type != FieldType::reference && field.type != FieldType::references) return clash(literal, field, "value");
            lives.me = true;
            const bool list = field.storage() == Storage::list;
            for (const Id id : around_.my_team) made->values.push_back(list ? Value(std::to_string(id)) : Value(id));
            continue;
        }
        made->values.push_back(TRY(value(literal, field)));
    }
    return ConditionPtr(std::move(made));
}

Result<ConditionPtr> Binder::between(const Node& node, Column found, const Module& module) {
    const Field& field = *found.field;
    if (!ordered(field)) return clash(node.values.front(), field, "=, in");
    if (timely(field)) {
        const Span first = TRY(span(node.values[0], field));
        const Span last = TRY(span(node.values[1], field));
        return ranged(std::move(found), first.from, last.before);
    }
    const Value first = TRY(value(node.values[0], field));
    const Value last = TRY(value(node.values[1], field));
    return ranged(in_company_currency(std::move(found), module), first, std::get<std::int64_t>(last) + 1);
}

// A date, or a day against an instant: every comparison is a range of days or of milliseconds.
Result<ConditionPtr> Binder::in_time(const Node& node, Column found) {
    const Span at = TRY(span(node.values.front(), *found.field));
    switch (node.op) {
        case Operator::equal:
            return ranged(std::move(found), at.from, at.before);
        case Operator::not_equal:
            return negated(ranged(std::move(found), at.from, at.before));
        case Operator::less:
            return ranged(std::move(found), Value(), at.from);
        case Operator::less_equal:
            return ranged(std::move(found), Value(), at.before);
        case Operator::greater:
            return ranged(std::move(found), at.before, Value());
        default:
            return ranged(std::move(found), at.from, Value());
    }
}

Column in_company_currency(Column column, const Module& module) {
    const Module& here = column.modules.empty() ? module : *column.modules.back();
    if (column.field->type != FieldType::money) return column;
    if (const Field* base = here.find(column.field->key + "_base")) column.field = base;
    return column;
}

// `amount >= 500 USD` means deals in dollars.
Result<ConditionPtr> Binder::in_currency(const Node& node, const Column& found, const Module& module) {
    const Literal& literal = node.values.front();
    const Field* currency = module.find("currency");
    if (!currency || found.field->type != FieldType::money || !found.through.empty())
        return clash(literal, *found.field, "number");
    auto same = make(Condition::Kind::compare, Column{.field = currency});
    same->values.emplace_back(literal.currency);
    if (currency->folded()) same->values.front() = Value(fold(literal.currency));
    auto joined = std::make_shared<Condition>();
    joined->kind = Condition::Kind::and_;
    joined->parts = {std::move(same), TRY(compared(node, found))};
    return ConditionPtr(std::move(joined));
}

}  // namespace voronka::query
