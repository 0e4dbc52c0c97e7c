#include "query/format.h"

#include "core/text.h"
#include "query/lexer.h"

namespace voronka::query {
namespace {

std::string quoted_text(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') out.push_back('\\');
        out.push_back(c);
    }
    return out + "\"";
}

// Whether the words reader takes it as one word that means nothing else.
bool plain_word(std::string_view text) {
    const auto read = tokens(text);
    return read && read->size() == 2 && read->front().kind == Token::Kind::word && read->front().range.length == text.size() &&
           !is_keyword(text);
}

std::string_view sign(Operator op) {
    switch (op) {
        case Operator::equal:
            return "=";
        case Operator::not_equal:
            return "!=";
        case Operator::less:
            return "<";
        case Operator::less_equal:
            return "<=";
        case Operator::greater:
            return ">";
        default:
            return ">=";
    }
}

class Formatter {
  public:
    Formatter(const Schema& schema, Language language) : schema_(schema), language_(language) {}

    std::string word(std::string_view english) const { return keyword(english, language_); }

    // Precedence: or 0, and 1, not 2, a condition 3; what binds weaker than its place is put in parentheses.
    std::string node(const Node& given, const Module& module, int place) const {
        switch (given.kind) {
            case Node::Kind::or_:
                return joined(given, module, "or", 0, place);
            case Node::Kind::and_:
                return joined(given, module, "and", 1, place);
            case Node::Kind::not_:
                return word("not") + " " + node(*given.parts.front(), module, 2);
            case Node::Kind::collection:
                return collection(given, module);
            case Node::Kind::word:
                return name_in_query(given.path.front());
            default:
                return comparison(given, module);
        }
    }

    // The path as it is written, and the field that it ends at (null where there is none).
    std::string path(const std::vector<std::string>& names, const Module& module, const Field** end = nullptr) const {
        const Module* here = &module;
        std::vector<std::string> written;
        for (const std::string& name : names) {
            const Field* field = here ? field_named(*here, name) : nullptr;
            if (end) *end = field;
            written.push_back(!field ? name : language_ == Language::ru && names.size() == 1 ? field->label.ru : field->key);
            here = field && field->references.size() == 1 ? schema_.find(field->references.front()) : nullptr;
        }
        if (written.size() == 1 && !plain_word(written.front())) return quoted_text(written.front());
        std::string all;
        for (const std::string& one : written) all += (all.empty() ? "" : ".") + one;
        return all;
    }

    std::string term(const Term& given, const Module& module) const {
        if (given.function == "count" && given.path.empty()) return word("count");
        if (given.function.empty()) return path(given.path, module);
        const std::string inner = given.function == "share" ? given.argument : path(given.path, module);
        return word(given.function) + "(" + inner + ")";
    }

    // A value as it is written, but for the quotes around text.
    std::string bare(const Literal& given, const Field* field) const {
        const bool text = given.kind == Literal::Kind::word || given.kind == Literal::Kind::quoted;
        return text ? chosen(given, field) : literal(given, field);
    }

  private:
    std::string joined(const Node& given, const Module& module, std::string_view with, int strength, int place) const {
        std::string all;
        for (const NodePtr& part : given.parts) {
            if (!all.empty()) all += " " + word(with) + " ";
            all += node(*part, module, strength + 1);
        }
        return strength < place ? "(" + all + ")" : all;
    }

    std::string collection(const Node& given, const Module& module) const {
        const std::string& name = given.path.front();
        const Module* other =
            std::ranges::find(module.children, name) != module.children.end() ? &schema_.child(module, name) : schema_.find(name);
        const std::string inner = given.parts.empty() || !other ? "" : node(*given.parts.front(), *other, 0);
        const std::string called = name + "(" + inner + ")";
        switch (given.quantifier) {
            case Quantifier::any:
                return word("any") + " " + called;
            case Quantifier::all:
                return word("all") + " " + called;
            case Quantifier::no:
                return word("no") + " " + called;
            default:
                return word("count") + "(" + called + ") " + std::string(sign(given.op)) + " " +
                       literal(given.values.front(), nullptr);
        }
    }

    std::string comparison(const Node& given, const Module& module) const {
        const Field* field = nullptr;
        const std::string left = path(given.path, module, &field);
        // Parts of words are no choices.
        const bool wording = given.op == Operator::contains || given.op == Operator::matches || given.op == Operator::starts_with;
        const auto value = [&](std::size_t i) { return literal(given.values[i], wording ? nullptr : field); };
        const std::string is = language_ == Language::ru ? " " : " is ";
        switch (given.op) {
            case Operator::empty:
                return left + is + word("empty");
            case Operator::not_empty:
                return left + is + word("not") + " " + word("empty");
            case Operator::in:
            case Operator::not_in: {
                std::string list;
                for (std::size_t i = 0; i < given.values.size(); ++i) list += (i ? ", " : "") + value(i);
                return left + " " + (given.op == Operator::not_in ? word("not") + " " : "") + word("in") + " (" + list + ")";
            }
            case Operator::between:
                return left + " " + word("between") + " " + value(0) + " " + word("and") + " " + value(1);
            case Operator::contains:
                return left + " " + word("contains") + " " + value(0);
            case Operator::matches:
                return left + " " + word("matches") + " " + value(0);
            case Operator::starts_with:
                return left + " " + word("starts") + " " + word("with") + " " + value(0);
            default:
                return left + " " + std::string(sign(given.op)) + " " + value(0);
        }
    }

    std::string literal(const Literal& given, const Field* field) const {
        std::string text = base(given, field);
        bool first = given.kind == Literal::Kind::now;
        for (const Shift& shift : given.shifts) {
            const std::string amount = std::to_string(std::abs(shift.count)) + unit_name(shift.unit, language_);
            // A span before now is written alone: -7d.
            if (first && shift.count < 0)
                text = "-" + amount;
            else
                text += (shift.count < 0 ? " - " : " + ") + amount;
            first = false;
        }
        return text;
    }

    std::string base(const Literal& given, const Field* field) const {
        switch (given.kind) {
            case Literal::Kind::number:
                return voronka::format(given.number, 0) + (given.currency.empty() ? "" : " " + given.currency);
            case Literal::Kind::date:
                return voronka::format(given.date);
            case Literal::Kind::today:
                return word("today");
            case Literal::Kind::now:
                return word("now");
            case Literal::Kind::start_of:
            case Literal::Kind::end_of:
                return period(given);
            case Literal::Kind::me:
                return word("me");
            case Literal::Kind::my_team:
                return word("my_team");
            default: {
                const std::string text = chosen(given, field);
                const bool yes_or_no = field && field->type == FieldType::boolean;
                return yes_or_no ? text : name_in_query(text);
            }
        }
    }

    std::string period(const Literal& given) const {
        struct Names {
            Unit unit;
            std::string_view en, ru;
        };
        constexpr std::array names{Names{Unit::day, "day", "дня"}, Names{Unit::week, "week", "недели"},
                                   Names{Unit::month, "month", "месяца"}, Names{Unit::quarter, "quarter", "квартала"},
                                   Names{Unit::year, "year", "года"}};
        const auto found = std::ranges::find(names, given.period, &Names::unit);
        const std::string_view which = given.kind == Literal::Kind::start_of ? "start" : "end";
        const bool russian = language_ == Language::ru;
        return word(which) + (russian ? " " : " of ") + std::string(russian ? found->ru : found->en);
    }

    // A choice by its key or its label; anything else as it was written.
    std::string chosen(const Literal& given, const Field* field) const {
        std::string text = given.text;
        if (field && field->source == ChoiceSource::own)
            for (const Choice& one : field->choices) {
                const std::string wanted = fold(given.text);
                if (fold(one.key) != wanted && fold(one.label.en) != wanted && fold(one.label.ru) != wanted) continue;
                text = language_ == Language::ru ? one.label.ru : one.key;
            }
        const bool yes_or_no = field && field->type == FieldType::boolean;
        if (yes_or_no) {
            const std::string folded = fold(text);
            return word(folded == "true" || folded == "да" || folded == "yes" ? "true" : "false");
        }
        return text;
    }

    const Schema& schema_;
    Language language_;
};

std::string op_name(Operator op) {
    switch (op) {
        case Operator::in:
            return "in";
        case Operator::not_in:
            return "not in";
        case Operator::between:
            return "between";
        case Operator::empty:
            return "is empty";
        case Operator::not_empty:
            return "is not empty";
        case Operator::contains:
            return "contains";
        case Operator::starts_with:
            return "starts with";
        case Operator::matches:
            return "matches";
        default:
            return std::string(sign(op));
    }
}

// A condition with what it is about, where that is a plain comparison.
Part part(const Node& node, const Range& range, const Formatter& formatter, const Schema& schema, const Module& module) {
    Part made{.at = range.at, .length = range.length, .text = formatter.node(node, module, 1)};
    if (node.kind != Node::Kind::compare) return made;
    const Formatter english(schema, Language::en);
    const Field* field = nullptr;
    english.path(node.path, module, &field);
    for (const std::string& name : node.path) made.field += (made.field.empty() ? "" : ".") + name;
    if (node.path.size() == 1 && field) made.field = field->key;
    made.op = op_name(node.op);
    const bool wording = made.op == "contains" || made.op == "starts with" || made.op == "matches";
    for (const Literal& one : node.values) made.values.push_back(english.bare(one, wording ? nullptr : field));
    return made;
}

}  // namespace

std::string name_in_query(std::string_view text) { return plain_word(text) ? std::string(text) : quoted_text(text); }

const Field* field_named(const Module& module, std::string_view name) {
    if (const Field* exact = module.find(name); exact && !exact->hidden) return exact;
    const std::string wanted = fold(name);
    for (const Field& field : module.fields)
        if (!field.hidden && (fold(field.label.en) == wanted || fold(field.label.ru) == wanted)) return &field;
    return nullptr;
}

std::string format(const Query& query, const Module& module, const Schema& schema, Language language) {
    const Formatter formatter(schema, language);
    std::string text = query.filter ? formatter.node(*query.filter, module, 0) : "";
    const auto add = [&](const std::string& more) { text += (text.empty() ? "" : " ") + more; };
    const auto list = [&](const std::vector<Term>& terms) {
        std::string all;
        for (const Term& term : terms) all += (all.empty() ? "" : ", ") + formatter.term(term, module);
        return all;
    };
    std::string keys;
    for (const SortKey& key : query.sort)
        keys +=
            (keys.empty() ? "" : ", ") + formatter.path(key.path, module) + (key.descending ? " " + formatter.word("desc") : "");
    if (!keys.empty()) add(formatter.word("sort") + " " + keys);
    if (!query.group.empty()) add(formatter.word("group") + " " + formatter.word("by") + " " + list(query.group));
    if (!query.show.empty()) add(formatter.word("show") + " " + list(query.show));
    return text;
}

std::vector<Part> parts(const Query& query, const Module& module, const Schema& schema, Language language) {
    std::vector<Part> found;
    if (!query.filter) return found;
    const Formatter formatter(schema, language);
    if (query.filter->kind != Node::Kind::and_) return {part(*query.filter, query.filter_range, formatter, schema, module)};
    for (const NodePtr& one : query.filter->parts) found.push_back(part(*one, one->range, formatter, schema, module));
    return found;
}

}  // namespace voronka::query
