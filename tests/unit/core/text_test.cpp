#include "core/text.h"

#include <gmock/gmock.h>
#include <unicode/unistr.h>

#include "core/utf8.h"
#include "support.h"

namespace voronka {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::string any_text(Rng& rng) {
    std::string text;
    for (auto left = rng.below(20); left > 0; --left) {
        const std::array<std::uint32_t, 4> scripts{0x80, 0x500, 0x10000, 0x110000};
        const char32_t c = rng.below(scripts[rng.below(4)]);
        if (c < 0xD800 || c > 0xDFFF) append_utf8(text, c);
    }
    return text;
}

TEST(Folding, MakesLettersOfAnyCaseOne) {
    EXPECT_EQ(fold("ООО «Ромашка»"), "ооо «ромашка»");
    EXPECT_EQ(fold("GTX Pro"), "gtx pro");
    EXPECT_EQ(fold("ÀÉÎ"), "àéî");
    EXPECT_EQ(fold("ЇЖАК Ґ"), "їжак ґ");
    EXPECT_EQ(fold("ΣΑΣ"), fold("σας"));
}

TEST(Folding, MakesYoAndYeOne) {
    EXPECT_EQ(fold("Ёлка"), "елка");
    EXPECT_EQ(fold("ПЁТР"), fold("петр"));
}

TEST(Folding, TrimsAndKeepsOneSpace) {
    EXPECT_EQ(fold("  a \t\n b\u00A0\u202F c\u3000"), "a b c");
    EXPECT_EQ(fold("a\u0085b\u2003c"), "a b c");
    EXPECT_EQ(fold(" \u00A0 "), "");
    EXPECT_EQ(fold(""), "");
}

TEST(Folding, ReplacesWhatIsNoUtf8) { EXPECT_EQ(fold("a\xFFZ"), "a\uFFFDz"); }

TEST(Folding, OnceIsEnough) {
    Rng rng = tests::told_rng();
    for (int i = 0; i < 50'000; ++i) {
        const std::string once = fold(any_text(rng));
        ASSERT_EQ(fold(once), once);
        ASSERT_TRUE(valid_utf8(once));
    }
}

TEST(Utf8, EveryCodePointComesBack) {
    for (char32_t c = 0; c <= 0x10FFFF; ++c) {
        if (c >= 0xD800 && c <= 0xDFFF) continue;
        std::string text;
        append_utf8(text, c);
        std::size_t at = 0;
        ASSERT_EQ(next_utf8(text, at), c);
        ASSERT_EQ(at, text.size());
        ASSERT_TRUE(valid_utf8(text));
        ASSERT_EQ(length_utf8(text), 1U);
    }
}

TEST(Utf8, IsRefusedWhenBroken) {
    for (const char* bytes : {"\x80", "\xC0\x80", "\xC1\xBF", "\xE0\x9F\xBF", "\xED\xA0\x80", "\xF0\x8F\xBF\xBF",
                              "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xD0", "\xE2\x82", "ок\xFF"})
        EXPECT_FALSE(valid_utf8(bytes));
    EXPECT_TRUE(valid_utf8("ок, ёж € 𝄞"));
}

TEST(Utf8, IsJudgedAsIcuJudgesIt) {
    Rng rng = tests::told_rng();
    for (int i = 0; i < 100'000; ++i) {
        std::string bytes = any_text(rng);
        for (auto& c : bytes)
            if (rng.below(20) == 0) c = static_cast<char>(rng.below(256));
        const bool replaced = bytes.find("\uFFFD") != std::string::npos;
        const bool broken = icu::UnicodeString::fromUTF8(bytes).indexOf(char16_t{0xFFFD}) >= 0;
        if (!replaced) ASSERT_EQ(valid_utf8(bytes), !broken);
    }
}

TEST(Trimming, TakesNoBreakSpacesToo) {
    EXPECT_EQ(trimmed("\u00A0 a b \n"), "a b");
    EXPECT_EQ(trimmed(" \t"), "");
    EXPECT_EQ(trimmed("ё"), "ё");
}

TEST(Words, AreLettersAndDigits) {
    EXPECT_THAT(words("ООО «Рога-и-Копыта», 2026!"), ElementsAre("ооо", "рога", "и", "копыта", "2026"));
    EXPECT_THAT(words("info@example.com"), ElementsAre("info", "example", "com"));
    EXPECT_THAT(words(" — "), IsEmpty());
    EXPECT_THAT(words("и\u0306од"), ElementsAre("и\u0306од")) << "a mark belongs to its letter";
}

TEST(Words, StopAtTheLimit) { EXPECT_THAT(words("a b c d", 2), ElementsAre("a", "b")); }

}  // namespace
}  // namespace voronka
