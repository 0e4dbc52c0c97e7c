// The collection of CSV files from the test suites of other parsers.
#include <boost/json/parse.hpp>

#include "support.h"

namespace voronka::exchange {
namespace {

namespace json = boost::json;
using testing::ElementsAre;
using tests::bytes_of;
using tests::Kept;
using tests::read_file;
using enum RowProblem;

/// A file read into objects, as expected.json has it.
json::array objects(const tests::File& file) {
    json::array all;
    for (const auto& row : file.rows) {
        json::object object;
        for (std::size_t i = 0; i < file.survey.columns.size(); ++i) object[file.survey.columns[i].header] = row.cells[i];
        all.push_back(std::move(object));
    }
    return all;
}

TEST(Torture, MeansWhatItShould) {
    SHARED_OR_SKIP(expected_path, "torture/csv/expected.json");
    const auto expected = json::parse(bytes_of(expected_path)).as_object();
    for (const auto& [name, meaning] : expected) {
        if (name == "location_coordinates.csv") continue;  // its expectation is of another telephone number
        const auto file = read_file(tests::shared("torture/csv/" + std::string(name)), {.header = true});
        EXPECT_EQ(json::value(objects(file)), meaning) << name;
    }
}

TEST(Torture, AReplacementCharacterInTheFileStays) {
    SHARED_OR_SKIP(path, "torture/csv/location_coordinates.csv");
    const auto file = read_file(path);
    ASSERT_EQ(file.rows.size(), 1U);
    EXPECT_EQ(file.rows[0].cells[1], "37\uFFFD36'37.8\"N 121\uFFFD2'17.9\"W");
    EXPECT_EQ(file.rows[0].cells[3], "Stanislaus");
}

TEST(Torture, EncodingsAndMarks) {
    const auto rows = [](const char* name) { return read_file(tests::shared(std::string("torture/csv/") + name)); };
    SHARED_OR_SKIP(path, "torture/csv/test_latin1.csv");
    EXPECT_EQ(name(rows("test_latin1.csv").survey.encoding), "latin1");
    EXPECT_EQ(rows("test_latin1.csv").rows[1].cells[2], "©");
    EXPECT_EQ(name(rows("test_utf16_little.csv").survey.encoding), "utf-16le");
    EXPECT_EQ(rows("test_utf16_little.csv").rows[1].cells[2], "ʤ");
    EXPECT_EQ(rows("test_utf8_bom.csv").survey.columns[0].header, "foo");
    EXPECT_EQ(rows("test_utf8_bom.csv").rows[1].cells[2], "ʤ");
}

TEST(Torture, BadRowsAreSaidAndTheOthersGoOn) {
    SHARED_OR_SKIP(path, "torture/csv/bad.csv");
    EXPECT_THAT(read_file(path).rows,
                ElementsAre(Kept{2, too_many, {"1", "27", "", "I'm too long!"}}, Kept{3, too_few, {"", "I'm too short!"}},
                            Kept{4, none, {"0", "mixed types.... uh oh", "17"}}));
}

TEST(Torture, OldMacintoshLinesBlanksAndLocales) {
    SHARED_OR_SKIP(path, "torture/csv/mac_newlines.csv");
    EXPECT_THAT(read_file(path).rows,
                ElementsAre(Kept{2, none, {"1", "2", "3"}}, Kept{3, none, {"Once upon\ra time", "5", "6"}}));
    const auto blanks = read_file(tests::shared("torture/csv/blanks.csv"));
    for (std::size_t i = 1; i < 6; ++i) EXPECT_EQ(blanks.kinds[i].format.blank.size(), 1U) << i;
    const auto locale = read_file(tests::shared("torture/csv/test_locale.csv"));
    EXPECT_EQ(name(locale.kinds[0].kind), "sum");
    EXPECT_EQ(locale.kinds[0].format.decimal, ',');
    EXPECT_EQ(name(locale.kinds[1].kind), "sum");
}

}  // namespace
}  // namespace voronka::exchange
