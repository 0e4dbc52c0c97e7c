#include "query/lexer.h"

#include <unicode/uchar.h>

#include <array>

#include "core/text.h"
#include "core/utf8.h"

namespace voronka::query {
namespace {

struct Keyword {
    std::string_view russian;
    std::string_view english;
};

// Words of the language in Russian; in English they stand for themselves.
constexpr std::array keywords{Keyword{"и", "and"},
                              Keyword{"или", "or"},
                              Keyword{"не", "not"},
                              Keyword{"в", "in"},
                              Keyword{"между", "between"},
                              Keyword{"пусто", "empty"},
                              Keyword{"пустой", "empty"},
                              Keyword{"содержит", "contains"},
                              Keyword{"начинается", "starts"},
                              Keyword{"с", "with"},
                              Keyword{"слова", "matches"},
                              Keyword{"сортировать", "sort"},
                              Keyword{"сортировка", "sort"},
                              Keyword{"группировать", "group"},
                              Keyword{"по", "by"},
                              Keyword{"показать", "show"},
                              Keyword{"убыв", "desc"},
                              Keyword{"возр", "asc"},
                              Keyword{"сегодня", "today"},
                              Keyword{"завтра", "tomorrow"},
                              Keyword{"вчера", "yesterday"},
                              Keyword{"сейчас", "now"},
                              Keyword{"начало", "start"},
                              Keyword{"конец", "end"},
                              Keyword{"недели", "week"},
                              Keyword{"месяца", "month"},
                              Keyword{"квартала", "quarter"},
                              Keyword{"года", "year"},
                              Keyword{"дня", "day"},
                              Keyword{"я", "me"},
                              Keyword{"моя_команда", "my_team"},
                              Keyword{"есть", "any"},
                              Keyword{"все", "all"},
                              Keyword{"нет", "no"},
                              Keyword{"число", "count"},
                              Keyword{"сумма", "sum"},
                              Keyword{"да", "true"},
                              Keyword{"нет", "false"},
                              Keyword{"среднее", "avg"},
                              Keyword{"минимум", "min"},
                              Keyword{"максимум", "max"},
                              Keyword{"медиана", "median"},
                              Keyword{"доля", "share"},
                              Keyword{"день", "day"},
                              Keyword{"неделя", "week"},
                              Keyword{"месяц", "month"},
                              Keyword{"квартал", "quarter"},
                              Keyword{"год", "year"}};

struct UnitName {
    std::string_view name;
    Unit unit;
};
constexpr std::array units{
    UnitName{"min", Unit::minute}, UnitName{"h", Unit::hour},    UnitName{"d", Unit::day},      UnitName{"wd", Unit::working_day},
    UnitName{"w", Unit::week},     UnitName{"mo", Unit::month},  UnitName{"q", Unit::quarter},  UnitName{"y", Unit::year},
    UnitName{"мин", Unit::minute}, UnitName{"ч", Unit::hour},    UnitName{"д", Unit::day},      UnitName{"рд", Unit::working_day},
    UnitName{"нед", Unit::week},   UnitName{"мес", Unit::month}, UnitName{"кв", Unit::quarter}, UnitName{"г", Unit::year}};

bool letter(char32_t c) {
    return c == '_' || (c < 0x80 ? (c | 32U) >= 'a' && (c | 32U) <= 'z' : u_isalpha(static_cast<UChar32>(c)));
}
bool digit(char32_t c) { return c >= '0' && c <= '9'; }

class Lexer {
  public:
    explicit Lexer(std::string_view text) : text_(text) {}

    Result<std::vector<Token>> run() {
        std::vector<Token> found;
        while (true) {
            skip_space();
            if (at_ >= text_.size()) break;
            found.push_back(TRY(next()));
        }
        found.push_back({.kind = Token::Kind::end, .range = {text_.size(), 0}});
        return found;
    }

  private:
    char32_t peek(std::size_t at) const {
        if (at >= text_.size()) return 0;
        return next_utf8(text_, at);
    }
    char32_t take() { return next_utf8(text_, at_); }

    void skip_space() {
        while (at_ < text_.size()) {
            std::size_t after = at_;
            const char32_t c = next_utf8(text_, after);
            if (c != ' ' && c != '\t' && c != '\n' && c != '\r' && c != 0xA0 && c != 0x202F) return;
            at_ = after;
        }
    }

    Result<Token> next() {
        const std::size_t begin = at_;
        const char32_t c = peek(at_);
        if (c == '"' || c == U'«' || c == U'“') return quoted(begin);
        if (digit(c)) return number(begin);
        if (letter(c)) return word(begin);
        return sign(begin);
    }

    Result<Token> quoted(std::size_t begin) {
        const char32_t open = take();
        const char32_t close = open == U'«' ? U'»' : open == U'“' ? U'”' : U'"';
        Token token{.kind = Token::Kind::text};
        while (at_ < text_.size()) {
            const char32_t c = take();
            if (c == close) {
                token.range = {begin, at_ - begin};
                return token;
            }
            // A backslash takes the next character as it is: "say \"yes\"".
            append_utf8(token.text, c == '\\' && at_ < text_.size() ? take() : c);
        }
        return query_error({begin, text_.size() - begin}, "query_unterminated");
    }

    Token word(std::size_t begin) {
        while (at_ < text_.size()) {
            std::size_t after = at_;
            const char32_t c = next_utf8(text_, after);
            // A hyphen or a point between letters belongs to the word: follow-up, organization.city
            const bool joins = (c == '-' || c == '.') && (letter(peek(after)) || digit(peek(after)));
            if (!letter(c) && !digit(c) && !joins) break;
            at_ = after;
        }
        Token token{
            .kind = Token::Kind::word, .text = std::string(text_.substr(begin, at_ - begin)), .range = {begin, at_ - begin}};
        token.key = fold(token.text);
        for (const Keyword& one : keywords)
            if (one.russian == token.key) {
                token.key = one.english;
                break;
            }
        return token;
    }

    bool digits_at(std::size_t at, std::size_t count) const {
        for (std::size_t i = 0; i < count; ++i)
            if (at + i >= text_.size() || !digit(static_cast<unsigned char>(text_[at + i]))) return false;
        return true;
    }

    // 2026-11-24
    std::optional<Token> date(std::size_t begin) {
        if (!digits_at(begin, 4) || !digits_at(begin + 5, 2) || !digits_at(begin + 8, 2) || text_[begin + 4] != '-' ||
            text_[begin + 7] != '-')
            return std::nullopt;
        const auto parsed = parse_date(text_.substr(begin, 10));
        if (!parsed) return std::nullopt;
        at_ = begin + 10;
        return Token{
            .kind = Token::Kind::date, .text = std::string(text_.substr(begin, 10)), .date = *parsed, .range = {begin, 10}};
    }

    // Digits with spaces between groups of three, a decimal point or comma, and a suffix: 100 000, 1.5k, 30d.
    Result<Token> number(std::size_t begin) {
        if (auto found = date(begin)) return *found;
        std::string digits;
        while (at_ < text_.size()) {
            if (digit(peek(at_))) {
                digits.push_back(text_[at_++]);
                continue;
            }
            std::size_t after = at_;
            const char32_t c = next_utf8(text_, after);
            const bool gap = (c == ' ' || c == 0xA0 || c == 0x202F) && digits_at(after, 3) && !digits_at(after, 4);
            if (!gap || digits.find('.') != std::string::npos) {
                if (c != '.' || !digits_at(after, 1) || digits.find('.') != std::string::npos) break;
                digits.push_back('.');
            }
            at_ = after;
        }
        Token token{.kind = Token::Kind::number, .text = digits};
        const std::size_t suffix = at_;
        while (letter(peek(at_))) take();
        const std::string name = fold(text_.substr(suffix, at_ - suffix));
        token.range = {begin, at_ - begin};
        return finished(std::move(token), name);
    }

    static Result<Token> finished(Token token, const std::string& suffix) {
        const auto value = parse_decimal(token.text);
        if (!value) return query_error(token.range, "query_bad_number", {{"value", token.text}});
        token.number = *value;
        if (suffix.empty()) return token;
        const std::int64_t times = suffix == "k" || suffix == "тыс" ? 1000 : suffix == "m" || suffix == "млн" ? 1'000'000 : 0;
        if (times) {
            const auto product = multiply(token.number, Decimal::whole(times));
            if (!product) return query_error(token.range, "query_bad_number", {{"value", token.text}});
            token.number = *product;
            return token;
        }
        for (const UnitName& one : units) {
            if (one.name != suffix) continue;
            if (token.number.units % Decimal::scale || token.number.units > Decimal::whole(1'000'000).units) break;
            token.kind = Token::Kind::duration;
            token.shift = {token.number.units / Decimal::scale, one.unit};
            return token;
        }
        return query_error(token.range, "query_bad_suffix", {{"value", suffix}}, "k, m, min, h, d, wd, w, mo, q, y");
    }

    Result<Token> sign(std::size_t begin) {
        for (const std::string_view two : {"!=", "<=", ">=", "<>"})
            if (text_.substr(at_, 2) == two) {
                at_ += 2;
                return Token{.kind = Token::Kind::sign, .text = two == "<>" ? "!=" : std::string(two), .range = {begin, 2}};
            }
        const char32_t c = take();
        for (const auto& [sign, means] :
             {std::pair(U'≠', "!="), std::pair(U'≤', "<="), std::pair(U'≥', ">="), std::pair(U'−', "-")})
            if (c == sign) return Token{.kind = Token::Kind::sign, .text = means, .range = {begin, at_ - begin}};
        const Token token{
            .kind = Token::Kind::sign, .text = std::string(text_.substr(begin, at_ - begin)), .range = {begin, at_ - begin}};
        if (c < 0x80 && std::string_view("=<>(),+-").find(static_cast<char>(c)) != std::string_view::npos) return token;
        return query_error(token.range, "query_unexpected", {{"found", token.text}});
    }

    std::string_view text_;
    std::size_t at_ = 0;
};

}  // namespace

Result<std::vector<Token>> tokens(std::string_view text) { return Lexer(text).run(); }

std::string keyword(std::string_view english, Language language) {
    if (language == Language::ru)
        for (const Keyword& one : keywords)
            if (one.english == english) return std::string(one.russian);
    return std::string(english);
}

std::string unit_name(Unit unit, Language language) {
    const bool russian = language == Language::ru;
    for (std::size_t i = russian ? units.size() / 2 : 0; i < units.size(); ++i)
        if (units[i].unit == unit) return std::string(units[i].name);
    return "";
}

bool is_keyword(std::string_view word) {
    const std::string folded = fold(word);
    return std::ranges::any_of(keywords, [&](const Keyword& one) { return one.russian == folded || one.english == folded; });
}

std::unexpected<Error> query_error(Range range, std::string code, MessageArgs args, std::string expected, std::string nearest) {
    Error error{.kind = ErrorKind::query, .code = "query"};
    if (!expected.empty()) args.emplace_back("expected", expected);
    if (!nearest.empty()) args.emplace_back("nearest", nearest);
    error.fields.push_back({.field = "q",
                            .code = std::move(code),
                            .args = std::move(args),
                            .at = range.at,
                            .length = range.length,
                            .expected = std::move(expected),
                            .nearest = std::move(nearest)});
    return std::unexpected(std::move(error));
}

}  // namespace voronka::query
