#include "records/search.h"

#include <set>

#include "core/text.h"

namespace voronka::records {
namespace {

constexpr std::size_t most_words = 256;
constexpr std::size_t national_digits = 10;
constexpr std::size_t most_digits_in_parts = 6;

// Whole, without the country, and by its last seven and four digits, as people remember them.
void add_phone(std::set<std::string>& words, std::string_view number) {
    const std::string digits = digits_of(number);
    if (digits.size() < 5) return;
    words.insert(digits);
    for (const std::size_t last : {national_digits, std::size_t{7}, std::size_t{4}})
        if (digits.size() > last) words.insert(digits.substr(digits.size() - last));
}

void add_text(std::set<std::string>& out, std::string_view text) {
    for (std::string& word : words(text, most_words))
        if (out.size() < most_words) out.insert(std::move(word));
}

void add_item(std::set<std::string>& out, const Field& field, const std::string& value) {
    if (field.type == FieldType::phone || field.type == FieldType::phones) return add_phone(out, value);
    if (field.type == FieldType::email || field.type == FieldType::emails) out.insert(fold(value));
    add_text(out, value);
}

bool looks_like_a_number(std::string_view typed, std::size_t digits) {
    return digits >= 3 && typed.find_first_not_of("0123456789+-()./ \t\xC2\xA0") == std::string_view::npos;
}

// «8 912», «+7 (912)», «912» are the beginning of one number; an INN or a part of a code is written without signs.
std::vector<std::vector<std::string>> number_readings(std::string_view typed, const std::string& digits) {
    std::vector<std::vector<std::string>> readings{{digits}};
    const bool whole_russian = digits.size() == national_digits + 1 && (digits[0] == '7' || digits[0] == '8');
    const bool trunk = digits[0] == '8' && digits.size() > 1;
    const bool code = typed.find('+') != std::string_view::npos && digits[0] == '7' && digits.size() > 1;
    if (whole_russian || trunk || code) readings.push_back({digits.substr(1)});
    // Few digits in several parts may be several numbers, or a date.
    if (std::vector<std::string> parts = words(typed, 16); parts.size() > 1 && digits.size() <= most_digits_in_parts)
        readings.push_back(std::move(parts));
    return readings;
}

}  // namespace

std::string digits_of(std::string_view text) {
    std::string digits;
    for (const char c : text)
        if (c >= '0' && c <= '9') digits.push_back(c);
    return digits;
}

std::vector<std::string> search_words(const Record& record) {
    return search_words(record, [](const Field&) { return true; });
}

std::vector<std::string> search_words(const Record& record, const std::function<bool(const Field&)>& shows) {
    std::set<std::string> found;
    for (const Field& field : record.module().fields) {
        if (!field.searched && field.index != system_field::title && field.index != system_field::external_id) continue;
        if (!shows(field)) continue;
        const Value& value = record[field.index];
        if (const auto* text = get_if<std::string>(value)) add_item(found, field, *text);
        if (const auto* items = get_if<Items>(value))
            for (const Item& item : *items) add_item(found, field, item.value);
    }
    return {found.begin(), found.end()};
}

std::vector<std::vector<std::string>> query_readings(std::string_view typed) {
    typed = trimmed(typed);
    if (const std::string digits = digits_of(typed); looks_like_a_number(typed, digits.size()))
        return number_readings(typed, digits);
    if (typed.find('@') != std::string_view::npos && typed.find(' ') == std::string_view::npos) {
        const std::string address = fold(typed.starts_with('@') ? typed.substr(1) : typed);
        if (typed.starts_with('@')) return {words(address, 16)};
        return {{address}};
    }
    std::vector<std::string> found = words(typed, 16);
    // A letter alone begins too much to be looked for; beside other words it is left out.
    std::erase_if(found, [](const std::string& word) { return length_utf8(word) < 2; });
    if (found.empty()) return {};
    return {std::move(found)};
}

Wanted wanted_words(const std::vector<std::string>& typed) {
    Wanted wanted;
    for (const std::string& word : typed) {
        WantedWord& one = wanted.emplace_back(WantedWord{.text = word});
        if (word.find_first_of("0123456789@") != std::string::npos) continue;
        one.stem = stem(word);
        if (std::string beginning = word_beginning(word); length_utf8(beginning) > 1) one.beginning = std::move(beginning);
    }
    return wanted;
}

bool found_under(const std::vector<std::string>& words, const Wanted& wanted) {
    return std::ranges::all_of(wanted, [&](const WantedWord& one) {
        return std::ranges::any_of(words, [&](const std::string& word) { return answers(word, {&one, 1}); });
    });
}

bool answers(std::string_view word, std::span<const WantedWord> wanted) {
    const auto begins = [&](const WantedWord& one) {
        return word.starts_with(one.text) || (!one.beginning.empty() && word.starts_with(one.beginning));
    };
    if (std::ranges::any_of(wanted, begins)) return true;
    const std::string stemmed = stem(word);
    return std::ranges::any_of(wanted, [&](const WantedWord& one) { return one.stem == stemmed; });
}

}  // namespace voronka::records
