#include <gtest/gtest.h>

#include "core/embedded.h"
#include "sales/follow_up.h"
#include "sales/journey.h"
#include "sales/measures.h"
#include "sales/moves.h"

namespace voronka::sales {
namespace {

Process seven_steps() {
    for (const EmbeddedFile& file : embedded_files())
        if (std::string_view(file.name) == "processes/seven-steps.yaml") return *Process::load({file.name, file.text()});
    throw std::logic_error("the default process is not embedded");
}

TEST(Moves, ForwardChecksWhatIsLeftAndWhatIsSkipped) {
    const Process process = seven_steps();
    const MovePlan plan = *plan_move(process, "preparation", "presentation");
    EXPECT_EQ(plan.direction, Direction::forward);
    ASSERT_EQ(plan.checked.size(), 2U);
    EXPECT_EQ(plan.checked[0]->key, "preparation");
    EXPECT_EQ(plan.skipped[0]->key, "approach");
}

TEST(Moves, BackChecksNothingAndNamesAreUnderstoodInBothLanguages) {
    const Process process = seven_steps();
    EXPECT_EQ(plan_move(process, "closing", "Подход")->direction, Direction::back);
    EXPECT_TRUE(plan_move(process, "closing", "approach")->checked.empty());
    EXPECT_EQ(plan_move(process, "closing", "clsing").error().fields[0].args[1].second, "closing");
    EXPECT_FALSE(plan_move(process, "closing", "prospecting"));
    EXPECT_EQ(plan_win(process, "approach").checked.size(), 4U);
}

TEST(FollowUp, IsDueAtNoonOfTheWorkingDayAfterTheDelivery) {
    const WorkCalendar calendar = WorkCalendar::plain(*Zone::find("Europe/Moscow"));
    const FollowUp rule{.working_days = 1};
    const Instant now = *parse_instant("2026-11-24T08:00:00Z");
    EXPECT_EQ(format(follow_up_due(rule, parse_date("2026-12-04"), "C", now, calendar)), "2026-12-07T09:00:00Z");
    EXPECT_EQ(format(follow_up_due(rule, std::nullopt, "C", now, calendar)), "2026-11-25T09:00:00Z");
    EXPECT_EQ(format(follow_up_due(rule, parse_date("2026-11-01"), "C", now, calendar)), "2026-11-25T09:00:00Z");
}

// Freireich et al. 1963, the leukaemia trial that every text book on survival uses: the median of the 6-MP group is 23 weeks,
// of the placebo group 8.
TEST(KaplanMeier, GivesTheMediansOfTheTextBook) {
    std::vector<Span> treated;
    for (const double t : {6., 6., 6., 7., 10., 13., 16., 22., 23.}) treated.push_back({t, true});
    for (const double t : {6., 9., 10., 11., 17., 19., 20., 25., 32., 32., 34., 35.}) treated.push_back({t, false});
    EXPECT_EQ(kaplan_meier_median(treated), 23.0);
    std::vector<Span> placebo;
    for (const double t : {1., 1., 2., 2., 3., 4., 4., 5., 5., 8., 8., 8., 8., 11., 11., 12., 12., 15., 17., 22., 23.})
        placebo.push_back({t, true});
    EXPECT_EQ(kaplan_meier_median(placebo), 8.0);
    EXPECT_FALSE(kaplan_meier_median({{5, false}, {6, false}}));
}

TEST(Periods, AreReadAndHaveOneBefore) {
    EXPECT_EQ(format(parse_period("2026-Q3")->from), "2026-07-01");
    EXPECT_EQ(format(parse_period("2026-02")->to), "2026-02-28");
    EXPECT_EQ(format(parse_period("2026-W01")->from), "2025-12-29");
    EXPECT_EQ(format(before(*parse_period("2026-Q1")).from), "2025-10-01");
    EXPECT_EQ(format(before(*parse_period("2026-09-08..2026-09-14")).to), "2026-09-07");
    EXPECT_FALSE(parse_period("2026-13"));
    EXPECT_EQ(median({3, 1, 2, 10}), 2.5);
}

TEST(Process, RefusesWhatCannotBeCarriedOut) {
    EXPECT_FALSE(Process::load({"p.yaml", "key: p\nstages: [{key: a, record: lead}, {key: b, record: deal}]"}));
    EXPECT_FALSE(
        Process::load({"p.yaml", "key: p\nstages: [{key: b, record: deal}, {key: a, record: lead}, {key: c, record: won}]"}));
    EXPECT_FALSE(Process::load({"p.yaml", "key: [broken"}));
}

}  // namespace
}  // namespace voronka::sales
