#include "exchange/csv_writer.h"
#include "exchange/errors_file.h"
#include "support.h"

namespace voronka::exchange {
namespace {

using testing::ElementsAre;
using tests::Kept;

std::string written(std::string_view cell) {
    std::string out;
    CsvWriter(out).cell(cell).end_row();
    return out.substr(3, out.size() - 5);
}

TEST(CsvWriter, QuotesWhatNeedsIt) {
    EXPECT_EQ(written("plain"), "plain");
    EXPECT_EQ(written("a,b"), "\"a,b\"");
    EXPECT_EQ(written("say \"hi\""), "\"say \"\"hi\"\"\"");
    EXPECT_EQ(written("two\nlines"), "\"two\nlines\"");
    EXPECT_EQ(written(" padded"), "\" padded\"");
}

TEST(CsvWriter, FormulasAreDisarmed) {
    EXPECT_EQ(written("=HYPERLINK(1)"), "'=HYPERLINK(1)");
    EXPECT_EQ(written("@SUM(1)"), "'@SUM(1)");
    EXPECT_EQ(written("-cmd|x"), "\"'-cmd|x\"");
    EXPECT_EQ(written("+1+cmd"), "'+1+cmd");
    EXPECT_EQ(written("\t=1"), "\"'\t=1\"");
}

TEST(CsvWriter, NumbersAndPhonesStayWhatTheyAre) {
    for (const auto* text : {"-5", "-1 234,50", "+7 495 123-45-67", "+7 (495) 123-45-67"}) EXPECT_FALSE(is_formula(text)) << text;
}

TEST(CsvWriter, WhatIsReadAgainIsWhatWasWritten) {
    for (const std::string text : {"=1", "'=1", "''=1", "'quoted'", "-5", "@me", "plain", "-a", "'"}) {
        std::string out;
        CsvWriter(out).cell(text).cell("x").end_row();
        const auto rows = tests::rows_of(std::string_view(out).substr(3));
        ASSERT_EQ(rows.size(), 1U);
        EXPECT_EQ(unguarded(rows[0].cells[0]), text);
    }
}

TEST(ErrorsFile, RowsAsTheyWereAndTwoColumnsThatAreNotReadAgain) {
    const auto file = tests::read_file(tests::fixture("bad.csv"));
    std::vector<std::string> headers;
    for (const auto& column : file.survey.columns) headers.push_back(column.header);
    for (const auto language : {Language::en, Language::ru}) {
        std::string out;
        ErrorsFile errors(out, ',', headers, language);
        for (const auto& row : file.rows) {
            if (row.problem == RowProblem::none) continue;
            const std::vector<std::string_view> cells(row.cells.begin(), row.cells.end());
            errors.add(cells, row.line, "why, exactly");
        }
        EXPECT_THAT(out, testing::StartsWith("\xEF\xBB\xBF"
                                             "column_a,column_b,column_c,"));
        const auto again = tests::read(open_memory(out));
        EXPECT_EQ(again.survey.columns.size(), 3U);
        EXPECT_EQ(again.survey.ignored, 2U);
        ASSERT_EQ(again.rows.size(), 2U);
        EXPECT_EQ(again.rows[0].problem, RowProblem::too_many);  // still has a cell too many
        EXPECT_EQ(again.rows[1].problem, RowProblem::none);
        EXPECT_EQ(again.rows[1].cells[1], "I'm too short!");
        EXPECT_EQ(again.rows[1].cells[3], "3");
        EXPECT_EQ(again.survey.fingerprint, file.survey.fingerprint);
    }
}

}  // namespace
}  // namespace voronka::exchange
