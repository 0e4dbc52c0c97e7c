#include "core/messages.h"

#include <unicode/msgfmt.h>
#include <yaml-cpp/yaml.h>

#include <map>
#include <memory>

#include "core/embedded.h"

namespace voronka {
namespace {

// A sentence: as it stands, or a pattern with placeholders and plural forms.
struct Sentence {
    std::string plain;
    std::unique_ptr<icu::MessageFormat> pattern;
};
using Catalog = std::map<std::string, Sentence, std::less<>>;

icu::UnicodeString unicode(std::string_view text) {
    return icu::UnicodeString::fromUTF8({text.data(), static_cast<int32_t>(text.size())});
}

Catalog read(Language language) {
    Catalog catalog;
    const std::string file = "messages/" + std::string(key(language)) + ".yaml";
    for (const EmbeddedFile& embedded : embedded_files()) {
        if (file != embedded.name) continue;
        for (const auto& entry : YAML::Load(std::string(embedded.text()))) {
            Sentence sentence{entry.second.as<std::string>(), nullptr};
            if (sentence.plain.find('{') != std::string::npos) {
                UErrorCode status = U_ZERO_ERROR;
                sentence.pattern = std::make_unique<icu::MessageFormat>(unicode(sentence.plain),
                                                                       icu::Locale(key(language).data()), status);
                if (U_FAILURE(status)) sentence.pattern.reset();
            }
            catalog.emplace(entry.first.as<std::string>(), std::move(sentence));
        }
    }
    return catalog;
}

// Read once and never changed: the sentences are part of the program, like its code.
const Catalog& catalog(Language language) {
    static const Catalog english = read(Language::en);
    static const Catalog russian = read(Language::ru);
    return language == Language::ru ? russian : english;
}

bool number(std::string_view text) {
    return !text.empty() && text.size() < 10 && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

std::string filled(const icu::MessageFormat& pattern, const MessageArgs& args) {
    std::vector<icu::UnicodeString> names;
    std::vector<icu::Formattable> values;
    for (const auto& [name, value] : args) {
        names.push_back(unicode(name));
        values.push_back(number(value) ? icu::Formattable(static_cast<int32_t>(std::stoi(value)))
                                       : icu::Formattable(unicode(value)));
    }
    UErrorCode status = U_ZERO_ERROR;
    icu::UnicodeString out;
    // Formatting plural patterns caches inside the format, which is not safe between threads: a copy is.
    const icu::MessageFormat own(pattern);
    own.format(names.data(), values.data(), static_cast<int32_t>(names.size()), out, status);
    std::string text;
    out.toUTF8String(text);
    return text;
}

}  // namespace

std::string_view key(Language language) { return language == Language::ru ? "ru" : "en"; }

Language preferred_language(std::string_view header, Language otherwise) {
    double best = -1;
    Language chosen = otherwise;
    while (!header.empty()) {
        const auto comma = header.find(',');
        std::string_view part = header.substr(0, comma);
        while (part.starts_with(' ')) part.remove_prefix(1);
        double quality = 1;
        if (const auto q = part.find(";q="); q != std::string_view::npos)
            quality = std::strtod(std::string(part.substr(q + 3)).c_str(), nullptr);
        if (quality > best && (part.starts_with("ru") || part.starts_with("en"))) {
            best = quality;
            chosen = part.starts_with("ru") ? Language::ru : Language::en;
        }
        if (comma == std::string_view::npos) break;
        header.remove_prefix(comma + 1);
    }
    return chosen;
}

std::string message(Language language, std::string_view code, const MessageArgs& args) {
    const Catalog& sentences = catalog(language);
    const auto found = sentences.find(code);
    if (found == sentences.end()) return std::string(code);
    return found->second.pattern ? filled(*found->second.pattern, args) : found->second.plain;
}

}  // namespace voronka
