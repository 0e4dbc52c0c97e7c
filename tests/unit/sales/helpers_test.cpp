#include <gtest/gtest.h>

#include "sales/follow_up.h"
#include "sales/needs.h"
#include "sales/signals.h"
#include "sales/wilson.h"

namespace voronka::sales {
namespace {

// The reference values solve (k/n - p)² = z² p (1 - p) / n for p by bisection, apart from this program.
TEST(Wilson, AgreesWithTheRootsOfTheScoreTest) {
    struct Case {
        int won, of;
        double low, high;
    };
    for (const Case& one : {Case{8, 10, 0.490162, 0.943318}, Case{1, 1, 0.206549, 1}, Case{0, 5, 0, 0.434482},
                            Case{45, 100, 0.356145, 0.547554}, Case{3, 7, 0.158220, 0.749542}}) {
        const Share share = wilson(one.won, one.of);
        EXPECT_NEAR(share.low, one.low, 1e-6) << one.won << '/' << one.of;
        EXPECT_NEAR(share.high, one.high, 1e-6) << one.won << '/' << one.of;
    }
    EXPECT_EQ(wilson(0, 0).high, 1);
}

TEST(Signals, AreHeardWhereTheCustomerAsks) {
    const auto heard = [](std::string_view text) {
        const auto found = signals_in(text);
        return std::vector<std::string>(found.begin(), found.end());
    };
    EXPECT_EQ(heard("Директор спросил о сроках поставки"), std::vector<std::string>{"asked_timing"});
    EXPECT_EQ(heard("Попросили договор и счёт на оплату"), (std::vector<std::string>{"asked_price", "asked_contract"}));
    EXPECT_EQ(heard("They asked about the price"), std::vector<std::string>{"asked_price"});
    EXPECT_TRUE(heard("Отправили договор").empty()) << "what we do ourselves is no signal of theirs";
}

TEST(Templates, AreFilledInWithWhatIsKnown) {
    EXPECT_EQ(filled_in("Good day, {contact}! {what} {me}", {{"contact", "Inna"}, {"me", "Ann"}}), "Good day, Inna!  Ann");
    EXPECT_EQ(filled_in("an open { brace", {}), "an open { brace");
}

TEST(Needs, MeetFeaturesByTheirWords) {
    EXPECT_GT(common_words("Хотим быстро находить товар на складе", "Адресное хранение: товар находится быстро"), 1);
    EXPECT_EQ(common_words("Нужна тишина", "Красный цвет"), 0);
}

TEST(FollowUp, CountsMonthsByTheCustomersValue) {
    const WorkCalendar calendar = WorkCalendar::plain(*Zone::find("Europe/Moscow"));
    const FollowUp rule{.months_by_value = {{"A", 1}, {"B", 3}, {"C", 6}}};
    const Instant now = *parse_instant("2026-01-30T08:00:00Z");
    EXPECT_EQ(format(follow_up_due(rule, {}, "A", now, calendar)), "2026-03-02T09:00:00Z") << "28 February is a Saturday";
    EXPECT_EQ(format(follow_up_due(rule, {}, "B", now, calendar)), "2026-04-30T09:00:00Z");
    EXPECT_EQ(format(follow_up_due(rule, {}, "unknown", now, calendar)), "2026-07-30T09:00:00Z");
}

}  // namespace
}  // namespace voronka::sales
