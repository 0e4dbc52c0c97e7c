#include "exchange/csv_reader.h"

#include "support.h"

namespace voronka::exchange {
namespace {

using testing::ElementsAre;
using tests::bytes_of;
using tests::fixture;
using tests::Kept;
using tests::rows_of;
using enum RowProblem;

TEST(CsvReader, CellsQuotesAndLineEnds) {
    EXPECT_THAT(rows_of("a,b\r\n1,\"x, \"\"y\"\"\"\n\n\n2,\"two\nlines\"\r3,"),
                ElementsAre(Kept{1, none, {"a", "b"}}, Kept{2, none, {"1", "x, \"y\""}}, Kept{5, none, {"2", "two\nlines"}},
                            Kept{7, none, {"3", ""}}));
}

TEST(CsvReader, CarriageReturnsAloneEndLines) {
    EXPECT_THAT(rows_of(bytes_of(fixture("cr.csv"))), ElementsAre(Kept{1, none, {"a", "b", "c"}}, Kept{2, none, {"1", "2", "3"}},
                                                                  Kept{3, none, {"Once upon\ra time", "5", "6"}}));
}

TEST(CsvReader, RowsWithoutTextArePassedOver) {
    EXPECT_THAT(rows_of("a,b\n,\n\"\",\"\"\n ,x\n"), ElementsAre(Kept{1, none, {"a", "b"}}, Kept{4, none, {" ", "x"}}));
    EXPECT_THAT(rows_of(""), ElementsAre());
    EXPECT_THAT(rows_of("\r\n\r\n\n"), ElementsAre());
    EXPECT_THAT(rows_of("one"), ElementsAre(Kept{1, none, {"one"}}));
}

TEST(CsvReader, TooFewAndTooManyCellsAreSaidAndTheRestGoesOn) {
    EXPECT_THAT(
        rows_of(bytes_of(fixture("bad.csv")), {}, 3),
        ElementsAre(Kept{1, none, {"column_a", "column_b", "column_c"}}, Kept{2, too_many, {"1", "27", "", "I'm too long!"}},
                    Kept{3, too_few, {"", "I'm too short!"}}, Kept{4, none, {"0", "mixed types.... uh oh", "17"}}));
}

TEST(CsvReader, EmptyCellsBeyondTheHeaderAreNothing) {
    EXPECT_THAT(rows_of("1,2,,,\n", {}, 2), ElementsAre(Kept{1, none, {"1", "2"}}));
}

TEST(CsvReader, AQuoteThatIsNeverClosedSwallowsItsLineAlone) {
    EXPECT_THAT(rows_of(bytes_of(fixture("open_quote.csv")), {}, 3),
                ElementsAre(Kept{1, none, {"id", "name", "city"}}, Kept{2, open_quote, {"1", "\"Opora", "Tver"}},
                            Kept{3, none, {"2", "Romashka", "Omsk"}}, Kept{4, none, {"3", "Vesna", "Kazan"}}));
    EXPECT_THAT(rows_of(bytes_of(fixture("open_quote_at_end.csv")), {}, 2),
                ElementsAre(Kept{1, none, {"id", "name"}}, Kept{2, none, {"1", "Opora"}},
                            Kept{3, open_quote, {"2", "\"Romashka"}}, Kept{4, none, {"3", "Vesna"}}));
}

TEST(CsvReader, QuotesThatNobodyDoubled) {
    EXPECT_THAT(rows_of(bytes_of(fixture("undoubled.csv")), {.delimiter = ';'}, 3),
                ElementsAre(Kept{1, none, {"id", "name", "city"}}, Kept{2, none, {"1", "ООО \"Опора\"", "Тверь"}},
                            Kept{3, none, {"2", "\"Ромашка\" ООО", "Омск"}}, Kept{4, none, {"3", "Весна", "Казань"}}));
    EXPECT_THAT(rows_of("37°36'37.8\"N,x\n"), ElementsAre(Kept{1, none, {"37°36'37.8\"N", "x"}}));
}

TEST(CsvReader, BytesThatAreNoText) {
    EXPECT_THAT(rows_of(std::string_view("a,b\n1,\0\n2,\xFF\n3,x\n", 16), {}, 2),
                ElementsAre(Kept{1, none, {"a", "b"}}, Kept{2, zero_byte, {"1", std::string(1, '\0')}},
                            Kept{3, damaged_bytes, {"2", "\xFF"}}, Kept{4, none, {"3", "x"}}));
}

TEST(CsvReader, LimitsHold) {
    const CsvLimits limits{.cell_bytes = 10, .row_bytes = 1 << 20, .columns = 3};
    const auto rows = rows_of("1,2,3,4,5\nx,12345678901\ny,\"12345678901\nz\"\nlast,\"ok\"\n", {}, 0, limits);
    ASSERT_EQ(rows.size(), 4U);
    EXPECT_EQ(rows[0].problem, too_many_columns);
    EXPECT_EQ(rows[0].cells.size(), 3U);
    EXPECT_EQ(rows[1].problem, cell_too_large);
    EXPECT_EQ(rows[2].problem, cell_too_large);
    EXPECT_EQ(rows[3], (Kept{5, none, {"last", "ok"}}));
}

TEST(CsvReader, AHugeLineIsPassedOverWithoutBeingKept) {
    const std::string huge(3 << 20, 'x');
    const auto rows = rows_of("a,b\n" + huge + "\nc,d\n", {}, 2, {.cell_bytes = 100, .row_bytes = 1 << 20});
    ASSERT_EQ(rows.size(), 3U);
    EXPECT_EQ(rows[1].problem, row_too_large);
    EXPECT_EQ(rows[1].cells[0].size(), 100U);
    EXPECT_EQ(rows[2], (Kept{3, none, {"c", "d"}}));
}

/// Hands out one byte at a time, so that every place of a text is once the end of what was read.
class Drops final : public ByteSource {
  public:
    explicit Drops(std::string_view bytes) : inner_(bytes) {}
    Result<std::size_t> read(char* to, std::size_t size) override { return inner_.read(to, std::min<std::size_t>(size, 1)); }

  private:
    MemorySource inner_;
};

TEST(CsvReader, TheSameRowsHoweverTheBytesArrive) {
    for (const auto* file :
         {"bad.csv", "cr.csv", "open_quote.csv", "open_quote_at_end.csv", "undoubled.csv", "companies.utf8.csv"}) {
        const auto bytes = bytes_of(fixture(file));
        Drops drops(bytes);
        CsvReader reader(drops, {.delimiter = ';'});
        std::vector<Kept> rows;
        while (const Row* row = *reader.next()) rows.push_back({row->line, row->problem, {row->cells.begin(), row->cells.end()}});
        EXPECT_EQ(rows, rows_of(bytes, {.delimiter = ';'})) << file;
    }
}

TEST(CsvReader, ManyQuotesCostNoMoreThanTheirLength) {
    for (const std::string_view line : {"\"\"x\n", "a,\"b\n", "\"a\"\"\n", "x,\"\"y\"\n", "\"\"\"\"\n", "\" \"x\"\n"}) {
        std::string text;
        while (text.size() < (4 << 20)) text += line;
        const auto before = std::chrono::steady_clock::now();
        (void)rows_of(text);
        EXPECT_LT(std::chrono::steady_clock::now() - before, std::chrono::seconds(5)) << line;
    }
}

TEST(CsvReader, OneLineOfOddQuotesCostsNoMoreThanItsLengthEither) {
    std::string text;
    while (text.size() < (4 << 20)) text += "\"a\"b,";
    const auto before = std::chrono::steady_clock::now();
    const auto rows = rows_of(text + "\nx,y\n");
    EXPECT_LT(std::chrono::steady_clock::now() - before, std::chrono::seconds(5));
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_EQ(rows[0].problem, too_many_columns);
    EXPECT_EQ(rows[1].line, 2U);
}

TEST(CsvReader, NamesOfColumns) {
    const std::vector<std::string_view> header = {"Name", "", " name ", "City"};
    EXPECT_THAT(column_names(header), ElementsAre("Name", "B", "name (2)", "City"));
    EXPECT_EQ(column_letters(25), "Z");
    EXPECT_EQ(column_letters(26), "AA");
    EXPECT_EQ(column_letters(701), "ZZ");
    EXPECT_EQ(column_letters(702), "AAA");
}

}  // namespace
}  // namespace voronka::exchange
