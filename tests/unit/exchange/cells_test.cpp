#include "exchange/cell.h"

#include "exchange/currency.h"
#include "exchange/number.h"
#include "support.h"

namespace voronka::exchange {
namespace {

using tests::target;

std::string number(std::string_view text, char decimal) {
    const auto read = parse_number(text, decimal);
    return read ? format(*read, 2) : "none";
}

TEST(Numbers, AsPeopleWriteThem) {
    EXPECT_EQ(number("79\u00A0700,50", ','), "79700.50");
    EXPECT_EQ(number("79\u202F700,50 ₽", ','), "79700.50");
    EXPECT_EQ(number("1,234.56", '.'), "1234.56");
    EXPECT_EQ(number("1.234,56", ','), "1234.56");
    EXPECT_EQ(number("$1,234", '.'), "1234.00");
    EXPECT_EQ(number("1 000 руб.", ','), "1000.00");
    EXPECT_EQ(number("€ 5", 0), "5.00");
    EXPECT_EQ(number("(1 500,00)", ','), "-1500.00");
    EXPECT_EQ(number("−12,5", ','), "-12.50");
    EXPECT_EQ(number("12.34567", '.'), "12.3457");
    EXPECT_EQ(number("1'234.50", '.'), "1234.50");
    EXPECT_EQ(number("200.000.000", 0), "200000000.00");
    EXPECT_EQ(number("25 %", 0), "25.00");
    EXPECT_EQ(number("007", 0), "7.00");
}

TEST(Numbers, WhatIsNone) {
    for (const auto* text :
         {"", "abc", "1,2,3", "12 34", "1.2.3", "5 шт", "+7 495 123-45-67", "1e5", "-", "1..2", "99999999999999999"})
        EXPECT_EQ(number(text, '.'), "none") << text;
}

TEST(Numbers, TheColumnDecidesWhatOneMarkMeans) {
    EXPECT_EQ(number("1,234", '.'), "1234.00");
    EXPECT_EQ(number("1,234", ','), "1.234");
    EXPECT_EQ(number("1.5", ','), "1.50");  // no group of three: it proves its mark itself
}

std::string day(std::string_view text, DateOrder order) {
    const auto when = parse_when(text, order);
    if (!when) return "none";
    return format(when->date) + (when->time_ms ? " " + std::to_string(*when->time_ms / 1000) : "") +
           (when->offset_ms ? " +" + std::to_string(*when->offset_ms / 60'000) : "");
}

TEST(Dates, InEveryOrder) {
    using enum DateOrder;
    EXPECT_EQ(day("24.11.2026", day_first), "2026-11-24");
    EXPECT_EQ(day("24.11.2026 10:49:00", day_first), "2026-11-24 38940");
    EXPECT_EQ(day("24.11.26 9:05", day_first), "2026-11-24 32700");
    EXPECT_EQ(day("11/24/2026 10:49 PM", month_first), "2026-11-24 82140");
    EXPECT_EQ(day("3/4/2026", day_first), "2026-04-03");
    EXPECT_EQ(day("3/4/2026", month_first), "2026-03-04");
    EXPECT_EQ(day("2026/11/24", day_first), "2026-11-24");
    EXPECT_EQ(day("2026-11-24T10:00:00.500+03:00", day_first), "2026-11-24 36000 +180");
    EXPECT_EQ(day("2026-11-24 10:00:00Z", year_first), "2026-11-24 36000 +0");
    EXPECT_EQ(day("24 ноября 2026 г.", day_first), "2026-11-24");
    EXPECT_EQ(day("Nov 24, 2026", day_first), "2026-11-24");
    EXPECT_EQ(day("24-Nov-2026", day_first), "2026-11-24");
}

TEST(Dates, WhatIsNone) {
    using enum DateOrder;
    for (const auto* text :
         {"30.02.2026", "24.11", "13/13/2026", "1.2.3", "10:30", "2026-11-24 25:00", "192.168.1.1", "text", "00.00.0000"})
        EXPECT_EQ(day(text, day_first), "none") << text;
    EXPECT_EQ(day("24/11/2026", month_first), "none");
}

TEST(Dates, SerialNumbersOfSpreadsheets) {
    EXPECT_EQ(format(parse_serial("45000")->date), "2023-03-15");
    EXPECT_EQ(parse_serial("45000.5")->time_ms, 43'200'000);
    EXPECT_FALSE(parse_serial("5"));
    EXPECT_FALSE(parse_serial("12.11.2026"));
}

TEST(Dates, PatternsTellTheOrder) {
    EXPECT_EQ(order_of_pattern("DD.MM.YYYY HH:MM:SS"), DateOrder::day_first);
    EXPECT_EQ(order_of_pattern("MM/DD/YYYY"), DateOrder::month_first);
    EXPECT_EQ(order_of_pattern("YYYY-MM-DD"), DateOrder::year_first);
    EXPECT_FALSE(order_of_pattern("whenever"));
}

TEST(Currencies, ByCodeSignAndName) {
    EXPECT_EQ(currency_code("Российский рубль"), "RUB");
    EXPECT_EQ(currency_code("руб."), "RUB");
    EXPECT_EQ(currency_code("₽"), "RUB");
    EXPECT_EQ(currency_code("usd"), "USD");
    EXPECT_EQ(currency_code("US Dollar"), "USD");
    EXPECT_EQ(currency_code("Евро"), "EUR");
    EXPECT_EQ(currency_code("тугрик"), "");
    EXPECT_EQ(currency_code("abc"), "");
}

Result<Value> cell(std::string_view module, std::string_view field, std::string_view text, const ValueMap& values = {},
                   const CellFormat& format = {}) {
    return parse_cell(*target(module).find(field), text, format, values, Zone::utc());
}

std::string code_of(const Result<Value>& result) { return result ? "fine" : result.error().code; }

TEST(Cells, BecomeValuesOfTheirField) {
    EXPECT_EQ(*cell("deals", "amount", "79 700,50"), Value(Decimal{797'005'000}));
    EXPECT_EQ(*cell("deals", "currency", "Российский рубль"), Value(std::string("RUB")));
    EXPECT_EQ(*cell("deals", "close_date", "24.11.2026 10:00"), Value(*parse_date("2026-11-24")));
    EXPECT_EQ(*cell("deals", "closed_at", "24.11.2026 10:00"), Value(*parse_instant("2026-11-24T10:00:00Z")));
    EXPECT_EQ(*cell("deals", "closed_at", "45000"), Value(*parse_instant("2023-03-15T00:00:00Z")));
    EXPECT_EQ(*cell("leads", "email", " K.Bykova8@Example.com "), Value(std::string("k.bykova8@example.com")));
    EXPECT_EQ(*cell("leads", "company", "ООО\n«Опора»"), Value(std::string("ООО «Опора»")));
    EXPECT_EQ(*cell("leads", "description", "a\r\nb\rc"), Value(std::string("a\nb\nc")));
    EXPECT_EQ(*cell("leads", "tags", "vip; срочно"), Value(Items{{"vip", ""}, {"срочно", ""}}));
    EXPECT_EQ(*cell("organizations", "employees", "2 822"), Value(std::int64_t{2822}));
    EXPECT_EQ(*cell("leads", "company", "'=1+1"), Value(std::string("=1+1")));
}

TEST(Cells, EmptyAndBlank) {
    EXPECT_TRUE(empty(*cell("leads", "city", "  \u00A0")));
    EXPECT_TRUE(empty(*cell("leads", "city", "Select", {}, {.blank = {"Select"}})));
    EXPECT_TRUE(empty(*cell("leads", "city", "Nowhere", {{"Nowhere", ""}})));
    EXPECT_FALSE(empty(*cell("leads", "city", "Select")));
}

TEST(Cells, ChoicesByKeyNameAndMapping) {
    EXPECT_EQ(*cell("deals", "stage", "презентация"), Value(std::string("presentation")));
    EXPECT_EQ(*cell("deals", "stage", "Closed Won", {{"Closed Won", "won"}}), Value(std::string("won")));
    EXPECT_EQ(*cell("deals", "stage", "CLOSED WON", {{"Closed Won", "won"}}), Value(std::string("won")));
    EXPECT_EQ(*cell("deals", "source", "Ярмарка"), Value(std::string("Ярмарка")));  // the field is open
    EXPECT_EQ(code_of(cell("deals", "stage", "Limbo")), "import_not_a_choice");
}

TEST(Cells, SayWhatIsWrongWithThem) {
    EXPECT_EQ(code_of(cell("deals", "amount", "много")), "import_not_a_number");
    EXPECT_EQ(code_of(cell("organizations", "employees", "2,5")), "import_not_an_integer");
    EXPECT_EQ(code_of(cell("deals", "close_date", "скоро")), "import_not_a_date");
    EXPECT_EQ(code_of(cell("leads", "email", "nobody")), "import_not_an_email");
    EXPECT_EQ(code_of(cell("leads", "inn", "1234567890")), "import_not_an_inn");
    EXPECT_EQ(code_of(cell("deals", "currency", "тугрик")), "import_not_a_currency");
    const auto error = cell("deals", "amount", std::string(500, 'x'));
    EXPECT_LE(error.error().args[0].second.size(), 120U);
}

TEST(Cells, ATaxNumberGetsBackTheZeroThatASpreadsheetTook) {
    EXPECT_EQ(*cell("leads", "inn", "123456788"), Value(std::string("0123456788")));
    EXPECT_EQ(*cell("leads", "inn", "ИНН 0123456788"), Value(std::string("0123456788")));
}

}  // namespace
}  // namespace voronka::exchange
