#include "core/text.h"
#include "query/lexer.h"
#include "query/query.h"

namespace voronka::query {
namespace {

constexpr std::string_view an_operator = "=, !=, <, <=, >, >=, in, between, is empty, contains, starts with";

class Parser {
  public:
    Parser(std::string_view text, std::vector<Token> tokens) : text_(text), tokens_(std::move(tokens)) {}

    Result<QueryPtr> run() {
        auto query = std::make_shared<Query>();
        query->text = text_;
        const std::size_t begin = now().range.at;
        if (!is("sort") && !is("group") && !is("show") && !ended()) query->filter = TRY(disjunction(0));
        query->filter_range = {begin, end_of_last_ > begin ? end_of_last_ - begin : 0};
        if (take("sort")) {
            take("by");
            TRY_VOID(sort(*query));
        }
        if (take("group")) {
            if (!take("by")) return unexpected("by");
            query->group = TRY(terms());
            if (!is("show")) query->show.push_back({.function = "count"});
        }
        if (take("show")) query->show = TRY(terms());
        if (!ended()) return unexpected(query->filter ? "and, or, sort, group by" : an_operator);
        return QueryPtr(std::move(query));
    }

  private:
    const Token& now() const { return tokens_[at_]; }
    const Token& ahead(std::size_t by) const { return tokens_[std::min(at_ + by, tokens_.size() - 1)]; }
    bool ended() const { return now().kind == Token::Kind::end; }
    bool is(std::string_view keyword) const { return now().kind == Token::Kind::word && now().key == keyword; }
    bool is_sign(std::string_view sign) const { return now().kind == Token::Kind::sign && now().text == sign; }
    const Token& step() {
        end_of_last_ = now().range.at + now().range.length;
        return tokens_[at_++];
    }
    bool take(std::string_view keyword) {
        if (!is(keyword)) return false;
        step();
        return true;
    }
    bool take_sign(std::string_view sign) {
        if (!is_sign(sign)) return false;
        step();
        return true;
    }
    std::unexpected<Error> unexpected(std::string_view expected) const {
        const std::string found = ended() ? "" : std::string(text_.substr(now().range.at, now().range.length));
        return query_error(now().range, ended() ? "query_ended" : "query_unexpected", {{"found", found}}, std::string(expected));
    }

    Result<NodePtr> disjunction(std::size_t depth) {
        if (depth > max_depth) return query_error(now().range, "query_too_deep", {{"max", std::to_string(max_depth)}});
        return joined(Node::Kind::or_, "or", depth);
    }

    Result<NodePtr> joined(Node::Kind kind, std::string_view keyword, std::size_t depth) {
        const auto part = [&]() -> Result<NodePtr> {
            return kind == Node::Kind::or_ ? joined(Node::Kind::and_, "and", depth) : negation(depth);
        };
        NodePtr first = TRY(part());
        if (!is(keyword)) return first;
        auto node = std::make_unique<Node>();
        node->kind = kind;
        node->parts.push_back(std::move(first));
        while (take(keyword)) node->parts.push_back(TRY(part()));
        return node;
    }

    Result<NodePtr> negation(std::size_t depth) {
        const std::size_t begin = now().range.at;
        NodePtr node = TRY(unmarked_negation(depth));
        node->range = {begin, end_of_last_ - begin};
        return node;
    }

    Result<NodePtr> unmarked_negation(std::size_t depth) {
        if (depth > max_depth) return query_error(now().range, "query_too_deep", {{"max", std::to_string(max_depth)}});
        if (!take("not")) return primary(depth);
        auto node = std::make_unique<Node>();
        node->kind = Node::Kind::not_;
        node->parts.push_back(TRY(negation(depth + 1)));
        return node;
    }

    Result<NodePtr> primary(std::size_t depth) {
        if (++terms_ > max_terms) return query_error(now().range, "query_too_many_terms", {{"max", std::to_string(max_terms)}});
        if (take_sign("(")) {
            NodePtr inner = TRY(disjunction(depth + 1));
            if (!take_sign(")")) return unexpected(")");
            return inner;
        }
        if (now().kind != Token::Kind::word && now().kind != Token::Kind::text) return unexpected("field");
        const bool called = ahead(1).kind == Token::Kind::sign && ahead(1).text == "(";
        if (is("count") && called) return count(depth);
        for (const auto& [word, quantifier] :
             {std::pair("any", Quantifier::any), std::pair("all", Quantifier::all), std::pair("no", Quantifier::no)})
            if (is(word) && ahead(1).kind == Token::Kind::word && ahead(2).kind == Token::Kind::sign && ahead(2).text == "(") {
                step();
                return collection(quantifier, depth);
            }
        if (called) return collection(Quantifier::any, depth);
        return comparison();
    }

    Result<NodePtr> collection(Quantifier quantifier, std::size_t depth) {
        auto node = std::make_unique<Node>();
        node->kind = Node::Kind::collection;
        node->quantifier = quantifier;
        node->path = {now().text};
        node->path_range = step().range;
        if (!take_sign("(")) return unexpected("(");
        if (!is_sign(")")) node->parts.push_back(TRY(disjunction(depth + 1)));
        if (!take_sign(")")) return unexpected(")");
        return node;
    }

    Result<NodePtr> count(std::size_t depth) {
        step();
        step();
        if (now().kind != Token::Kind::word) return unexpected("collection");
        NodePtr node = TRY(collection(Quantifier::count, depth));
        if (!take_sign(")")) return unexpected(")");
        node->op_range = now().range;
        const auto op = sign_operator();
        if (!op) return unexpected("=, !=, <, <=, >, >=");
        node->op = *op;
        if (now().kind != Token::Kind::number) return unexpected("number");
        node->values.push_back(TRY(literal()));
        return node;
    }

    std::optional<Operator> sign_operator() {
        if (now().kind != Token::Kind::sign) return std::nullopt;
        for (const auto& [sign, op] :
             {std::pair("=", Operator::equal), std::pair("!=", Operator::not_equal), std::pair("<", Operator::less),
              std::pair("<=", Operator::less_equal), std::pair(">", Operator::greater), std::pair(">=", Operator::greater_equal)})
            if (now().text == sign) {
                step();
                return op;
            }
        return std::nullopt;
    }

    Result<NodePtr> comparison() {
        auto node = std::make_unique<Node>();
        node->path_range = now().range;
        node->path = path(step());
        node->op_range = now().range;
        if (const auto op = sign_operator()) {
            node->op = *op;
            node->values.push_back(TRY(literal()));
            return node;
        }
        if (take("is") || is("empty") || (is("not") && ahead(1).key == "empty")) {
            const bool negated = take("not");
            if (!take("empty")) return unexpected("empty, not empty");
            node->op = negated ? Operator::not_empty : Operator::empty;
            return node;
        }
        if (take("between")) {
            node->op = Operator::between;
            node->values.push_back(TRY(literal()));
            if (!take("and")) return unexpected("and");
            node->values.push_back(TRY(literal()));
            return node;
        }
        if (take("not")) {
            if (!take("in")) return unexpected("in, empty");
            node->op = Operator::not_in;
            return with_list(std::move(node));
        }
        if (take("in")) {
            node->op = Operator::in;
            return with_list(std::move(node));
        }
        if (take("contains")) return with_one(std::move(node), Operator::contains);
        if (take("matches")) return with_one(std::move(node), Operator::matches);
        if (take("starts")) {
            take("with");
            return with_one(std::move(node), Operator::starts_with);
        }
        // A word alone is one of the predicates that rules of roles may use.
        if (node->path.size() == 1) {
            node->kind = Node::Kind::word;
            return node;
        }
        return unexpected(an_operator);
    }

    Result<NodePtr> with_one(NodePtr node, Operator op) {
        node->op = op;
        node->values.push_back(TRY(literal()));
        return node;
    }

    Result<NodePtr> with_list(NodePtr node) {
        if (!take_sign("(")) {
            node->values.push_back(TRY(literal()));
            return node;
        }
        do {
            if (++terms_ > max_terms * 4)
                return query_error(now().range, "query_too_many_terms", {{"max", std::to_string(max_terms)}});
            node->values.push_back(TRY(literal()));
        } while (take_sign(","));
        if (!take_sign(")")) return unexpected(", )");
        return node;
    }

    static std::vector<std::string> path(const Token& token) {
        if (token.kind == Token::Kind::text) return {token.text};
        std::vector<std::string> parts;
        std::string_view rest = token.text;
        while (true) {
            const auto dot = rest.find('.');
            parts.emplace_back(rest.substr(0, dot));
            if (dot == std::string_view::npos) return parts;
            rest.remove_prefix(dot + 1);
        }
    }

    Result<Literal> literal() {
        Literal made = TRY(base_literal());
        while ((is_sign("+") || is_sign("-")) && ahead(1).kind == Token::Kind::duration) {
            const std::int64_t sign = is_sign("-") ? -1 : 1;
            step();
            Shift shift = step().shift;
            shift.count *= sign;
            made.shifts.push_back(shift);
        }
        made.range.length = end_of_last_ - made.range.at;
        return made;
    }

    Result<Literal> base_literal() {
        Literal made{.range = now().range};
        const bool minus = is_sign("-");
        if (minus || is_sign("+")) {
            if (ahead(1).kind == Token::Kind::duration) {  // -7d: that much before now
                made.kind = Literal::Kind::now;
                return made;
            }
            step();
            if (now().kind != Token::Kind::number) return unexpected("number");
            made.kind = Literal::Kind::number;
            made.number = step().number;
            if (minus) made.number.units = -made.number.units;
            return made;
        }
        switch (now().kind) {
            case Token::Kind::text:
                made.kind = Literal::Kind::quoted;
                made.text = step().text;
                return made;
            case Token::Kind::date:
                made.kind = Literal::Kind::date;
                made.date = now().date;
                made.text = step().text;
                return made;
            case Token::Kind::duration:
                made.kind = Literal::Kind::now;
                made.shifts.push_back(step().shift);
                return made;
            case Token::Kind::number:
                made.kind = Literal::Kind::number;
                made.number = now().number;
                made.text = step().text;
                if (now().kind == Token::Kind::word && now().text.size() == 3 &&
                    std::ranges::all_of(now().text, [](char c) { return c >= 'A' && c <= 'Z'; }))
                    made.currency = step().text;
                return made;
            case Token::Kind::word:
                return word_literal(std::move(made));
            default:
                return unexpected("value");
        }
    }

    Result<Literal> word_literal(Literal made) {
        const std::string key = now().key;
        made.text = now().text;
        if (key == "start" || key == "end") {
            const std::size_t of = ahead(1).key == "of" ? 2 : 1;
            const auto period = period_of(ahead(of).key);
            if (period) {
                for (std::size_t i = 0; i <= of; ++i) step();
                made.kind = key == "start" ? Literal::Kind::start_of : Literal::Kind::end_of;
                made.period = *period;
                return made;
            }
        }
        step();
        if (key == "today" || key == "tomorrow" || key == "yesterday") {
            made.kind = Literal::Kind::today;
            if (key != "today") made.shifts.push_back({key == "tomorrow" ? 1 : -1, Unit::day});
        } else if (key == "now") {
            made.kind = Literal::Kind::now;
        } else if (key == "me") {
            made.kind = Literal::Kind::me;
        } else if (key == "my_team") {
            made.kind = Literal::Kind::my_team;
        }
        return made;
    }

    static std::optional<Unit> period_of(std::string_view word) {
        if (word == "day") return Unit::day;
        if (word == "week") return Unit::week;
        if (word == "month") return Unit::month;
        if (word == "quarter") return Unit::quarter;
        return word == "year" ? std::optional(Unit::year) : std::nullopt;
    }

    Result<void> sort(Query& query) {
        do {
            if (now().kind != Token::Kind::word && now().kind != Token::Kind::text) return unexpected("field");
            if (query.sort.size() >= 8) return query_error(now().range, "query_too_many_terms", {{"max", "8"}});
            SortKey key{.range = now().range};
            key.path = path(step());
            if (take("desc"))
                key.descending = true;
            else
                take("asc");
            query.sort.push_back(std::move(key));
        } while (take_sign(","));
        return {};
    }

    Result<std::vector<Term>> terms() {
        std::vector<Term> found;
        do {
            if (now().kind != Token::Kind::word && now().kind != Token::Kind::text) return unexpected("field");
            if (found.size() >= 8) return query_error(now().range, "query_too_many_terms", {{"max", "8"}});
            Term term{.range = now().range};
            if (ahead(1).kind == Token::Kind::sign && ahead(1).text == "(") {
                term.function = step().key;
                step();
                if (now().kind != Token::Kind::word && now().kind != Token::Kind::text) return unexpected("field");
                term.argument = now().text;
                term.path = path(step());
                if (!take_sign(")")) return unexpected(")");
            } else if (is("count")) {
                step();
                term.function = "count";
            } else {
                term.path = path(step());
            }
            term.range.length = end_of_last_ - term.range.at;
            found.push_back(std::move(term));
        } while (take_sign(","));
        return found;
    }

    std::string_view text_;
    std::vector<Token> tokens_;
    std::size_t at_ = 0;
    std::size_t end_of_last_ = 0;
    std::size_t terms_ = 0;
};

}  // namespace

Result<QueryPtr> parse(std::string_view text) {
    if (text.size() > max_bytes)
        return query_error({max_bytes, text.size() - max_bytes}, "query_too_long", {{"max", std::to_string(max_bytes)}});
    if (!valid_utf8(text)) return query_error({0, text.size()}, "malformed_utf8");
    return Parser(text, TRY(tokens(text))).run();
}

Result<std::string> filter_text(std::string_view text) {
    const QueryPtr query = TRY(parse(text));
    return std::string(text.substr(query->filter_range.at, query->filter_range.length));
}

}  // namespace voronka::query
