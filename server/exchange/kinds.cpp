#include "exchange/kinds.h"

#include <algorithm>
#include <iterator>

#include "core/phone.h"
#include "core/text.h"

namespace voronka::exchange {
namespace {

struct Named {
    Kind kind;
    std::string_view name;
};
constexpr Named names[] = {{Kind::text, "text"}, {Kind::empty, "text"}, {Kind::boolean, "boolean"}, {Kind::integer, "integer"},
                           {Kind::date, "date"}, {Kind::inn, "inn"},    {Kind::phone, "phone"},     {Kind::email, "email"},
                           {Kind::url, "url"},   {Kind::sum, "sum"}};

constexpr std::string_view yes_words[] = {"да", "yes", "true", "1", "y", "+", "истина", "д",
                                          "on", "вкл", "✓",    "✔", "t", "x", "х",      "есть"};
constexpr std::string_view no_words[] = {"нет", "no", "false", "0", "n", "-", "−", "–", "ложь", "н", "off", "выкл", "f"};
constexpr std::string_view surely_blank[] = {"null", "nil", "n/a",  "na",     "#n/a",   "#н/д",
                                             "н/д",  "nan", "none", "<null>", "(null)", "\\n"};
constexpr std::string_view blank_words[] = {"select",
                                            "-",
                                            "--",
                                            "—",
                                            "–",
                                            ".",
                                            "?",
                                            "нет данных",
                                            "не указано",
                                            "не указан",
                                            "не указана",
                                            "не выбрано",
                                            "не выбран",
                                            "не задано",
                                            "пусто",
                                            "(пусто)",
                                            "(empty)",
                                            "(blank)",
                                            "empty",
                                            "not set",
                                            "not specified",
                                            "неизвестно",
                                            "выберите",
                                            "не заполнено",
                                            "-none-",
                                            "please select",
                                            "00.00.0000",
                                            "0000-00-00",
                                            "0000-00-00 00:00:00"};

template <class List>
bool among(const List& list, std::string_view folded) {
    return std::ranges::find(list, folded) != std::end(list);
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string digits_of(std::string_view text) {
    std::string digits;
    std::ranges::copy_if(text, std::back_inserter(digits), is_digit);
    return digits;
}

}  // namespace

std::string_view name(Kind kind) {
    for (const auto& entry : names)
        if (entry.kind == kind) return entry.name;
    return "text";
}

std::optional<Kind> kind_named(std::string_view text) {
    for (const auto& entry : names)
        if (entry.name == text) return entry.kind;
    return {};
}

std::optional<bool> parse_boolean(std::string_view text) {
    if (text.size() > 20) return {};
    const std::string folded = fold(text);
    if (among(yes_words, folded)) return true;
    if (among(no_words, folded)) return false;
    return {};
}

bool is_surely_blank(std::string_view text) { return text.size() <= 20 && among(surely_blank, fold(text)); }

bool is_blank_word(std::string_view text) {
    if (text.size() > 40) return false;
    const std::string folded = fold(text);
    return among(surely_blank, folded) || among(blank_words, folded);
}

bool looks_like_email(std::string_view text) {
    const auto word = trimmed(text);
    const auto at = word.find('@');
    if (at == std::string_view::npos || at == 0) return false;
    const auto first = word.substr(0, word.find_first_of(",; "));
    return normal_email(first).has_value();
}

bool looks_like_phone(std::string_view text) {
    const auto word = trimmed(text);
    const std::string digits = digits_of(word);
    if (digits.size() < 7 || word.size() > 60 || word.find('@') != std::string_view::npos) return false;
    const bool plain = digits.size() == word.size();
    const bool russian = digits.size() == 11 && (digits[0] == '7' || digits[0] == '8');
    if (plain) return russian || (digits.size() == 10 && digits[0] == '9');
    const bool signs = word.find_first_of("+()-") != std::string_view::npos || russian;
    return signs && !date_shape(word) && normal_phone(word).has_value();
}

bool looks_like_url(std::string_view text) {
    const std::string word = fold(text);
    if (word.starts_with("http://") || word.starts_with("https://")) return true;
    const auto dot = word.rfind('.');
    if (dot == std::string::npos || dot == 0 || word.find_first_of(" ,;@") != std::string::npos) return false;
    if (word.starts_with("www.")) return true;
    const auto host = std::string_view(word).substr(0, word.find('/'));
    const auto zone = host.substr(std::min(host.rfind('.'), host.size() - 1) + 1);
    const bool known = zone == "ru" || zone == "com" || zone == "net" || zone == "org" || zone == "рф" || zone == "io";
    return known && host.size() > zone.size() + 2;
}

bool looks_like_inn(std::string_view text) {
    auto word = trimmed(text);
    for (const std::string_view title : {"ИНН", "инн", "Инн", "INN"})
        if (word.starts_with(title)) word.remove_prefix(title.size());
    word = trimmed(word.substr(std::min(word.find_first_not_of(":№ "), word.size())));
    return (word.size() == 10 || word.size() == 12) && std::ranges::all_of(word, is_digit) && valid_inn(word);
}

std::string repaired_inn(std::string_view text) {
    std::string digits = digits_of(text);
    if (digits.size() == 9 || digits.size() == 11) {
        const std::string longer = "0" + digits;
        if (valid_inn(longer)) return longer;
    }
    return digits.size() >= 9 ? digits : std::string(trimmed(text));
}

}  // namespace voronka::exchange
