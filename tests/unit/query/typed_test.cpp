#include <gtest/gtest.h>

#include "query/ast.h"
#include "query/complete.h"
#include "query/format.h"

namespace voronka::query {
namespace {

class NoNames final : public Names {
  public:
    std::optional<Id> record(const Module&, std::string_view) const override { return std::nullopt; }
    std::optional<std::string> choice(ChoiceSource, std::string_view) const override { return std::nullopt; }
    std::vector<std::string> choices(ChoiceSource) const override { return {"preparation", "closing"}; }
    std::vector<std::string> people() const override { return {"Ольга Лунина"}; }
};

// Queries while somebody is typing them: cut into chips, completed, written anew.
class Typed : public ::testing::Test {
  protected:
    std::vector<Part> cut(const std::string& text, Language language = Language::en) {
        return parts(**parse(text), deals_, schema_, language);
    }
    std::vector<std::string> offered(const std::string& text, Language language = Language::en) {
        std::vector<std::string> all;
        for (const Suggestion& one : complete(text, text.size(), deals_, around_, language).items) all.push_back(one.text);
        return all;
    }
    static bool has(const std::vector<std::string>& all, std::string_view wanted) {
        return std::ranges::find(all, wanted) != all.end();
    }

    Schema schema_ = *Schema::built_in();
    const Module& deals_ = schema_.at("deals");
    WorkCalendar calendar_ = WorkCalendar::plain(*Zone::find("Europe/Moscow"));
    NoNames names_;
    Surroundings around_{.schema = schema_, .calendar = calendar_, .names = names_, .me = 7, .now = {}};
};

TEST_F(Typed, IsCutIntoFieldOperatorAndValues) {
    const auto chips =
        cut("Исход = \"В работе\" and amount >= 100 000 and owner not in (me, \"Ольга Лунина\") and source is empty");
    ASSERT_EQ(chips.size(), 4U);
    EXPECT_EQ(chips[0].field, "outcome");
    EXPECT_EQ(chips[0].op, "=");
    EXPECT_EQ(chips[0].values, std::vector<std::string>{"open"});
    EXPECT_EQ(chips[1].values, std::vector<std::string>{"100000"});
    EXPECT_EQ(chips[2].op, "not in");
    EXPECT_EQ(chips[2].values, (std::vector<std::string>{"me", "Ольга Лунина"}));
    EXPECT_EQ(chips[3].op, "is empty");
}

TEST_F(Typed, KeepsAsTextWhatIsNoPlainComparison) {
    const auto chips = cut("(stage = closing or amount > 5) and any needs(importance >= 3) and not owner = me");
    ASSERT_EQ(chips.size(), 3U);
    for (const Part& chip : chips) EXPECT_EQ(chip.op, "");
    EXPECT_EQ(chips[0].text, "(stage = closing or amount > 5)");
    // Joined again, the chips are the same query.
    EXPECT_EQ(cut("stage = closing or amount > 5").front().text, "(stage = closing or amount > 5)");
    EXPECT_EQ(cut(chips[0].text + " and " + chips[1].text + " and " + chips[2].text).size(), 3U);
}

TEST_F(Typed, PlacesOfChipsAreBytesOfTheText) {
    const std::string text = "Сумма > 5 и Этап = closing";
    const auto chips = cut(text, Language::ru);
    ASSERT_EQ(chips.size(), 2U);
    EXPECT_EQ(text.substr(chips[0].at, chips[0].length), "Сумма > 5");
    EXPECT_EQ(text.substr(chips[1].at, chips[1].length), "Этап = closing");
}

TEST_F(Typed, OffersFieldsThenOperatorsThenValues) {
    EXPECT_EQ(offered("am").front(), "amount");
    EXPECT_TRUE(has(offered("amount "), ">="));
    EXPECT_FALSE(has(offered("amount "), "contains"));
    EXPECT_EQ(offered("outcome = "), (std::vector<std::string>{"open", "won", "lost"}));
    EXPECT_TRUE(has(offered("outcome = open "), "and"));
    EXPECT_EQ(offered("Сум", Language::ru).front(), "\"Сумма\"");  // also the word for sum: quoted
    EXPECT_TRUE(has(offered("owner = Оль", Language::ru), "\"Ольга Лунина\""));
    EXPECT_TRUE(has(offered("organization.ci"), "organization.city"));
}

TEST_F(Typed, ShowsFiguresOfAllWithoutGroups) {
    const auto parsed = *parse("amount > 5 show count, sum(amount)");
    EXPECT_TRUE(parsed->group.empty());
    EXPECT_EQ(format(*parsed, deals_, schema_, Language::en), "amount > 5 show count, sum(amount)");
    EXPECT_TRUE(is_grouped(**query::bind(parsed, deals_, around_)));
    EXPECT_EQ(format(**parse("show count"), deals_, schema_, Language::ru), "показать число");
}

}  // namespace
}  // namespace voronka::query
