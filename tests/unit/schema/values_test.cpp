#include "schema/values.h"

#include <gmock/gmock.h>

#include "support.h"

namespace voronka {
namespace {

namespace json = boost::json;

// A field of each type, as a company would describe it.
const Schema& every_type() {
    static const std::string text = R"(
key: samples
label: {en: Sample, ru: Образец}
labels: {en: Samples, ru: Образцы}
title: [name]
fields:
  - {key: name, max_length: 10, label: {en: N, ru: Н}}
  - {key: story, type: long_text, label: {en: N, ru: Н}}
  - {key: count, type: integer, min: 0, max: 10, label: {en: N, ru: Н}}
  - {key: big, type: integer, label: {en: N, ru: Н}}
  - {key: weight, type: decimal, label: {en: N, ru: Н}}
  - {key: share, type: percent, label: {en: N, ru: Н}}
  - {key: price, type: money, min: 0, label: {en: N, ru: Н}}
  - {key: yes, type: boolean, label: {en: N, ru: Н}}
  - {key: day, type: date, label: {en: N, ru: Н}}
  - {key: moment, type: instant, label: {en: N, ru: Н}}
  - {key: colour, type: choice, choices: [{key: red, label: {en: R, ru: К}}, {key: blue, label: {en: B, ru: С}}], label: {en: N, ru: Н}}
  - {key: colours, type: choices, choices: [{key: red, label: {en: R, ru: К}}, {key: blue, label: {en: B, ru: С}}], label: {en: N, ru: Н}}
  - {key: origin, type: choice, open: true, label: {en: N, ru: Н}}
  - {key: stage, type: choice, source: stages, label: {en: N, ru: Н}}
  - {key: tags, type: tags, label: {en: N, ru: Н}}
  - {key: emails, type: emails, label: {en: N, ru: Н}}
  - {key: email, type: email, first_of: emails, label: {en: N, ru: Н}}
  - {key: phones, type: phones, label: {en: N, ru: Н}}
  - {key: phone, type: phone, first_of: phones, label: {en: N, ru: Н}}
  - {key: site, type: url, label: {en: N, ru: Н}}
  - {key: friend, type: reference, references: [samples], label: {en: N, ru: Н}}
  - {key: friends, type: references, references: [samples], label: {en: N, ru: Н}}
  - {key: inn, format: inn, label: {en: N, ru: Н}}
  - {key: kpp, format: kpp, label: {en: N, ru: Н}}
  - {key: ogrn, format: ogrn, label: {en: N, ru: Н}}
  - {key: currency, format: currency, label: {en: N, ru: Н}}
  - {key: zone, format: zone, label: {en: N, ru: Н}}
  - {key: plate, pattern: "[A-Z]\\d{3}", label: {en: N, ru: Н}}
)";
    static const std::string users = "key: users\nlabel: {en: U, ru: С}\nlabels: {en: U, ru: С}\n";
    static const std::array sources{Source{"samples.yaml", text}, Source{"users.yaml", users}};
    static const Schema schema = Schema::load(sources).value();
    return schema;
}

const Field& field(std::string_view key) { return every_type().at("samples").at(key); }

// JSON → value → column → JSON, by way of a Value and without one.
std::string round(std::string_view key, std::string_view sent) {
    const Field& one = field(key);
    const auto read = read_json(one, json::parse(sent));
    if (!read) return tests::code(read.error());
    std::string shown, straight, again;
    JsonWriter first(shown);
    write_json(first, one, *read);
    JsonWriter direct(straight);
    JsonWriter after(again);
    if (empty(*read)) return shown;
    if (one.storage() == Storage::integer) {
        const std::int64_t column = column_integer(*read).value();
        write_column(direct, one, column);
        write_json(after, one, from_column(one, column));
        EXPECT_EQ(from_column(one, column), *read) << key;
    } else {
        const std::string column = column_text(one, *read).value();
        write_column(direct, one, column);
        write_json(after, one, from_column(one, column));
        EXPECT_EQ(from_column(one, column), *read) << key;
    }
    EXPECT_EQ(straight, shown) << key;
    EXPECT_EQ(again, shown) << key;
    EXPECT_EQ(read_json(one, json::parse(shown)).value(), *read) << key;
    return shown;
}

// What is sent and what is shown; the same bytes where the second is empty.
struct Shown {
    std::string key;
    std::string sent;
    std::string shown = {};
};

TEST(Values, EveryTypeComesBackAsItIsShown) {
    const std::vector<Shown> all{
        {"name", R"("Опора")"},
        {"name", R"("  Опора  ")", R"("Опора")"},
        {"name", R"("   ")", "null"},
        {"name", "null"},
        {"story", R"("one\n\ttwo")"},
        {"count", "7"},
        {"big", "9007199254740991"},
        {"big", "-9007199254740991"},
        {"weight", "0.1"},
        {"weight", "-12.3456"},
        {"weight", "1e2", "100"},
        {"weight", "99999999999999"},
        {"share", "33.3333"},
        {"price", R"("125000.00")"},
        {"price", R"("1.5")", R"("1.50")"},
        {"price", R"("0.0001")"},
        {"price", "1250.07", R"("1250.07")"},
        {"price", R"("99999999999999.9999")"},
        {"yes", "true"},
        {"yes", "false"},
        {"day", R"("2024-02-29")"},
        {"moment", R"("2026-11-24T07:00:00Z")"},
        {"moment", R"("2026-11-24T10:00:00.250+03:00")", R"("2026-11-24T07:00:00.250Z")"},
        {"moment", R"("0001-01-01T00:00:00Z")"},
        {"moment", R"("9999-12-31T23:59:59.999Z")"},
        {"colour", R"("red")"},
        {"colours", R"(["blue","red"])"},
        {"colours", R"(["blue","blue"])", R"(["blue"])"},
        {"colours", "[]", "null"},
        {"origin", R"("Ярмарка")"},
        {"stage", R"("closing")"},
        {"tags", R"(["VIP","порт"])"},
        {"tags", R"(["VIP"," vip ",""])", R"(["VIP"])"},
        {"emails", R"([{"value":"a@b.ru","kind":"work"},{"value":"c@d.ru","kind":null}])"},
        {"emails", R"(["A@B.ru",{"value":"c@d.ru"}])", R"([{"value":"a@b.ru","kind":null},{"value":"c@d.ru","kind":null}])"},
        {"email", R"(" Olga@Opora.RU ")", R"("olga@opora.ru")"},
        {"phone", R"("8 (495) 123-45-67")", R"("+74951234567")"},
        {"phone", R"("8 (495) 123-45-67 доб. 12")", R"("+74951234567;ext=12")"},
        {"phone", R"("спросить 12")"},
        {"phones", R"([{"value":"+74951234567;ext=12","kind":"work"}])"},
        {"site", R"("opora.ru")", R"("https://opora.ru")"},
        {"site", R"("HTTP://Opora.ru/a?b#c")", R"("http://Opora.ru/a?b#c")"},
        {"site", R"("https://опора.рф:8080/")"},
        {"friend", "17"},
        {"friends", "[3,1,2]"},
        {"friends", "[3,3]", "[3]"},
        {"inn", R"("7707083893")"},
        {"kpp", R"("7736AB001")"},
        {"ogrn", R"("1027700132195")"},
        {"currency", R"("usd")", R"("USD")"},
        {"zone", R"("Europe/Moscow")"},
        {"plate", R"("A123")"},
    };
    for (const Shown& one : all)
        EXPECT_EQ(round(one.key, one.sent), one.shown.empty() ? one.sent : one.shown) << one.key << " " << one.sent;
}

TEST(Values, WhatDoesNotFitIsRefusedByName) {
    const std::vector<Shown> all{
        {"name", R"("elf Zeichen")", "too_long"},
        {"name", R"("a\nb")", "control_characters"},
        {"name", R"("a\u0085b")", "control_characters"},
        {"story", R"("a\u0000b")", "control_characters"},
        {"name", "5", "wrong_type"},
        {"name", R"(["a"])", "wrong_type"},
        {"count", "11", "out_of_range"},
        {"count", "1.5", "wrong_type"},
        {"count", R"("7")", "wrong_type"},
        {"big", "9007199254740992", "out_of_range"},
        {"big", "18446744073709551615", "out_of_range"},
        {"weight", "0.12345", "too_many_decimals"},
        {"weight", "1234567890123.4567", "too_many_decimals"},
        {"weight", "1e300", "out_of_range"},
        {"weight", "100000000000000", "out_of_range"},
        {"weight", "18446744073709551615", "out_of_range"},
        {"weight", R"("1.5")", "wrong_type"},
        {"share", "100.0001", "out_of_range"},
        {"share", "-1", "out_of_range"},
        {"price", R"("-0.01")", "out_of_range"},
        {"price", R"("1.00001")", "bad_money"},
        {"price", R"("1 000")", "bad_money"},
        {"price", "1.00001", "too_many_decimals"},
        {"yes", "1", "wrong_type"},
        {"day", R"("2026-02-30")", "bad_date"},
        {"day", R"("24.11.2026")", "bad_date"},
        {"moment", R"("2026-11-24")", "bad_instant"},
        {"moment", R"("9999-12-31T23:59:59-03:00")", "bad_instant"},
        {"moment", R"("0001-01-01T00:00:00+03:00")", "bad_instant"},
        {"colour", R"("green")", "not_a_choice"},
        {"colours", R"(["red","green"])", "not_a_choice"},
        {"colours", R"("red")", "wrong_type"},
        {"emails", R"([{"value":"a"}])", "bad_email"},
        {"emails", R"([{"mail":"a@b.ru"}])", "wrong_type"},
        {"emails", R"([{"value":"a@b.ru","kinds":"work"}])", "wrong_type"},
        {"emails", R"([{"value":"a@b.ru","kind":5}])", "wrong_type"},
        {"email", R"("olga")", "bad_email"},
        {"phone", R"("нет телефона")", "bad_phone"},
        {"site", R"x("javascript:alert(document.cookie)")x", "bad_url"},
        {"site", R"("mailto:a@b.ru")", "bad_url"},
        {"site", R"("ftp://opora.ru")", "bad_url"},
        {"site", R"("https://a\" onclick=\"b.ru")", "bad_url"},
        {"site", R"("https://user@opora.ru")", "bad_url"},
        {"site", R"("сайт")", "bad_url"},
        {"friend", "0", "out_of_range"},
        {"friend", "-5", "out_of_range"},
        {"friends", "[0]", "out_of_range"},
        {"friends", R"(["3"])", "wrong_type"},
        {"friends", "[9007199254740992]", "out_of_range"},
        {"inn", R"("7707083894")", "bad_inn"},
        {"kpp", R"("77360100")", "bad_kpp"},
        {"kpp", R"("A73601001")", "bad_kpp"},
        {"ogrn", R"("1027700132196")", "bad_ogrn"},
        {"currency", R"("roubles")", "bad_currency"},
        {"zone", R"("Mars/Olympus")", "unknown_zone"},
        {"plate", R"("A1234")", "bad_pattern"},
    };
    for (const Shown& one : all) {
        const auto read = read_json(field(one.key), json::parse(one.sent));
        ASSERT_FALSE(read) << one.key << " " << one.sent;
        EXPECT_EQ(tests::code(read.error()), one.shown) << one.key << " " << one.sent;
        EXPECT_EQ(read.error().fields.front().field, one.key);
        for (const Language language : {Language::en, Language::ru})
            EXPECT_NE(tests::sentence(read.error(), language), one.shown);
    }
}

TEST(Values, TheChoicesAreNamed) {
    const auto read = read_json(field("colour"), "green");
    EXPECT_EQ(tests::sentence(read.error()), "Choose one of: red, blue.");
}

TEST(Values, TextStandsForAValue) {
    const auto text = [](std::string_view key, std::string_view from) {
        std::string shown;
        JsonWriter out(shown);
        const auto read = read_text(field(key), from);
        if (!read) return tests::code(read.error());
        write_json(out, field(key), *read);
        return shown;
    };
    EXPECT_EQ(text("price", " 12.5 "), R"("12.50")");
    EXPECT_EQ(text("yes", " true"), "true");
    EXPECT_EQ(text("tags", "VIP, порт;  юг"), R"(["VIP","порт","юг"])");
    EXPECT_EQ(text("tags", " ; "), "null");
    EXPECT_EQ(text("friends", "3, 5"), "[3,5]");
    EXPECT_EQ(text("friends", "3, x"), "bad_number");
    EXPECT_EQ(text("phones", "+74951234567;ext=12;+74957654321"),
              R"([{"value":"+74951234567;ext=12","kind":null},{"value":"+74957654321","kind":null}])");
    EXPECT_EQ(text("name", "\xff"), "malformed_utf8");
}

TEST(Values, ARecordShowsEveryFieldThatIsNotHidden) {
    Record record(every_type().at("samples"));
    record.set("id", Value(std::int64_t{17}));
    record.set("name", Value(std::string("Опора")));
    std::string shown;
    JsonWriter out(shown);
    write_json(out, record);
    const json::object object = json::parse(shown).as_object();
    EXPECT_EQ(object.at("id"), json::value(17));
    EXPECT_TRUE(object.at("price").is_null());
    EXPECT_FALSE(object.contains("title"));
}

}  // namespace
}  // namespace voronka
