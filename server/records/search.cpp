#include "records/search.h"

#include <set>

#include "core/phone.h"
#include "core/text.h"

namespace voronka::records {
namespace {

constexpr std::size_t most_words = 256;
constexpr std::size_t national_digits = 10;

std::string digits_of(std::string_view text) {
    std::string digits;
    for (const char c : text)
        if (c >= '0' && c <= '9') digits.push_back(c);
    return digits;
}

void add_phone(std::set<std::string>& words, std::string_view number) {
    const std::string digits = digits_of(number);
    if (digits.size() < 5) return;
    words.insert(digits);
    if (digits.size() > national_digits) words.insert(digits.substr(digits.size() - national_digits));
}

void add_text(std::set<std::string>& out, std::string_view text) {
    for (const std::string& word : words(text, most_words))
        if (out.size() < most_words) out.insert(stem(word));
}

void add_item(std::set<std::string>& out, const Field& field, const std::string& value) {
    if (field.type == FieldType::phone || field.type == FieldType::phones) return add_phone(out, value);
    if (field.type == FieldType::email || field.type == FieldType::emails) out.insert(fold(value));
    add_text(out, value);
}

}  // namespace

std::vector<std::string> search_words(const Record& record) {
    return search_words(record, [](const Field&) { return true; });
}

std::vector<std::string> search_words(const Record& record, const std::function<bool(const Field&)>& shows) {
    std::set<std::string> found;
    for (const Field& field : record.module().fields) {
        if (!shows(field)) continue;
        if (!field.searched && field.index != system_field::title && field.index != system_field::external_id) continue;
        const Value& value = record[field.index];
        if (const auto* text = get_if<std::string>(value)) add_item(found, field, *text);
        if (const auto* items = get_if<Items>(value))
            for (const Item& item : *items) add_item(found, field, item.value);
    }
    return {found.begin(), found.end()};
}

std::vector<std::string> query_words(std::string_view typed) {
    const std::string digits = digits_of(typed);
    const bool all_number = digits.size() >= 7 && typed.find_first_not_of("0123456789+-() \t\xC2\xA0") == std::string_view::npos;
    if (all_number) {
        if (const auto phone = normal_phone(typed)) return {digits_of(phone->e164)};
        return {digits};
    }
    if (typed.find('@') != std::string_view::npos) return {fold(typed)};
    std::vector<std::string> found;
    for (const std::string& word : words(typed, 16)) found.push_back(stem(word));
    return found;
}

}  // namespace voronka::records
