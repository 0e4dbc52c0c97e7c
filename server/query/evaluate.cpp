#include "query/evaluate.h"

#include "core/text.h"
#include "query/bound.h"
#include "schema/values.h"

namespace voronka::query {
namespace {

// What a column of the stores holds: an integer, text (folded where the field is), or nothing.
Value column_form(const Field& field, const Value& value) {
    if (empty(value)) return {};
    if (field.storage() == Storage::integer) {
        const auto number = column_integer(value);
        return number ? Value(*number) : Value();
    }
    const auto* text = get_if<std::string>(value);
    if (!text) return {};
    return field.folded() ? fold(*text) : *text;
}

template <class T>
bool compared(Operator op, const T& left, const T& right) {
    switch (op) {
        case Operator::equal:
            return left == right;
        case Operator::not_equal:
            return left != right;
        case Operator::less:
            return left < right;
        case Operator::less_equal:
            return left <= right;
        case Operator::greater:
            return left > right;
        default:
            return left >= right;
    }
}

// Both of one kind: integers, or text by its bytes.
bool smaller(const Value& left, const Value& right) {
    const auto* text = get_if<std::string>(left);
    return text ? *text < std::get<std::string>(right) : std::get<std::int64_t>(left) < std::get<std::int64_t>(right);
}

class Evaluation {
  public:
    Evaluation(const Bound& bound, const World& world) : schema_(*bound.schema), world_(world) {}

    bool holds(const Condition& given, const Record& record) const {
        using Kind = Condition::Kind;
        const auto part = [&](const ConditionPtr& one) { return holds(*one, record); };
        switch (given.kind) {
            case Kind::and_:
                return std::ranges::all_of(given.parts, part);
            case Kind::or_:
                return std::ranges::any_of(given.parts, part);
            case Kind::not_:
                return !part(given.parts.front());
            case Kind::rule: {
                const bool kept = std::exchange(in_rule_, true);
                const bool met = part(given.parts.front());
                in_rule_ = kept;
                return met;
            }
            case Kind::collection:
                return collection(given, record);
            case Kind::special:
                return special(given, record);
            default:
                return at_end(given, record);
        }
    }

    // The record that a path leads to, or null where it breaks off.
    const Record* follow(const Column& column, const Record& from) const {
        const Record* here = &from;
        for (std::size_t i = 0; here && i < column.through.size(); ++i) {
            const auto* id = get_if<Id>((*here)[column.through[i]->index]);
            here = id ? world_.find(*column.modules[i], *id) : nullptr;
        }
        return here;
    }

    // The field's value; a reference to what may not be read is empty.
    Value seen(const Field& field, const Record& record) const {
        const Value& value = record[field.index];
        const auto* id = get_if<Id>(value);
        if (in_rule_ || field.type != FieldType::reference || !id) return value;
        const auto at_most = [&](const std::string& target) { return world_.restricted(schema_.at(target)); };
        if (std::ranges::none_of(field.references, at_most)) return value;
        const Module* to = schema_.find(field.over_modules() ? record.text(field.key + "_resource")
                                                             : std::string_view(field.references.front()));
        return to && world_.find(*to, *id) ? value : Value();
    }

  private:
    bool at_end(const Condition& given, const Record& record) const {
        const Record* end = follow(given.column, record);
        if (!end) return given.kind == Condition::Kind::empty;
        const Field& field = *given.column.field;
        const Value value = seen(field, *end);
        const bool asks_empty = given.kind == Condition::Kind::empty;
        if (field.storage() != Storage::list) return asks_empty ? empty(value) : atom(given, column_form(field, value));
        // Of many references, those that may be read alone are there.
        const Module* guarded =
            !in_rule_ && field.type == FieldType::references ? schema_.find(field.references.front()) : nullptr;
        if (guarded && !world_.restricted(*guarded)) guarded = nullptr;
        if (asks_empty && !guarded) return empty(value);
        const bool any = std::ranges::any_of(compared_forms(field, value), [&](std::string& one) {
            if (guarded && !world_.find(*guarded, std::stoll(one))) return false;
            return asks_empty || atom(given, Value(std::move(one)));
        });
        return any != asks_empty;
    }

    static bool atom(const Condition& given, const Value& value) {
        if (empty(value)) return false;
        const auto* text = get_if<std::string>(value);
        const auto* number = get_if<std::int64_t>(value);
        switch (given.kind) {
            case Condition::Kind::compare: {
                const Value& other = given.values.front();
                if (number && get_if<std::int64_t>(other)) return compared(given.op, *number, std::get<std::int64_t>(other));
                if (text && get_if<std::string>(other)) return compared(given.op, *text, std::get<std::string>(other));
                return false;
            }
            case Condition::Kind::range:
                return number && (empty(given.values[0]) || *number >= std::get<std::int64_t>(given.values[0])) &&
                       (empty(given.values[1]) || *number < std::get<std::int64_t>(given.values[1]));
            case Condition::Kind::in:
                return std::ranges::find(given.values, value) != given.values.end();
            case Condition::Kind::contains:
                return text && text->find(std::get<std::string>(given.values.front())) != std::string::npos;
            case Condition::Kind::starts_with:
                return text && text->starts_with(std::get<std::string>(given.values.front()));
            case Condition::Kind::words:
                return text && std::ranges::all_of(
                                   given.values, [&](const Value& word) { return has_word(*text, std::get<std::string>(word)); });
            default:
                return false;
        }
    }

    bool collection(const Condition& given, const Record& record) const {
        std::int64_t met = 0;
        bool all = true;
        world_.related(*given.other, *given.link, record.id(), [&](const Record& one) {
            const bool meets = !given.inner || holds(*given.inner, one);
            met += meets;
            all = all && meets;
            return given.quantifier == Quantifier::count || (given.quantifier == Quantifier::all ? all : met == 0);
        });
        switch (given.quantifier) {
            case Quantifier::any:
                return met > 0;
            case Quantifier::no:
                return met == 0;
            case Quantifier::all:
                return !given.inner || all;
            default:
                return compared(given.op, met, given.number);
        }
    }

    bool special(const Condition& given, const Record& record) const {
        if (given.special == Special::about_readable) {
            const Module& module = record.module();
            const Field& about = module.at(module.find("about") ? "about" : "record");
            const Module* to = schema_.find(record.text(about.key + "_resource"));
            const auto* id = get_if<Id>(record[about.index]);
            return to && id && world_.find(*to, *id);
        }
        bool found = false;
        if (given.special >= Special::shared_with_me) {
            const Module& shares = schema_.at("shares");
            world_.related(shares, shares.at("record"), record.id(), [&](const Record& share) {
                const bool suits = given.special == Special::shared_with_me || share.flag("write");
                const auto with = [&](const Value& id) { return std::ranges::find(given.values, id) != given.values.end(); };
                found = suits &&
                        (share.get("user") == given.values.front() || (!empty(share.get("team")) && with(share.get("team"))));
                return !found;
            });
            return found;
        }
        const bool part = given.special == Special::part_readable;
        for (const char* key : {"deals", "leads"})
            for (const Field& field : schema_.at(key).fields) {
                if (field.type != FieldType::reference || field.references.size() != 1 || part != (field.key == "journey") ||
                    field.references.front() != record.module().key)
                    continue;
                world_.related(schema_.at(key), field, record.id(), [&](const Record&) {
                    found = true;
                    return false;
                });
            }
        return found;
    }

    const Schema& schema_;
    const World& world_;
    mutable bool in_rule_ = false;  // a rule of rights is worked out with the system's eyes
};

}  // namespace

bool evaluate(const Bound& bound, const Record& record, const World& world) {
    return !bound.filter || Evaluation(bound, world).holds(*bound.filter, record);
}

bool stands_before(const Bound& bound, const Record& first, const Record& second, const World& world) {
    const Evaluation evaluation(bound, world);
    const auto value = [&](const Column& column, const Record& record) {
        const Record* end = evaluation.follow(column, record);
        return end ? column_form(*column.field, evaluation.seen(*column.field, *end)) : Value();
    };
    for (const BoundSort& key : bound.sort) {
        const Value left = value(key.column, first);
        const Value right = value(key.column, second);
        if (left == right) continue;
        if (empty(left) || empty(right)) return !empty(left);
        return key.descending ? smaller(right, left) : smaller(left, right);
    }
    const bool descending = bound.sort.empty() || bound.sort.front().descending;
    return descending ? second.id() < first.id() : first.id() < second.id();
}

}  // namespace voronka::query
