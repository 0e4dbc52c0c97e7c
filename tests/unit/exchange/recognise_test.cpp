#include "exchange/recognise.h"

#include "support.h"

namespace voronka::exchange {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

ColumnKind recognised(const std::vector<std::string_view>& cells) { return recognise_cells(cells); }
std::string_view kind(const std::vector<std::string_view>& cells) { return name(recognised(cells).kind); }

TEST(Recognise, Kinds) {
    EXPECT_EQ(kind({"1", "22", "", "-3"}), "integer");
    EXPECT_EQ(kind({"79\u00A0700,50", "1,00"}), "sum");
    EXPECT_EQ(kind({"$1,234.56", "$5.00"}), "sum");
    EXPECT_EQ(kind({"2026-11-24", "2026-11-25"}), "date");
    EXPECT_EQ(kind({"14.12.2025 10:49:00", "01.02.2026 00:00:00"}), "date");
    EXPECT_EQ(kind({"да", "нет", "да"}), "boolean");
    EXPECT_EQ(kind({"Yes", "No"}), "boolean");
    EXPECT_EQ(kind({"0", "1", "1", ""}), "boolean");
    EXPECT_EQ(kind({"+", "-", "+"}), "boolean");
    EXPECT_EQ(kind({"a@example.com", "b@example.org"}), "email");
    EXPECT_EQ(kind({"+7 (900) 910-62-96", "8-861-193-38-30", "89001112233"}), "phone");
    EXPECT_EQ(kind({"https://example.com/a", "www.example.org"}), "url");
    EXPECT_EQ(kind({"0004406322", "0046375059"}), "inn");
    EXPECT_EQ(kind({"00123", "00124"}), "text");
    EXPECT_EQ(kind({"Opora", "5"}), "text");
    EXPECT_EQ(kind({"", ""}), "text");
}

TEST(Recognise, AFewOutliersDoNotChangeAColumn) {
    std::vector<std::string_view> cells(19, "5");
    cells.emplace_back("unknown");
    EXPECT_EQ(kind(cells), "integer");
    EXPECT_LT(recognised(cells).confidence, 1);
}

TEST(Recognise, DayAndMonthAreToldApartByDaysAboveTwelve) {
    const auto us = recognised({"1/2/2026", "1/25/2026"});
    EXPECT_EQ(us.format.order, DateOrder::month_first);
    EXPECT_EQ(us.format.pattern, "MM/DD/YYYY");
    const auto uk = recognised({"1/2/2026", "25/1/2026"});
    EXPECT_EQ(uk.format.order, DateOrder::day_first);
    EXPECT_THAT(uk.notes, IsEmpty());
    const auto unclear = recognised({"1/2/2026", "3/4/2026"});
    EXPECT_THAT(unclear.notes, ElementsAre("import_note_day_month"));
    EXPECT_LE(unclear.confidence, 0.5);
    EXPECT_THAT(recognised({"01.02.2026", "03.04.2026"}).notes, IsEmpty());  // with dots the day comes first
    EXPECT_EQ(recognised({"14.12.2025 10:49:00"}).format.pattern, "DD.MM.YYYY HH:MM:SS");
}

TEST(Recognise, TheDecimalMark) {
    EXPECT_EQ(recognised({"1,5", "2,25"}).format.decimal, ',');
    EXPECT_EQ(recognised({"1,234.5", "2,000"}).format.decimal, '.');
    EXPECT_EQ(recognised({"1.234,5", "2.000"}).format.decimal, ',');
    const auto unclear = recognised({"1,234", "5,678"});
    EXPECT_EQ(unclear.format.decimal, '.');
    EXPECT_THAT(unclear.notes, ElementsAre("import_note_decimal_mark"));
}

TEST(Recognise, WordsThatMeanNothing) {
    EXPECT_THAT(recognised({"Select", "Mumbai", "Select", ""}).format.blank, ElementsAre("Select"));
    EXPECT_THAT(recognised({"5", "NULL", "7", "8", "9"}).format.blank, ElementsAre("NULL"));
    EXPECT_EQ(kind({"5", "NULL", "7"}), "integer");
    EXPECT_THAT(recognised({"нет данных", "Тверь", "нет данных"}).format.blank, ElementsAre("нет данных"));
    EXPECT_THAT(recognised({"да", "нет"}).format.blank, IsEmpty());
    std::vector<std::string_view> once(30, "Tver");
    once.emplace_back("Select");  // a town may be called so; once it is left alone
    EXPECT_THAT(recognised(once).format.blank, IsEmpty());
    const auto file = tests::read_file(tests::fixture("blanks.csv"));
    for (std::size_t i = 1; i < 6; ++i) EXPECT_EQ(file.kinds[i].format.blank.size(), 1U) << i;
}

}  // namespace
}  // namespace voronka::exchange
