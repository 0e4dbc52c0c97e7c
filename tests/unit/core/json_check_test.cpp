#include "core/json_check.h"

#include <gtest/gtest.h>

namespace voronka {
namespace {

std::string fault(std::string_view text) {
    const auto found = check_json(text, 4);
    return found ? std::string(found->code) + "@" + std::to_string(found->at) : "";
}

TEST(JsonCheck, TakesWhatHasOneMeaning) {
    for (const char* text :
         {"{}", " [1, -2, 3.5, 1e10, -0.25E-3] ", R"({"a":{"b":[true,false,null]},"c":"\u0041\ud83d\ude00 я"})",
          "9223372036854775807", "123456789012345.0", R"("\\\"\/\b\f\n\r\t")", "0.100000000000000000"})
        EXPECT_EQ(fault(text), "") << text;
}

TEST(JsonCheck, RefusesWhatTwoReadersCouldUnderstandDifferently) {
    EXPECT_EQ(fault(R"({"a":1,"\u0061":2})"), "json_double_key@7");
    EXPECT_EQ(fault(R"({"a":1,"b":{"a":2}})"), "");
    EXPECT_EQ(fault(R"("\ud800")"), "json_surrogate@1");
    EXPECT_EQ(fault(R"("\ud800\u0041")"), "json_surrogate@1");
    EXPECT_EQ(fault(R"("\udc00")"), "json_surrogate@1");
    EXPECT_EQ(fault("\"\xC0\x80\""), "json_utf8@1");
    EXPECT_EQ(fault("\"\xED\xA0\x80\""), "json_utf8@1");
    EXPECT_EQ(fault("\"ok \xF4\x90\x80\x80\""), "json_utf8@4");
    EXPECT_EQ(fault("9223372036854775808"), "json_rounded@0");
    EXPECT_EQ(fault("[0.1234567890123456]"), "json_rounded@1");
    EXPECT_EQ(fault("1e400"), "json_rounded@0");
    EXPECT_EQ(fault("0e9033333333"), "json_rounded@0");
    EXPECT_EQ(fault("1e-2147483648"), "json_rounded@0");
    EXPECT_EQ(fault("[[[[[1]]]]]"), "json_deep@4");
}

TEST(JsonCheck, PointsAtWhatIsNoJson) {
    for (const auto& [text, at] : std::initializer_list<std::pair<const char*, int>>{{"", 0},
                                                                                     {"{\"a\":}", 5},
                                                                                     {"[1,]", 3},
                                                                                     {"{,}", 1},
                                                                                     {"01", 1},
                                                                                     {"1.", 2},
                                                                                     {"-", 1},
                                                                                     {"tru", 0},
                                                                                     {"{} {}", 3},
                                                                                     {"\"\\x\"", 1},
                                                                                     {"\"a", 2},
                                                                                     {"[1 2]", 3},
                                                                                     {"{'a':1}", 1},
                                                                                     {"\"\t\"", 1},
                                                                                     {"NaN", 0},
                                                                                     {"\"\\u12g4\"", 1}})
        EXPECT_EQ(fault(text), "malformed_json@" + std::to_string(at)) << text;
}

TEST(JsonCheck, CountsLinesAndCharacters) {
    const Place place = place_of("{\n \"имя\": x", 12);
    EXPECT_EQ(place.line, 2U);
    EXPECT_EQ(place.column, 8U);
}

}  // namespace
}  // namespace voronka
