#include <gtest/gtest.h>

#include "core/text.h"
#include "support.h"

namespace voronka {
namespace {

std::string nearest_of(std::string_view name, const std::vector<std::string_view>& candidates) {
    const auto found = nearest(name, candidates);
    return found ? std::string(candidates[*found]) : "";
}

TEST(NearestName, IsFoundAcrossAFewTypingErrors) {
    EXPECT_EQ(nearest_of("amuont", {"account", "amount", "owner"}), "amount");
    EXPECT_EQ(nearest_of("close_dte", {"closed_at", "close_date"}), "close_date");
    EXPECT_EQ(nearest_of("Презинтация", {"Подход", "Презентация"}), "Презентация");
    EXPECT_EQ(nearest_of("ПЕТР", {"Пётр", "Павел"}), "Пётр");
}

TEST(NearestName, SpacesAndPunctuationDoNotMatter) {
    EXPECT_EQ(nearest_of("GTXPro", {"GTX Plus Pro", "GTX Pro", "GTK Pro"}), "GTX Pro");
    EXPECT_EQ(nearest_of("close date", {"close_date"}), "close_date");
    EXPECT_EQ(nearest_of("GTX-Pro", {"GTXPra", "GTX Pro"}), "GTX Pro");
}

TEST(NearestName, IsNoneWhenNothingIsNear) {
    EXPECT_EQ(nearest_of("colour", {"amount", "owner"}), "");
    EXPECT_EQ(nearest_of("x", {"y"}), "") << "no letter in common";
    EXPECT_EQ(nearest_of("", {"", "a"}), "");
    EXPECT_EQ(nearest_of("!!", {"?!"}), "");
    EXPECT_EQ(nearest_of("amount", {}), "");
}

TEST(NearestName, OfTwoEquallyNearIsTheFirst) { EXPECT_EQ(nearest_of("bat", {"cat", "rat"}), "cat"); }

TEST(Emails, AreTrimmedAndInLowerCase) {
    EXPECT_EQ(normal_email("  Anna.Petrova+crm@Example.COM "), "anna.petrova+crm@example.com");
    EXPECT_EQ(normal_email("ИВАН@ПОЧТА.РФ"), "иван@почта.рф");
}

TEST(Emails, ThatAreNoneAreRefused) {
    for (const char* text :
         {"", "anna", "@example.com", "anna@", "anna@example", "a@b@example.com", "an na@example.com", "anna@.com",
          "anna@example.", "anna@exa..mple.com", "a@b.c, d@e.f", "<a@b.c>", "a\u00A0b@example.com", "a@b.c\x01"})
        EXPECT_FALSE(normal_email(text)) << text;
    EXPECT_FALSE(normal_email(std::string(65, 'a') + "@example.com"));
}

TEST(TaxNumbers, HaveRightCheckDigits) {
    EXPECT_TRUE(valid_inn("7707083893"));
    EXPECT_FALSE(valid_inn("7707083894"));
    EXPECT_TRUE(valid_inn("005075869929"));
    EXPECT_FALSE(valid_inn("005075869928"));
    EXPECT_TRUE(valid_ogrn("1027700132195"));
    EXPECT_FALSE(valid_ogrn("1027700132196"));
    EXPECT_TRUE(valid_ogrn("304500116000157"));
    EXPECT_FALSE(valid_ogrn("304500116000158"));
    for (const char* text : {"", "770708389", "77070838931", "77O7083893", "-707083893"}) {
        EXPECT_FALSE(valid_inn(text)) << text;
        EXPECT_FALSE(valid_ogrn(text)) << text;
    }
}

TEST(TaxNumbers, OfTheReferenceListAreJudgedAsThere) {
    const auto file = tests::shared("data/reference-ru/inn-ogrn.csv");
    if (!std::filesystem::exists(file)) GTEST_SKIP() << "no " << file;
    for (const auto& row : tests::csv_rows(file)) {
        std::string number = row.at(1);
        std::erase(number, ' ');  // whoever asks takes the spaces out
        const bool valid = row[0] == "inn" ? valid_inn(number) : valid_ogrn(number);
        EXPECT_EQ(valid, row.at(2) == "1") << row[0] << ' ' << row[1];
    }
}

}  // namespace
}  // namespace voronka
