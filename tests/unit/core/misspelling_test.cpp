#include "core/misspelling.h"

#include <gmock/gmock.h>

#include "core/keyboard.h"

namespace voronka {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

TEST(OtherLayout, GivesWhatTheSameKeysWouldHaveWritten) {
    EXPECT_EQ(other_layout("ghbdtn"), "привет");
    EXPECT_EQ(other_layout("руддщ"), "hello");
    EXPECT_EQ(other_layout("Cnfkm Ghjabkm"), "сталь профиль");
    EXPECT_EQ(other_layout(",.;'[]"), ",.;'[]") << "signs alone are signs";
    EXPECT_EQ(other_layout("j,tl 5"), "обед 5");
    EXPECT_EQ(other_layout("`krf"), "елка");
    EXPECT_EQ(other_layout("Ёлка"), "tkrf") << "as a folded word";
    EXPECT_EQ(other_layout("12 345"), "12 345");
    EXPECT_EQ(other_layout(""), "");
}

TEST(OtherLayout, LeadsBack) {
    for (const char* word : {"съешь", "этих", "мягких", "французских", "булок", "выпей", "чаю", "юбка", "жук"})
        EXPECT_EQ(other_layout(other_layout(word)), word);
}

// Every word with one mistake begins as one of the likely beginnings says, so that the list of words need not be read whole.
TEST(LikelyBeginnings, LeadToAWordWithOneMistakeInItsFirstLetters) {
    const std::string meant = "стеллаж";
    for (const char* typed : {"тселлаж", "ктеллаж", "селлаж", "теллаж", "ыстеллаж", "сттеллаж", "сиеллаж", "стеллаш", "сетллаж",
                              "стллаж", "стиллаж"}) {
        const auto beginnings = likely_beginnings(typed);
        EXPECT_TRUE(std::ranges::any_of(beginnings, [&](const std::string& one) { return meant.starts_with(one); })) << typed;
    }
    EXPECT_EQ(likely_beginnings("стеллаж").front(), "ст") << "the first letters are mostly right";
    EXPECT_LE(likely_beginnings("стеллаж").size(), 132U) << "a bounded look";
    EXPECT_THAT(likely_beginnings("steel"), Contains("xte"));
    EXPECT_THAT(likely_beginnings("дом"), IsEmpty());
}

TEST(LikelyWords, AreNearOnesTheLikeliestFirst) {
    const std::vector<std::string> known{"полка", "полки",     "полк",     "палка",    "волка",
                                         "склад", "погрузчик", "погрузка", "подгузник"};
    EXPECT_THAT(likely_words("полка", known), ElementsAre("палка", "волка"))
        << "none of its own forms; the first letter is seldom wrong";
    EXPECT_THAT(likely_words("сколд", known), IsEmpty()) << "two mistakes in five letters";
    EXPECT_THAT(likely_words("склда", known), ElementsAre("склад"));
    EXPECT_THAT(likely_words("пагрузщик", known), ElementsAre("погрузчик")) << "two mistakes in a long word";
    EXPECT_THAT(likely_words("кот", {"код", "кит"}), IsEmpty()) << "three letters are near to everything";
    EXPECT_THAT(likely_words("полкаа", {"полки", "полка"}), ElementsAre("полка")) << "one of its forms is enough";
}

}  // namespace
}  // namespace voronka
