#include "sales/likeness.h"

#include <gtest/gtest.h>

namespace voronka::sales {
namespace {

double alike_as(std::string_view a, std::string_view b) { return likeness(name_words(a), name_words(b)); }

TEST(Likeness, LooksThroughLegalFormsCaseQuotesAndTheOrderOfWords) {
    EXPECT_EQ(alike_as("ООО «Ромашка»", "ромашка, ооо"), 1);
    EXPECT_EQ(alike_as("Acme Ltd.", "ACME"), 1);
    EXPECT_EQ(alike_as("Фёдоров Пётр", "Петр Федоров"), 1);
    EXPECT_EQ(name_words("ООО"), std::vector<std::string>{"ооо"}) << "a name that is nothing but a form stays a name";
}

TEST(Likeness, ForgivesASlipAndNotAnotherName) {
    EXPECT_GE(alike_as("Ромашка", "Рамашка"), alike);
    EXPECT_GE(alike_as("Северсталь", "Севресталь"), alike) << "letters that changed places are one slip";
    EXPECT_LT(alike_as("Ромашка", "Роща"), alike);
    EXPECT_LT(alike_as("Опт", "Ост"), alike) << "of three letters one is a third";
    EXPECT_EQ(alike_as("", "Ромашка"), 0);
}

}  // namespace
}  // namespace voronka::sales
