#include "core/messages.h"

#include <gtest/gtest.h>
#include <unicode/messagepattern.h>
#include <yaml-cpp/yaml.h>

#include <set>
#include <thread>

#include "core/embedded.h"
#include "support.h"

namespace voronka {
namespace {

using Sentences = std::vector<std::pair<std::string, std::string>>;

Sentences sentences(Language language) {
    Sentences found;
    for (const EmbeddedFile& file : embedded_files())
        if (file.name == "messages/" + std::string(key(language)) + ".yaml")
            for (const auto& entry : YAML::Load(std::string(file.text())))
                found.emplace_back(entry.first.as<std::string>(), entry.second.as<std::string>());
    return found;
}

std::vector<std::string> keys(const Sentences& of) {
    std::vector<std::string> found;
    for (const auto& [name, sentence] : of) found.push_back(name);
    return found;
}

// Names between braces; nothing when the pattern is none.
std::optional<std::set<std::string>> placeholders(const std::string& sentence) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::MessagePattern pattern(icu::UnicodeString::fromUTF8(sentence), nullptr, status);
    if (U_FAILURE(status)) return std::nullopt;
    std::set<std::string> names;
    for (int32_t i = 0; i < pattern.countParts(); ++i) {
        if (pattern.getPart(i).getType() != UMSGPAT_PART_TYPE_ARG_NAME) continue;
        std::string name;
        names.insert(pattern.getSubstring(pattern.getPart(i)).toUTF8String(name));
    }
    return names;
}

TEST(Sentences, StandInBothLanguagesInAlphabeticalOrderAndOnce) {
    const auto english = keys(sentences(Language::en));
    EXPECT_GT(english.size(), 150U);
    EXPECT_EQ(english, keys(sentences(Language::ru)));
    EXPECT_TRUE(std::ranges::is_sorted(english));
    EXPECT_EQ(std::ranges::adjacent_find(english), english.end());
}

TEST(Sentences, HaveTheSamePlaceholdersInBothLanguages) {
    const auto english = sentences(Language::en);
    const auto russian = sentences(Language::ru);
    ASSERT_EQ(english.size(), russian.size());
    for (std::size_t i = 0; i < english.size(); ++i) {
        const auto names = placeholders(english[i].second);
        ASSERT_TRUE(names) << "no pattern: " << english[i].second;
        EXPECT_EQ(names, placeholders(russian[i].second)) << english[i].first;
    }
}

TEST(Sentences, AreFilledWithAnyArguments) {
    for (const Language language : {Language::en, Language::ru})
        for (const auto& [code, sentence] : sentences(language)) {
            MessageArgs args;
            const auto names = placeholders(sentence).value();
            for (const auto& name : names) args.emplace_back(name, "21");
            const std::string filled = message(language, code, args);
            EXPECT_NE(filled, code);
            EXPECT_EQ(filled.find_first_of("{}#"), std::string::npos) << code << ": " << filled;
        }
}

TEST(Sentences, HavePluralForms) {
    const auto wait = [](Language language, const char* seconds) {
        return message(language, "too_often", {{"seconds", seconds}});
    };
    EXPECT_EQ(wait(Language::en, "1"), "Too many tries. Wait 1 second.");
    EXPECT_EQ(wait(Language::ru, "1"), "Слишком часто. Подождите 1 секунду.");
    EXPECT_EQ(wait(Language::ru, "3"), "Слишком часто. Подождите 3 секунды.");
    EXPECT_EQ(wait(Language::ru, "11"), "Слишком часто. Подождите 11 секунд.");
    EXPECT_EQ(message(Language::ru, "too_long", {{"max", "21"}}), "Не больше 21 знака.");
    EXPECT_EQ(message(Language::ru, "too_long", {{"max", "250"}}), "Не больше 250 знаков.");
    EXPECT_EQ(message(Language::en, "too_long", {{"max", "10000"}}), "At most 10,000 characters.");
    EXPECT_EQ(message(Language::en, "too_long", {{"max", "1"}}), "At most 1 character.");
}

TEST(Sentences, RepeatWhatWasWrittenLetterByLetter) {
    EXPECT_EQ(message(Language::en, "query_bad_number", {{"value", "2026"}}), "«2026» is no number.");
    EXPECT_EQ(message(Language::ru, "query_bad_number", {{"value", "0012"}}), "«0012» — не число.");
    EXPECT_EQ(message(Language::ru, "unknown_field", {{"field", "{a} 'b' #"}}), "Поля «{a} 'b' #» нет.");
}

TEST(Sentences, SayTheNearestName) {
    EXPECT_EQ(message(Language::ru, "unknown_field_nearest", {{"field", "amuont"}, {"nearest", "amount"}}),
              "Поля «amuont» нет. Вы имели в виду «amount»?");
}

TEST(Sentences, WithoutWordsAreTheirCode) {
    EXPECT_EQ(message(Language::en, "nobody_wrote_this"), "nobody_wrote_this");
    EXPECT_EQ(message(Language::en, "too_often", {{"seconds", "soon"}}), "too_often") << "no number to count by";
}

TEST(Sentences, AreMadeInSeveralThreadsAtOnce) {
    std::vector<std::jthread> threads;
    for (int thread = 0; thread < 4; ++thread)
        threads.emplace_back([] {
            for (int i = 0; i < 300; ++i) {
                ASSERT_EQ(message(Language::ru, "too_often", {{"seconds", "2"}}), "Слишком часто. Подождите 2 секунды.");
                ASSERT_EQ(message(Language::en, "unknown_field", {{"field", "x"}}), "There is no field «x».");
            }
        });
}

TEST(Languages, AreTakenFromWhatTheBrowserAsksFor) {
    const auto asked = [](std::string_view header) { return key(preferred_language(header, Language::en)); };
    EXPECT_EQ(asked("ru-RU,ru;q=0.9,en;q=0.8"), "ru");
    EXPECT_EQ(asked("en;q=0.5, ru;q=0.7"), "ru");
    EXPECT_EQ(asked("en-US, ru; q=0.9"), "en");
    EXPECT_EQ(asked("de, fr;q=0.9, RU;q=0.3"), "ru");
    EXPECT_EQ(asked("ru ; q=0.2 , en ; q=0.1"), "ru");
}

TEST(Languages, OtherwiseAreTheCompanysOwn) {
    for (const char* header : {"", "de", "*", "ru;q=0", "run", "english", ",,;q=1", "ru;q=nan", "ru;q=x"})
        EXPECT_EQ(preferred_language(header, Language::en), Language::en) << header;
    EXPECT_EQ(preferred_language("en;q=0, de", Language::ru), Language::ru);
}

}  // namespace
}  // namespace voronka
