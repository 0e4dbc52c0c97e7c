// The response clock in working time, and what happens when it has run out.
#include "year/firm.h"

namespace voronka::year {
namespace {

class AnswerClock : public ::testing::Test {
  protected:
    Id lead(const char* name, const char* owner, const char* source = "website") {
        return firm_.make("leads", {{"last_name", name}, {"source", source}, {"owner", firm_.who(owner)}});
    }
    std::string when(Id lead, const char* field) {
        const Record kept = firm_.record("leads", lead);
        const auto* at = get_if<Instant>(kept.get(field));
        return at ? format(*at) : "";
    }
    Id owner(Id lead) { return firm_.record("leads", lead).integer("owner"); }
    std::vector<Record> tasks(Id lead) {
        return firm_.select("activities", "kind = task and done = false and about = " + std::to_string(lead));
    }
    void rule(const char* query, std::int64_t minutes, const char* run_out, std::int64_t position = 1) {
        firm_.make("answer_rules",
                   {{"name", "Rule"}, {"query", query}, {"minutes", minutes}, {"run_out", run_out}, {"position", position}});
    }
    Id call(Id lead, const char* direction, const char* kind = "call") {
        return firm_.make("activities",
                          {{"kind", kind}, {"subject", "Talk"}, {"about", lead}, {"direction", direction}, {"done", true}});
    }

    Firm firm_;
};

TEST_F(AnswerClock, RunsInWorkingTimeByTheFirstRuleThatHolds) {
    firm_.at("2026-03-06", 17, 45);  // a Friday, the day before is over at 18
    rule("source = website", 60, "notify", 1);
    rule("", 240, "show", 2);
    EXPECT_EQ(when(lead("Site", "anna"), "answer_due_at"), "2026-03-10T06:45:00Z") << "Monday the 9th is a day off";
    EXPECT_EQ(when(lead("Cold", "anna", "cold"), "answer_due_at"), "2026-03-10T09:45:00Z");
    EXPECT_EQ(when(lead("Cold", "anna", "cold"), "answer_alarm_at"), "") << "shown and nothing more";
}

TEST_F(AnswerClock, IsStoppedByTheFirstAnswerThatGoesOutAndByNothingElse) {
    rule("", 60, "notify");
    firm_.at("2026-03-03", 10);
    const Id one = lead("One", "anna");
    firm_.at("2026-03-03", 10, 20);
    call(one, "in");
    call(one, "out", "task");
    EXPECT_EQ(when(one, "answered_at"), "");
    EXPECT_EQ(when(one, "answer_alarm_at"), "2026-03-03T08:00:00Z");
    const Id answer = call(one, "out");
    EXPECT_EQ(when(one, "answered_at"), "2026-03-03T07:20:00Z");
    EXPECT_EQ(when(one, "answer_alarm_at"), "");
    firm_.at("2026-03-03", 12);
    EXPECT_EQ(firm_.let_time_work(), std::nullopt) << "nothing is left to wait for";
    EXPECT_TRUE(tasks(one).empty());
    firm_.set("activities", answer, {{"done", false}});
    EXPECT_EQ(when(one, "answered_at"), "") << "an answer that was none";
}

TEST_F(AnswerClock, TellsTheManagerOnceWhenItHasRunOut) {
    rule("", 60, "notify");
    firm_.at("2026-03-03", 10);
    const Id one = lead("One", "anna");
    firm_.at("2026-03-03", 10, 59);
    EXPECT_EQ(format(firm_.let_time_work().value()), "2026-03-03T08:00:00Z");
    EXPECT_TRUE(tasks(one).empty());
    firm_.at("2026-03-03", 11);
    EXPECT_EQ(firm_.let_time_work(), std::nullopt);
    const auto told = tasks(one);
    ASSERT_EQ(told.size(), 1U);
    EXPECT_EQ(told[0].integer("owner"), firm_.who("olga"));
    EXPECT_EQ(told[0].text("subject"), "New lead without an answer: One (anna)");
    EXPECT_EQ(when(one, "answer_missed_at"), "2026-03-03T08:00:00Z");
    firm_.at("2026-03-03", 17);
    EXPECT_EQ(firm_.let_time_work(), std::nullopt);
    EXPECT_EQ(tasks(one).size(), 1U);
}

TEST_F(AnswerClock, GivesTheLeadToSomebodyElseWithAsMuchTimeAgain) {
    firm_.make("assignment_rules",
               {{"name", "Both"}, {"method", "in_turn"}, {"people", Ids{firm_.who("anna"), firm_.who("boris")}}});
    rule("", 60, "reassign");
    firm_.at("2026-03-03", 10);
    const Id one = lead("One", "anna");
    firm_.at("2026-03-03", 11);
    EXPECT_EQ(format(firm_.let_time_work().value()), "2026-03-03T09:00:00Z");
    EXPECT_EQ(owner(one), firm_.who("boris"));
    EXPECT_EQ(firm_.record("leads", one).text("assigned_by"),
              "Taken from anna, who did not answer in time. Rule “Both”: in turn");
    EXPECT_TRUE(tasks(one).empty());
    firm_.at("2026-03-03", 12);
    EXPECT_EQ(firm_.let_time_work(), std::nullopt);
    EXPECT_EQ(owner(one), firm_.who("boris")) << "it does not go to and fro";
    EXPECT_EQ(tasks(one).size(), 1U) << "now the manager knows";
}

TEST_F(AnswerClock, HasNoAlarmForWhatIsClosed) {
    rule("", 60, "notify");
    firm_.at("2026-03-03", 10);
    const Id one = lead("One", "anna");
    EXPECT_EQ(firm_.as("anna",
                       [&](records::Unit& unit) -> Result<void> {
                           TRY(records::disqualify_lead(unit, one, "no_need", "", {}));
                           return {};
                       }),
              "");
    firm_.at("2026-03-03", 12);
    EXPECT_EQ(firm_.let_time_work(), std::nullopt);
    EXPECT_TRUE(tasks(one).empty());
    EXPECT_TRUE(firm_.problems().empty());
}

}  // namespace
}  // namespace voronka::year
