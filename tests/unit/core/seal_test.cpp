#include "core/seal.h"

#include <gtest/gtest.h>

namespace voronka {
namespace {

TEST(Seal, OpensWhatItSealedAndHidesIt) {
    const Seal seal;
    for (const std::string& text : {std::string(), std::string("ivan@ray.example"), std::string("Тверь\0", 11)}) {
        const std::string sealed = seal.seal(text);
        EXPECT_EQ(seal.open(sealed), text);
        if (!text.empty()) EXPECT_EQ(sealed.find(text), std::string::npos);
    }
    EXPECT_NE(seal.seal("same"), seal.seal("same"));
}

TEST(Seal, RefusesWhatWasChangedOrSealedElsewhere) {
    const Seal seal;
    const std::string sealed = seal.seal("place");
    for (std::size_t i = 0; i < sealed.size(); ++i) {
        std::string changed = sealed;
        changed[i] = changed[i] == 'A' ? 'B' : 'A';
        EXPECT_EQ(seal.open(changed), std::nullopt) << i;
    }
    EXPECT_EQ(seal.open(""), std::nullopt);
    EXPECT_EQ(seal.open("not base64 !"), std::nullopt);
    EXPECT_EQ(seal.open(sealed.substr(0, 20)), std::nullopt);
    EXPECT_EQ(Seal().open(sealed), std::nullopt);
}

}  // namespace
}  // namespace voronka
