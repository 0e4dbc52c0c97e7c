#include "exchange/header_fit.h"

#include <algorithm>

#include "core/text.h"
#include "exchange/headers.h"

namespace voronka::exchange {
namespace {

/// A name as it is compared: folded, `_`, `-`, `/` and brackets as spaces, camelCase cut, marks of required
/// fields gone.
std::string plain(std::string_view name) {
    std::string text;
    for (std::size_t i = 0; i < name.size(); ++i) {
        const char c = name[i];
        const bool small_before = i > 0 && name[i - 1] >= 'a' && name[i - 1] <= 'z';
        if (small_before && c >= 'A' && c <= 'Z') text.push_back(' ');
        constexpr std::string_view spaces = "_-/()[]:*\"";
        text.push_back(spaces.find(c) != std::string_view::npos ? ' ' : c);
    }
    std::string folded = fold(text);
    while (folded.ends_with('.')) folded.pop_back();
    return folded;
}

/// Words that say nothing alone: a column «kladr_id» is not the record's id.
bool says_nothing(std::string_view word) {
    constexpr std::string_view generic[] = {"id",    "name",  "date", "number", "code", "type", "status",   "time",
                                            "title", "номер", "дата", "код",    "тип",  "имя",  "название", "data"};
    return std::ranges::find(generic, word) != std::end(generic);
}

/// «Телефон клиента» for «телефон»: all words of the name, and not many more; or nearly all of them.
double word_fit(const std::vector<std::string>& header, const std::vector<std::string>& name) {
    std::size_t shared = 0;
    bool telling = false;
    for (const auto& word : name) {
        if (std::ranges::find(header, word) == header.end()) continue;
        ++shared;
        telling |= !says_nothing(word);
    }
    if (!telling) return 0;
    const auto all = header.size() + name.size() - shared;
    const double overlap = static_cast<double>(shared) / static_cast<double>(all);
    const bool whole_name = shared == name.size();
    if (whole_name && name.size() > 1) return 0.6 + 0.25 * overlap;
    return overlap >= (whole_name ? 0.5 : 0.66) ? 0.5 + 0.2 * overlap : 0;
}

double name_fit(const ComparedName& header, const ComparedName& name) {
    if (name.text == header.text) return 1;
    const double fit = word_fit(header.words, name.words);
    const auto [shorter, longer] = std::minmax({header.text.size(), name.text.size()});
    if (fit >= 0.8 || longer - shorter > 2 || header.length < 5 || name.length < 5) return fit;
    return nearest(header.text, {name.text}) ? 0.8 : fit;
}

bool numeric(Kind kind) { return kind == Kind::integer || kind == Kind::sum; }

}  // namespace

ComparedName::ComparedName(std::string_view name) : text(plain(name)), words(voronka::words(text)), length(length_utf8(text)) {}

FieldNames::FieldNames(std::string_view module, const TargetField& field) {
    own_.emplace_back(field.key);
    for (const auto& name : field.names) own_.emplace_back(name);
    for (const auto name : known_headers(module, field.key)) known_.emplace_back(name);
}

double FieldNames::fit(const ComparedName& header) const {
    if (header.text.empty()) return 0;
    double best = 0;
    for (const auto& name : own_) best = std::max(best, name_fit(header, name));
    for (const auto& name : known_) best = std::max(best, 0.97 * name_fit(header, name));
    return best;
}

bool fits(Kind kind, const TargetField& field) {
    if (kind == Kind::empty) return true;
    switch (field.type) {
        case FieldType::integer:
        case FieldType::decimal:
        case FieldType::percent:
        case FieldType::money:
            return numeric(kind) || (kind == Kind::boolean);
        case FieldType::boolean:
            return kind == Kind::boolean;
        case FieldType::date:
        case FieldType::instant:
            return kind == Kind::date || kind == Kind::integer;
        case FieldType::email:
        case FieldType::emails:
            return kind == Kind::email;
        case FieldType::phone:
        case FieldType::phones:
            return kind == Kind::phone || kind == Kind::integer || kind == Kind::text || kind == Kind::inn;
        case FieldType::url:
            return kind == Kind::url || kind == Kind::text;
        case FieldType::choice:
        case FieldType::choices:
            return kind == Kind::text || kind == Kind::boolean;
        case FieldType::reference:
        case FieldType::references:
            return kind == Kind::text || kind == Kind::integer || kind == Kind::email;
        case FieldType::text:
            if (field.format == Format::inn) return kind == Kind::inn || kind == Kind::integer || kind == Kind::text;
            if (field.format == Format::currency) return kind == Kind::text;
            return field.key == "external_id" || (kind != Kind::date && kind != Kind::boolean);
        case FieldType::long_text:
        case FieldType::tags:
            return kind == Kind::text;
    }
    return true;
}

}  // namespace voronka::exchange
