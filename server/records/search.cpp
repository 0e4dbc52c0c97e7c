#include "records/search.h"

#include <libstemmer.h>

#include <set>

#include "core/phone.h"
#include "core/text.h"

namespace voronka::records {
namespace {

constexpr std::size_t most_words = 256;
constexpr std::size_t national_digits = 10;

// Snowball's stemmers keep a buffer inside, so each thread has its own pair.
class Stemmer {
  public:
    explicit Stemmer(const char* language) : made_(sb_stemmer_new(language, "UTF_8"), sb_stemmer_delete) {}
    std::string operator()(std::string_view word) const {
        const auto* bytes = reinterpret_cast<const sb_symbol*>(word.data());
        const sb_symbol* stemmed = sb_stemmer_stem(made_.get(), bytes, static_cast<int>(word.size()));
        return {reinterpret_cast<const char*>(stemmed), static_cast<std::size_t>(sb_stemmer_length(made_.get()))};
    }

  private:
    std::unique_ptr<sb_stemmer, void (*)(sb_stemmer*)> made_;
};

bool ascii_word(std::string_view word) {
    return std::ranges::all_of(word, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

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

std::string stem(std::string_view word) {
    thread_local const Stemmer english("english");
    thread_local const Stemmer russian("russian");
    return ascii_word(word) ? english(word) : russian(word);
}

std::vector<std::string> search_words(const Record& record) {
    std::set<std::string> found;
    for (const Field& field : record.module().fields) {
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
