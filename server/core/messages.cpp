#include "core/messages.h"

#include <unicode/messagepattern.h>
#include <unicode/msgfmt.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <memory>

#include "core/embedded.h"

namespace voronka {
namespace {

// A sentence: as it stands, or a pattern with placeholders and plural forms.
struct Sentence {
    std::string plain;
    std::unique_ptr<icu::MessageFormat> pattern;
    std::vector<std::string> counted;  // placeholders that take a number: plural forms, {x, number}
};
using Catalog = std::map<std::string, Sentence, std::less<>>;

icu::UnicodeString unicode(std::string_view text) {
    return icu::UnicodeString::fromUTF8({text.data(), static_cast<int32_t>(text.size())});
}

std::vector<std::string> counted_in(const icu::MessagePattern& pattern) {
    std::vector<std::string> names;
    for (int32_t i = 0; i + 1 < pattern.countParts(); ++i) {
        const auto& part = pattern.getPart(i);
        if (part.getType() != UMSGPAT_PART_TYPE_ARG_START || part.getArgType() == UMSGPAT_ARG_TYPE_NONE) continue;
        std::string name;
        names.push_back(pattern.getSubstring(pattern.getPart(i + 1)).toUTF8String(name));
    }
    return names;
}

Sentence sentence(Language language, std::string text) {
    Sentence made{std::move(text), nullptr, {}};
    if (made.plain.find('{') == std::string::npos) return made;
    UErrorCode status = U_ZERO_ERROR;
    const icu::UnicodeString source = unicode(made.plain);
    auto pattern = std::make_unique<icu::MessageFormat>(source, icu::Locale(key(language).data()), status);
    const icu::MessagePattern parts(source, nullptr, status);
    if (U_FAILURE(status)) return made;
    made.pattern = std::move(pattern);
    made.counted = counted_in(parts);
    return made;
}

Catalog read(Language language) {
    Catalog catalog;
    const std::string file = "messages/" + std::string(key(language)) + ".yaml";
    for (const EmbeddedFile& embedded : embedded_files()) {
        if (file != embedded.name) continue;
        for (const auto& entry : YAML::Load(std::string(embedded.text())))
            catalog.emplace(entry.first.as<std::string>(), sentence(language, entry.second.as<std::string>()));
    }
    return catalog;
}

// The one exception from «no globals»: read once, on first use, and never changed, the sentences are part of
// the program like its code, and handing them to whoever might refuse something would tell nobody anything.
const Catalog& catalog(Language language) {
    static const Catalog english = read(Language::en);
    static const Catalog russian = read(Language::ru);
    return language == Language::ru ? russian : english;
}

// A number only where the sentence counts by it: elsewhere «2026» would come out as «2,026».
icu::Formattable formattable(const Sentence& sentence, const std::string& name, const std::string& value) {
    if (std::ranges::find(sentence.counted, name) != sentence.counted.end()) {
        std::int64_t number = 0;
        const char* end = value.data() + value.size();
        if (std::from_chars(value.data(), end, number).ptr == end && !value.empty()) return {number};
    }
    return {unicode(value)};
}

// Nothing where a number is missing to count by.
std::optional<std::string> filled(const Sentence& sentence, const MessageArgs& args) {
    std::vector<icu::UnicodeString> names;
    std::vector<icu::Formattable> values;
    for (const auto& [name, value] : args) {
        names.push_back(unicode(name));
        values.push_back(formattable(sentence, name, value));
    }
    UErrorCode status = U_ZERO_ERROR;
    icu::UnicodeString out;
    const auto count = static_cast<int32_t>(names.size());
    if (sentence.counted.empty()) {
        sentence.pattern->format(names.data(), values.data(), count, out, status);
    } else {
        // Counting caches inside the format, which is not safe between threads: a copy is.
        icu::MessageFormat(*sentence.pattern).format(names.data(), values.data(), count, out, status);
    }
    if (U_FAILURE(status)) return std::nullopt;
    std::string text;
    return out.toUTF8String(text);
}

std::string_view without_spaces(std::string_view text) {
    while (text.starts_with(' ')) text.remove_prefix(1);
    while (text.ends_with(' ')) text.remove_suffix(1);
    return text;
}

// "ru-RU" and "RU" are Russian, "run" is not.
std::optional<Language> language_of(std::string_view range) {
    range = range.substr(0, range.find('-'));
    const auto is = [&](std::string_view name) {
        return std::ranges::equal(range, name, [](char a, char b) { return (a | 0x20) == b; });
    };
    if (is("ru")) return Language::ru;
    if (is("en")) return Language::en;
    return std::nullopt;
}

// The weight in "ru; q=0.8" (RFC 9110, 12.4.2): 1 where there is none, 0 where it is none.
double quality_of(std::string_view parameters) {
    const auto q = parameters.find("q=");
    if (q == std::string_view::npos) return 1;
    const std::string_view text = without_spaces(parameters.substr(q + 2));
    double quality = 0;
    const auto [end, wrong] = std::from_chars(text.data(), text.data() + text.size(), quality);
    return wrong == std::errc() && quality >= 0 && quality <= 1 ? quality : 0;
}

}  // namespace

std::string_view key(Language language) { return language == Language::ru ? "ru" : "en"; }

Language preferred_language(std::string_view header, Language otherwise) {
    double best = 0;
    Language chosen = otherwise;
    while (!header.empty()) {
        const auto comma = std::min(header.find(','), header.size());
        const std::string_view part = header.substr(0, comma);
        header.remove_prefix(std::min(comma + 1, header.size()));
        const auto semicolon = std::min(part.find(';'), part.size());
        const auto language = language_of(without_spaces(part.substr(0, semicolon)));
        const double quality = quality_of(part.substr(semicolon));
        if (!language || quality <= best) continue;
        best = quality;
        chosen = *language;
    }
    return chosen;
}

std::string message(Language language, std::string_view code, const MessageArgs& args) {
    const Catalog& sentences = catalog(language);
    const auto found = sentences.find(code);
    if (found == sentences.end()) return std::string(code);
    if (!found->second.pattern) return found->second.plain;
    return filled(found->second, args).value_or(std::string(code));
}

}  // namespace voronka
