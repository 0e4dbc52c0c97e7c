#include "exchange/survey.h"

#include "support.h"

namespace voronka::exchange {
namespace {

using testing::ElementsAre;
using tests::bytes_of;
using tests::fixture;
using tests::read;
using tests::read_file;

std::vector<std::string> headers(const Survey& survey) {
    std::vector<std::string> names;
    for (const auto& column : survey.columns) names.push_back(column.header);
    return names;
}

char delimiter_of(std::string_view text) { return detect_dialect(text, true).format.delimiter; }

TEST(Dialect, TheDelimiterThatCutsMostEvenly) {
    EXPECT_EQ(delimiter_of("a;b;c\n1,5;2,5;3\n1,7;2;3\n"), ';');
    EXPECT_EQ(delimiter_of("a,b\n\"x;y;z\",1\n\"x;y;z\",2\n"), ',');
    EXPECT_EQ(delimiter_of("a\tb\n1,2\t3\n"), '\t');
    EXPECT_EQ(delimiter_of("a|b|c\n1|2|3\n"), '|');
    EXPECT_EQ(delimiter_of("\"a\";\"b, c\"\n\"1,5\";\"2\"\n"), ';');
    EXPECT_EQ(delimiter_of("name\nOpora\n"), ',');
    EXPECT_EQ(delimiter_of("sep=|\na;b|c\n"), '|');
}

TEST(Dialect, WhetherTheFirstRowIsAHeader) {
    EXPECT_TRUE(detect_dialect("name,amount\nOpora,5\n", true).header);
    EXPECT_TRUE(detect_dialect("a,b\nc,d\n", true).header);
    EXPECT_FALSE(detect_dialect("Opora,+7 495 123-45-67,2026-11-24\nVesna,+7 495 123-45-68,2026-11-25\n", true).header);
    EXPECT_FALSE(detect_dialect("1,2\n3,4\n", true).header);
}

TEST(Survey, AFileInAnyEncodingIsTheSameFile) {
    for (const auto* name :
         {"companies.utf8.csv", "companies.utf16le.csv", "companies.utf16be.nobom.csv", "companies.cp1251.csv"}) {
        const auto file = read_file(fixture(name));
        EXPECT_THAT(headers(file.survey), ElementsAre("Компания", "Город", "Сумма")) << name;
        EXPECT_EQ(file.survey.rows, 2U);
        EXPECT_EQ(file.rows[0].cells[0], "ООО «Опора»");
    }
}

TEST(Survey, ANamelessLastColumnThatIsAlwaysEmptyIsDropped) {
    const auto empty = read_file(fixture("nameless_last.csv"));
    EXPECT_THAT(headers(empty.survey), ElementsAre("id", "name"));
    EXPECT_EQ(empty.survey.problem_rows, 0U);
    EXPECT_EQ(empty.survey.rows, 3U);
    const auto filled = read_file(fixture("nameless_filled.csv"));
    EXPECT_THAT(headers(filled.survey), ElementsAre("id", "name", "C"));
}

TEST(Survey, CountsRowsAndProblems) {
    const auto file = read_file(fixture("bad.csv"));
    EXPECT_EQ(file.survey.rows, 3U);
    EXPECT_EQ(file.survey.problem_rows, 2U);
    EXPECT_EQ(file.survey.problems[0].line, 2U);
    EXPECT_EQ(code(file.survey.problems[0].problem), "import_row_too_many_cells");
    const auto damaged = read_file(fixture("damaged.utf8.csv"));
    EXPECT_EQ(damaged.survey.rows, 12U);
    EXPECT_EQ(damaged.survey.problem_rows, 1U);
    EXPECT_EQ(damaged.survey.problems[0].line, 12U);
}

TEST(Survey, TheLineThatExcelAddsIsNoHeader) {
    const auto file = read_file(fixture("excel_sep.csv"));
    EXPECT_THAT(headers(file.survey), ElementsAre("id", "name"));
    EXPECT_THAT(file.rows, ElementsAre(tests::Kept{3, RowProblem::none, {"1", "a,b"}}));
}

TEST(Survey, WithoutAHeaderColumnsAreCalledAsInASpreadsheet) {
    const auto file = read(open_memory("1,2\n3,4\n"));
    EXPECT_THAT(headers(file.survey), ElementsAre("A", "B"));
    EXPECT_EQ(file.survey.rows, 2U);
}

TEST(Survey, WhatAPersonSettledIsNotRecognisedAgain) {
    const auto file = read(open_memory("a;b\n1;2\n"), {.encoding = Encoding::utf8, .delimiter = ',', .header = false});
    EXPECT_THAT(headers(file.survey), ElementsAre("A"));
    EXPECT_EQ(file.survey.rows, 2U);
}

TEST(Survey, AnEmptyFileIsRefused) {
    EXPECT_EQ(survey(open_memory("")).error().code, "import_file_empty");
    EXPECT_EQ(survey(open_memory("\n\n")).error().code, "import_file_empty");
    EXPECT_EQ(survey(open_file("/nowhere.csv")).error().code, "import_file_unreadable");
}

TEST(Survey, SamplesSpreadOverTheFileAndTheSameEachTime) {
    std::string text = "n\n";
    for (int i = 0; i < 20'000; ++i) text += std::to_string(i) + "\n";
    const auto once = *survey(open_memory(text)), again = *survey(open_memory(text));
    EXPECT_EQ(once.sample, again.sample);
    ASSERT_EQ(once.sample.size(), sample_rows);
    EXPECT_LT(std::stoi(once.sample.front()[0]), 500);
    EXPECT_GT(std::stoi(once.sample.back()[0]), 19'500);
    EXPECT_TRUE(once.columns[0].many);
}

TEST(Survey, TheFingerprintKnowsAHeaderAgain) {
    const auto one = *survey(open_memory("Name,City\nx,y\n")), same = *survey(open_memory("NAME;city\nz;1\n"));
    EXPECT_EQ(one.fingerprint, same.fingerprint);
    EXPECT_NE(one.fingerprint, survey(open_memory("City,Name\nx,y\n"))->fingerprint);
}

}  // namespace
}  // namespace voronka::exchange
