#include "core/phone.h"

#include <gtest/gtest.h>

#include "support.h"

namespace voronka {
namespace {

std::string called(std::string_view raw, std::string_view region = "RU") {
    const auto phone = normal_phone(raw, region);
    if (!phone) return "";
    return phone->extension.empty() ? phone->e164 : phone->e164 + ";" + phone->extension;
}

TEST(Phones, OfTheReferenceListAreReadAsThere) {
    const auto file = tests::shared("data/reference-ru/phones.csv");
    if (!std::filesystem::exists(file)) GTEST_SKIP() << "no " << file;
    int possible = 0;
    for (const auto& row : tests::csv_rows(file)) {
        if (row.at(4) != "1") continue;
        ++possible;
        EXPECT_EQ(normal_phone(row[0], row[1]), (Phone{row[2], row[3]})) << row[0];
    }
    EXPECT_EQ(possible, 24);
}

TEST(Phones, AreReadHoweverTheyAreWritten) {
    for (const char* raw : {"+7 (495) 123-45-67", "8 (495) 123-45-67", "84951234567", "7 495 123 45 67", "495 123-45-67",
                            "８ ４９５ １２３ ４５ ６７", "tel:+7-495-123-45-67", " 8.495.123.45.67 ", "8\u00A0495\u00A01234567"})
        EXPECT_EQ(called(raw), "+74951234567") << raw;
    EXPECT_EQ(called("+7 999 123-45-67 доб. 12"), "+79991234567;12");
    EXPECT_EQ(called("020 7946 0958", "GB"), "+442079460958");
}

TEST(Phones, OfAnotherCountryAreNotTakenForRussian) {
    EXPECT_EQ(called("+81 3 1234 5678"), "+81312345678");
    EXPECT_EQ(called("+7 727 250 11 22"), "+77272501122");
    EXPECT_EQ(called("8 10 49 30 123456"), "+4930123456");
}

TEST(Phones, OfSeveralTheFirstIsTaken) {
    EXPECT_EQ(called("+7 495 123-45-67, 8 916 123-45-67"), "+74951234567");
    EXPECT_EQ(called("8 916 123-45-67; 8 495 123-45-67"), "+79161234567");
    EXPECT_EQ(called("8 916 123-45-67\n8 495 123-45-67"), "+79161234567");
    EXPECT_EQ(called("нет, 8 916 123-45-67"), "+79161234567");
    EXPECT_EQ(called("+7 495 123-45-67, Иван"), "+74951234567");
}

TEST(Phones, ThatCannotBeCalledAreNone) {
    for (const char* raw :
         {"", "123", "нет телефона", "—", "+", "0049 30 123456", "+7 495 123-45-67-89-10-11-12-13", "7+4951234567", "\xFF\xFE"})
        EXPECT_EQ(called(raw), "") << raw;
    EXPECT_EQ(called(std::string(1000, '9')), "");
    EXPECT_EQ(called("84951234567", "nowhere"), "");
}

// What is read without the library must be what the library would say: a region that only the library knows
// reads the same digits with + in front.
TEST(Phones, ReadTheShortWayAreAsTheLibraryReadsThem) {
    Rng rng = tests::told_rng();
    for (int i = 0; i < 2000; ++i) {
        std::string digits{"3489"[rng.below(4)]};
        for (int left = 9; left > 0; --left) digits.push_back(static_cast<char>('0' + rng.below(10)));
        const std::string expected = called("+7" + digits, "DE");
        ASSERT_EQ(expected, "+7" + digits);
        for (const char* prefix : {"+7", "7", "8", "+7 ", "8-"}) ASSERT_EQ(called(prefix + digits), expected);
        ASSERT_EQ(called("tel:8" + digits), expected) << "this one is never read the short way";
    }
}

}  // namespace
}  // namespace voronka
