#include "core/decimal.h"

#include <gtest/gtest.h>

#include <limits>

#include "support.h"

namespace voronka {
namespace {

constexpr std::int64_t largest = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t smallest = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t longest_written = 999'999'999'999'999'999;  // 14 digits and four decimals

TEST(Decimals, AreReadToFourPlaces) {
    EXPECT_EQ(parse_decimal("0"), Decimal{0});
    EXPECT_EQ(parse_decimal("-1234.5"), Decimal{-12'345'000});
    EXPECT_EQ(parse_decimal("0.0001"), Decimal{1});
    EXPECT_EQ(parse_decimal("99999999999999.9999"), Decimal{longest_written});
    EXPECT_EQ(parse_decimal("-0"), Decimal{0});
}

TEST(Decimals, ThatAreNoNumbersAreRefused) {
    for (const char* text : {"", "-", ".", "1.", ".5", "1.00001", "100000000000000", "1e5", "1 000", "1,5", "+1", "--1", "1.2.3",
                             " 1", "0x1", "1.-5"})
        EXPECT_FALSE(parse_decimal(text)) << text;
}

TEST(Decimals, ShowAtLeastThePlacesAskedFor) {
    EXPECT_EQ(format(Decimal{1'250'000}, 2), "125.00");
    EXPECT_EQ(format(Decimal{1'250'000}, 0), "125");
    EXPECT_EQ(format(Decimal{1'255'000}, 0), "125.5");
    EXPECT_EQ(format(Decimal{1}, 2), "0.0001");
    EXPECT_EQ(format(Decimal{-1}, 4), "-0.0001");
    EXPECT_EQ(format(Decimal{-5'000}, 2), "-0.50");
    EXPECT_EQ(format(Decimal{smallest}, 0), "-922337203685477.5808");
}

TEST(Decimals, ComeBackAsWritten) {
    Rng rng = tests::told_rng();
    for (int i = 0; i < 200'000; ++i) {
        const Decimal decimal{tests::any_number(rng) % (longest_written + 1)};
        const int places = static_cast<int>(rng.below(5));
        ASSERT_EQ(parse_decimal(format(decimal, places)), decimal) << decimal.units << " to " << places;
    }
}

TEST(Decimals, AddUpUnlessTheyOverflow) {
    EXPECT_EQ(add({1}, {2}), Decimal{3});
    EXPECT_EQ(add({largest}, {smallest}), Decimal{-1});
    EXPECT_FALSE(add({largest}, {1}));
    EXPECT_FALSE(add({smallest}, {-1}));
}

TEST(Decimals, AreMultipliedAndRoundedHalfAwayFromZero) {
    EXPECT_EQ(multiply(Decimal::whole(125), *parse_decimal("0.2")), Decimal::whole(25));
    EXPECT_EQ(multiply({1}, {5'000}), Decimal{1});
    EXPECT_EQ(multiply({-1}, {5'000}), Decimal{-1});
    EXPECT_EQ(multiply({1}, {4'999}), Decimal{0});
    EXPECT_EQ(multiply({smallest}, Decimal::whole(1)), Decimal{smallest});
    EXPECT_FALSE(multiply({smallest}, Decimal::whole(-1)));
    EXPECT_FALSE(multiply({largest}, Decimal::whole(2)));
}

}  // namespace
}  // namespace voronka
