#include "core/random.h"

#include <gtest/gtest.h>

#include <set>

namespace voronka {
namespace {

TEST(Chance, IsTheSameForTheSameSeed) {
    Rng one(42), same(42), other(43);
    const auto first = one.next();
    EXPECT_EQ(first, same.next());
    EXPECT_NE(first, other.next());
}

TEST(Chance, StaysBelowItsBoundAndMeetsEveryNumber) {
    Rng rng(1);
    std::set<std::uint32_t> met;
    for (int i = 0; i < 1000; ++i) met.insert(rng.below(7));
    EXPECT_EQ(met.size(), 7U);
    EXPECT_EQ(*met.rbegin(), 6U);
    for (int i = 0; i < 1000; ++i) {
        const double unit = rng.unit();
        ASSERT_TRUE(unit >= 0 && unit < 1);
    }
    EXPECT_EQ(rng.below(1), 0U);
}

TEST(Secrets, AreLongAndNeverTheSame) {
    EXPECT_EQ(random_bytes(16).size(), 16U);
    const std::string token = random_token();
    EXPECT_EQ(token.size(), 43U) << "32 bytes in base64 without padding";
    EXPECT_EQ(token.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"), std::string::npos);
    EXPECT_NE(token, random_token());
}

TEST(Secrets, AreComparedWhole) {
    EXPECT_TRUE(equal_secrets("token", "token"));
    EXPECT_FALSE(equal_secrets("token", "tokem"));
    EXPECT_FALSE(equal_secrets("token", "toke"));
    EXPECT_TRUE(equal_secrets("", ""));
}

}  // namespace
}  // namespace voronka
