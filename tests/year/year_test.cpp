// Thirty customers through a year, every way out of every stage, compared with what is written in expected.txt.
#include <fstream>
#include <sstream>

#include "year/customers.h"

namespace voronka::year {
namespace {

std::string numbered(int n) { return (n < 10 ? "Customer 0" : "Customer ") + std::to_string(n); }

// Everybody writes in January and is spoken with the next day, but for those of whom a test says otherwise.
class Year : public ::testing::Test {
  protected:
    static constexpr int count = 30;

    Year() {
        for (int n = 1; n <= count; ++n) all_.emplace_back(firm_, numbered(n), n % 2 ? "anna" : "boris");
        for (Customer& one : all_) EXPECT_EQ(one.come(), "");
        EXPECT_EQ(of(1).convert(), "exit_criteria") << "nobody has spoken with them";
        firm_.at("2026-01-13", 10);
        for (Customer& one : all_) EXPECT_EQ(one.talk(), "");
    }
    Customer& of(int n) { return all_[static_cast<std::size_t>(n - 1)]; }
    template <class Act>
    void each(int from, int to, Act act) {
        for (int n = from; n <= to; ++n) act(of(n));
    }
    // From the lead to the won deal, everything done.
    void sell(Customer& one) {
        EXPECT_EQ(one.convert(), "");
        EXPECT_EQ(one.go_to("closing"), "");
        EXPECT_EQ(one.win("2026-02-06"), "");
    }
    std::string state() {
        std::string text;
        for (Customer& one : all_) text += one.state() + "\n";
        return text;
    }
    void follow_ups();

    Firm firm_;
    std::vector<Customer> all_;
};

// Received, content, then every month, quarter or half-year by the customer's value; the year's talk at its end.
void Year::follow_ups() {
    const char* values[] = {"A", "B", "C"};
    each(1, 3, [&](Customer& one) {
        const Record deal = firm_.record("deals", one.deal);
        firm_.set("organizations", deal.integer("organization"), {{"customer_value", values[deal.text("name").back() - '1']}});
    });
    firm_.at("2026-02-09", 11);
    each(1, 6, [](Customer& one) { EXPECT_EQ(one.follow("received"), ""); });
    firm_.at("2026-02-24", 11);
    each(1, 6, [](Customer& one) { EXPECT_EQ(one.follow("satisfaction"), ""); });
    for (const auto& [n, day] : {std::pair{1, "2026-03-24"}, std::pair{2, "2026-05-25"}, std::pair{3, "2026-08-24"}}) {
        const auto open = firm_.select("activities", "about = " + std::to_string(of(n).deal) +
                                                         " and done = false and external_id starts with \"follow-up:regular\"");
        ASSERT_EQ(open.size(), 1U) << n;
        EXPECT_EQ(format(std::get<Instant>(open[0].get("due_at"))), std::string(day) + "T09:00:00Z") << n;
    }
    EXPECT_EQ(firm_
                  .select("activities",
                          "due_at < now and done = false and purpose = follow-up and about = " + std::to_string(of(27).deal))
                  .size(),
              1U)
        << "nobody has called customer 27: it is overdue";
}

TEST_F(Year, EndsAsItIsWritten) {
    firm_.at("2026-01-20", 12);
    each(1, 6, [&](Customer& one) { sell(one); });
    each(7, 9, [](Customer& one) { EXPECT_EQ(one.nurture("2026-03-02"), ""); });
    EXPECT_EQ(of(7).nurture("2026-01-01"), "nurture_in_the_past");
    EXPECT_EQ(of(10).disqualify("no_need"), "");
    EXPECT_EQ(of(11).disqualify("no_money"), "");
    EXPECT_EQ(of(12).disqualify("weather"), "not_a_choice");
    EXPECT_EQ(of(12).disqualify("wrong_market"), "");
    each(13, 28, [](Customer& one) { EXPECT_EQ(one.convert(), ""); });
    EXPECT_EQ(of(29).drop_without_deal(), "");

    // 13, 14: something is missing; the rep may not go on, the manager may, with a reason.
    each(13, 14, [](Customer& one) {
        EXPECT_EQ(one.move("approach"), "exit_criteria");
        EXPECT_EQ(one.override_move("olga", "approach", ""), "reason_required");
        EXPECT_EQ(one.override_move("olga", "approach", "they asked to meet today"), "");
    });
    EXPECT_EQ(of(14).override_move("boris", "presentation", "me too"), "may_not_override");
    // 15, 16: skipping asks every stage that is skipped.
    each(15, 16, [](Customer& one) {
        EXPECT_EQ(one.work("preparation"), "");
        EXPECT_EQ(one.move("presentation"), "exit_criteria");
        EXPECT_EQ(one.work("approach"), "");
        EXPECT_EQ(one.move("presentation"), "");
    });
    // 17, 18: back with a reason, then on again.
    each(17, 18, [](Customer& one) {
        EXPECT_EQ(one.go_to("objections"), "");
        EXPECT_EQ(one.move("approach"), "reason_required");
        EXPECT_EQ(one.move("approach", "a new director"), "");
        EXPECT_EQ(one.move("objections"), "exit_criteria") << "no next step is planned any more";
        EXPECT_EQ(one.activity(one.deal, "task", "closing", "Send the terms", false), "");
        EXPECT_EQ(one.move("objections"), "") << "all the rest was done before";
    });
    // 19, 20, 21: lost at the beginning, in the middle, at the end.
    EXPECT_EQ(of(19).lose("no_answer"), "");
    EXPECT_EQ(of(20).go_to("presentation"), "");
    EXPECT_EQ(of(20).lose("price"), "");
    EXPECT_EQ(of(21).go_to("closing"), "");
    EXPECT_EQ(of(21).lose(""), "loss_reason_required");
    EXPECT_EQ(of(21).lose("competitor"), "");
    // 22: lost, reopened where it stood, and won after all. 23: won, taken back, won again.
    EXPECT_EQ(of(22).lose("timing"), "");
    EXPECT_EQ(of(22).reopen(""), "reason_required");
    EXPECT_EQ(of(22).reopen("the money came"), "");
    each(22, 28, [](Customer& one) { EXPECT_EQ(one.go_to("closing"), ""); });
    each(22, 27, [](Customer& one) { EXPECT_EQ(one.win("2026-02-06"), ""); });
    EXPECT_EQ(of(23).reopen("signed too early"), "");
    EXPECT_EQ(firm_.select("activities", "purpose = follow-up and about = " + std::to_string(of(23).deal)).size(), 0U);
    EXPECT_EQ(of(23).win("2026-02-06"), "");
    // 28: its owner goes away; Boris hands it over and Anna wins it.
    EXPECT_EQ(of(28).hand_over("anna"), "");
    EXPECT_EQ(of(28).win("2026-02-06"), "");

    follow_ups();
    firm_.at("2026-03-02", 10);
    EXPECT_EQ(of(7).come_back(""), "");
    sell(of(7));
    EXPECT_EQ(of(8).come_back(""), "");
    EXPECT_EQ(of(8).disqualify("no_answer"), "");
    EXPECT_EQ(of(10).come_back(""), "reason_required");
    EXPECT_EQ(of(11).come_back("they have been given the money"), "");
    // 24, 25, 26 buy again in the autumn: a new journey that names the one before.
    firm_.at("2026-09-14", 10);
    each(24, 26, [](Customer& one) { EXPECT_EQ(one.buy_again(), ""); });
    EXPECT_EQ(of(24).go_to("closing"), "");
    EXPECT_EQ(of(24).win("2026-10-01"), "");
    EXPECT_EQ(of(25).lose("price"), "");
    firm_.at("2026-12-31", 18);

    std::ifstream file(std::string(VORONKA_SOURCE) + "/tests/year/expected.txt");
    std::ostringstream expected;
    expected << file.rdbuf();
    EXPECT_EQ(state(), expected.str());
    EXPECT_TRUE(firm_.problems().empty());
}

}  // namespace
}  // namespace voronka::year
