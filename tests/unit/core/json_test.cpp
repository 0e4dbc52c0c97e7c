#include "core/json.h"

#include <gtest/gtest.h>

#include <limits>

namespace voronka {
namespace {

template <class Write>
std::string written(Write write) {
    std::string out;
    JsonWriter json(out);
    write(json);
    return out;
}

std::string json_text(std::string_view text) {
    std::string out;
    append_json_string(out, text);
    return out;
}

std::string number(double d) {
    return written([&](JsonWriter& json) { json.number(d); });
}

TEST(Json, CommasStandBetweenMembersAndElementsAlone) {
    EXPECT_EQ(written([](JsonWriter& json) {
                  json.begin_object().key("none").begin_array().end_array();
                  json.key("rows").begin_array();
                  json.begin_object().member("id", 1).member("name", "a").end_object();
                  json.begin_object().end_object();
                  json.begin_array().value(1).null().value(true).begin_array().end_array().value(2).end_array();
                  json.end_array();
                  json.key("raw").raw("[1,2]").key("last").null().end_object();
              }),
              R"({"none":[],"rows":[{"id":1,"name":"a"},{},[1,null,true,[],2]],"raw":[1,2],"last":null})");
}

TEST(Json, AValueAloneIsADocument) {
    EXPECT_EQ(written([](JsonWriter& json) { json.value(std::numeric_limits<std::int64_t>::min()); }), "-9223372036854775808");
    EXPECT_EQ(written([](JsonWriter& json) { json.value(std::string()); }), R"("")");
}

TEST(Json, ValuesHaveTheFormsOfTheApi) {
    const Decimal sum = *parse_decimal("12.5");
    EXPECT_EQ(written([&](JsonWriter& json) {
                  json.begin_array().number(sum).money(sum).value(*parse_date("2026-11-24"));
                  json.value(*parse_instant("2026-11-24T10:00:00.250+03:00")).end_array();
              }),
              R"([12.5,"12.50","2026-11-24","2026-11-24T07:00:00.250Z"])");
}

TEST(Json, TextIsEscapedWhereItMustBe) {
    EXPECT_EQ(json_text("a\"b\\c\n\r\t/ё"), R"("a\"b\\c\n\r\t/ё")");
    EXPECT_EQ(json_text(std::string_view("\0\x1f\x7f", 3)), "\"\\u0000\\u001f\x7f\"");
}

TEST(Json, ADoubleHasAtMostSixDecimals) {
    EXPECT_EQ(number(0.5), "0.5");
    EXPECT_EQ(number(1.0 / 3), "0.333333");
    EXPECT_EQ(number(-2), "-2");
}

TEST(Json, ADoubleIsAlwaysAJsonNumberOrNull) {
    EXPECT_EQ(number(std::numeric_limits<double>::quiet_NaN()), "null");
    EXPECT_EQ(number(std::numeric_limits<double>::infinity()), "null");
    EXPECT_EQ(number(std::numeric_limits<double>::max()), "1.7976931348623157e+308");
    EXPECT_EQ(number(-0.0), "0");
}

}  // namespace
}  // namespace voronka
