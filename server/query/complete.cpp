#include "query/complete.h"

#include "core/text.h"
#include "query/format.h"
#include "query/lexer.h"

namespace voronka::query {
namespace {

// What the next word may be.
enum class Expect { condition, operator_, value, connective, field, figure, keys };

// Walks over what stands before the caret. It need not be a whole query: only what is expected next matters.
class Walk {
  public:
    Walk(const Module& module, const Schema& schema) : schema_(schema), modules_{&module} {}

    void take(const Token& token, const Token* next) {
        switch (expect) {
            case Expect::condition:
                return condition(token, next);
            case Expect::operator_:
                return after_field(token);
            case Expect::value:
                return after_operator(token);
            case Expect::connective:
                return after_value(token);
            default:
                return listing(token);
        }
    }

    const Module& module() const { return *modules_.back(); }
    Expect expect = Expect::condition;
    const Field* field = nullptr;

  private:
    static bool sign(const Token& token, std::string_view text) { return token.kind == Token::Kind::sign && token.text == text; }

    void condition(const Token& token, const Token* next) {
        if (sign(token, "(")) return modules_.push_back(modules_.back());
        if (token.kind != Token::Kind::word && token.kind != Token::Kind::text) return;
        if (token.key == "not" || token.key == "any" || token.key == "all" || token.key == "no" || token.key == "count") return;
        if (token.key == "sort") return begin(Expect::field);
        if (token.key == "group") return begin(Expect::keys);
        if (token.key == "show") return begin(Expect::figure);
        if (next && sign(*next, "(")) {
            into_ = collection(token.text);
            return;
        }
        field = end_of(token);
        expect = Expect::operator_;
    }
    void begin(Expect what) {
        expect = what;
        modules_.resize(1);
    }
    const Module* collection(const std::string& name) const {
        if (std::ranges::find(module().children, name) != module().children.end()) return &schema_.child(module(), name);
        return schema_.find(name);
    }
    const Field* end_of(const Token& token) const {
        const Module* here = &module();
        const Field* found = nullptr;
        std::string_view rest = token.text;
        while (here) {
            const auto dot = token.kind == Token::Kind::text ? std::string_view::npos : rest.find('.');
            found = field_named(*here, rest.substr(0, dot));
            here = found && dot != std::string_view::npos && found->references.size() == 1
                       ? schema_.find(found->references.front())
                       : nullptr;
            if (dot != std::string_view::npos) rest.remove_prefix(dot + 1);
        }
        return found;
    }
    void after_field(const Token& token) {
        if (token.key == "empty") {
            expect = Expect::connective;
            return;
        }
        if (token.key == "is" || token.key == "not" || token.key == "starts") return;
        between_ = token.key == "between";
        expect = Expect::value;
    }
    void after_operator(const Token& token) {
        if (sign(token, "(")) {
            in_list_ = true;
            return;
        }
        if (sign(token, ",")) return;
        if (sign(token, ")")) in_list_ = false;
        if (sign(token, "-") || sign(token, "+") || token.key == "start" || token.key == "end" || token.key == "of") return;
        if (!in_list_) expect = Expect::connective;
    }
    void after_value(const Token& token) {
        if (sign(token, ")")) {
            if (modules_.size() > 1) modules_.pop_back();
            return;
        }
        if (token.key == "and" && between_) {
            between_ = false;
            expect = Expect::value;
        } else if (token.key == "and" || token.key == "or") {
            expect = Expect::condition;
        } else if (token.key == "sort") {
            begin(Expect::field);
        } else if (token.key == "group") {
            begin(Expect::keys);
        } else if (token.key == "show") {
            begin(Expect::figure);
        }
    }
    void listing(const Token& token) {
        if (token.key == "show") begin(Expect::figure);
        if (token.key == "group") begin(Expect::keys);
    }

  public:
    /// A parenthesis behind a collection's name leads into its records.
    void enter(const Token& token) {
        if (!into_ || !sign(token, "(")) return;
        modules_.push_back(into_);
        into_ = nullptr;
        entered_ = true;
    }
    bool entered() { return std::exchange(entered_, false); }

  private:
    const Schema& schema_;
    std::vector<const Module*> modules_;
    const Module* into_ = nullptr;
    bool between_ = false;
    bool in_list_ = false;
    bool entered_ = false;
};

class Suggestions {
  public:
    Suggestions(const Walk& walk, const Surroundings& around, Language language, std::string typed)
        : walk_(walk), around_(around), language_(language), typed_(std::move(typed)) {}

    std::vector<Suggestion> take() {
        switch (walk_.expect) {
            case Expect::condition:
                fields(true);
                collections();
                words({"not", "any", "all", "no", "count", "sort", "group", "show"});
                break;
            case Expect::operator_:
                operators();
                break;
            case Expect::value:
                values();
                break;
            case Expect::connective:
                words({"and", "or", "sort", "group", "show"});
                break;
            case Expect::field:
                fields(false);
                words({"desc", "asc", "group"});
                break;
            case Expect::keys:
                words({"by"});
                fields(false);
                words({"month", "quarter", "year", "week", "day", "show"});
                break;
            case Expect::figure:
                words({"count", "sum", "avg", "median", "min", "max", "share"});
                fields(false);
                break;
        }
        std::vector<Suggestion> items;
        for (const int wanted : {0, 1})
            for (auto& [rank, one] : found_)
                if (rank == wanted && items.size() < most_suggestions) items.push_back(std::move(one));
        return items;
    }

  private:
    // Those that begin as typed come first, then those that hold it; others are left out.
    void offer(Suggestion::Kind kind, std::string text, const std::string& label, const std::string& also = {}) {
        int rank = 2;
        for (const std::string& name : {fold(text), fold(label), fold(also)}) {
            const std::string_view bare = std::string_view(name).substr(name.starts_with('"') ? 1 : 0);
            if (bare.starts_with(typed_)) rank = 0;
            if (rank == 2 && bare.find(typed_) != std::string_view::npos) rank = 1;
        }
        if (rank < 2) found_.emplace_back(rank, Suggestion{kind, std::move(text), label});
    }
    void words(std::initializer_list<const char*> list) {
        for (const char* english : list)
            offer(Suggestion::Kind::keyword, keyword(english, language_), keyword(english, language_), english);
    }

    void fields(bool with_paths) {
        // A path that was begun offers the fields where it leads.
        const auto dot = typed_.rfind('.');
        const Module* here = &walk_.module();
        std::string path;
        if (dot != std::string::npos) {
            const Field* reference = field_named(*here, typed_.substr(0, dot));
            here = reference && reference->references.size() == 1 ? around_.schema.find(reference->references.front()) : nullptr;
            if (reference) path = reference->key + ".";
        }
        if (!here || !with_paths) path.clear();
        for (const Field& field : here ? here->fields : walk_.module().fields) {
            if (!around_.shows(field)) continue;
            const std::string name = path.empty() && language_ == Language::ru ? field.label.ru : path + field.key;
            offer(Suggestion::Kind::field, path.empty() ? name_in_query(name) : name, field.label.in(language_),
                  path + field.key);
        }
    }
    void collections() {
        for (const std::string& child : walk_.module().children)
            offer(Suggestion::Kind::collection, child + "(", around_.schema.child(walk_.module(), child).labels.in(language_),
                  child);
        for (const auto& [other, field] : around_.schema.referrers(walk_.module()))
            if (!field->system && other->parent.empty())
                offer(Suggestion::Kind::collection, other->key + "(", other->labels.in(language_), other->key);
    }
    void operators() {
        const auto add = [&](const std::string& text) { offer(Suggestion::Kind::operator_, text, text); };
        const bool russian = language_ == Language::ru;
        const Field* field = walk_.field;
        const bool text = !field || field->folded() || field->storage() == Storage::list;
        const bool orders = !field || (field->storage() == Storage::integer && field->type != FieldType::reference &&
                                       field->type != FieldType::boolean);
        for (const char* sign : {"=", "!="}) add(sign);
        if (orders)
            for (const char* sign : {">=", "<=", ">", "<"}) add(sign);
        if (orders) add(keyword("between", language_));
        add(keyword("in", language_) + " (");
        if (text)
            for (const std::string& one :
                 {keyword("contains", language_), keyword("starts", language_) + " " + keyword("with", language_),
                  keyword("matches", language_)})
                add(one);
        add(russian ? "пусто" : "is empty");
        add(russian ? "не пусто" : "is not empty");
    }
    void values() {
        const auto add = [&](const std::string& text, const std::string& label, const std::string& also = {}) {
            offer(Suggestion::Kind::value, text, label, also);
        };
        const Field* field = walk_.field;
        if (!field) return;
        if (field->source != ChoiceSource::own)
            for (const std::string& one : around_.names.choices(field->source))
                add(name_in_query(one), around_.names.label(field->source, one, language_), one);
        for (const Choice& one : field->choices)
            add(name_in_query(language_ == Language::ru ? one.label.ru : one.key), one.label.in(language_), one.key);
        if (field->type == FieldType::boolean)
            for (const char* word : {"true", "false"}) add(keyword(word, language_), keyword(word, language_), word);
        const bool people = std::ranges::find(field->references, "users") != field->references.end();
        if (people) {
            for (const char* word : {"me", "my_team"}) add(keyword(word, language_), keyword(word, language_), word);
            for (const std::string& name : around_.names.people()) add(name_in_query(name), name);
        }
        if (field->type == FieldType::date || field->type == FieldType::instant) {
            const bool russian = language_ == Language::ru;
            for (const char* word : {"today", "yesterday", "tomorrow"})
                add(keyword(word, language_), keyword(word, language_), word);
            for (const char* word :
                 russian ? std::initializer_list<const char*>{"сегодня + 30д", "-7д", "начало недели", "начало месяца",
                                                              "начало квартала", "начало года", "конец месяца"}
                         : std::initializer_list<const char*>{"today + 30d", "-7d", "start of week", "start of month",
                                                              "start of quarter", "start of year", "end of month"})
                add(word, word);
        }
    }

    const Walk& walk_;
    const Surroundings& around_;
    Language language_;
    std::string typed_;  // folded
    std::vector<std::pair<int, Suggestion>> found_;
};

}  // namespace

Completion complete(std::string_view text, std::size_t at, const Module& module, const Surroundings& around, Language language) {
    at = std::min(at, text.size());
    if (text.size() > max_bytes) return {at, at, {}};
    // Text whose quote is still open is completed as what stands within it.
    std::string before(text.substr(0, at));
    auto read = tokens(before);
    std::size_t quote = std::string::npos;
    if (!read && (quote = before.find_last_of("\"")) != std::string::npos) read = tokens(before.substr(0, quote));
    if (!read) return {at, at, {}};
    read->pop_back();
    Completion completion{.from = at, .to = at};
    std::string typed;
    if (quote != std::string::npos) {
        completion.from = quote;
        typed = before.substr(quote + 1);
    } else if (!read->empty() && read->back().kind == Token::Kind::word &&
               read->back().range.at + read->back().range.length == at) {
        completion.from = read->back().range.at;
        typed = read->back().text;
        read->pop_back();
    }
    Walk walk(module, around.schema);
    for (std::size_t i = 0; i < read->size(); ++i) {
        walk.enter((*read)[i]);
        if (!walk.entered()) walk.take((*read)[i], i + 1 < read->size() ? &(*read)[i + 1] : nullptr);
    }
    // A path's dot at the end belongs to what is typed: organization.
    if (typed.empty() && at > 0 && before.back() == '.') return {at, at, {}};
    completion.items = Suggestions(walk, around, language, fold(typed)).take();
    return completion;
}

}  // namespace voronka::query
