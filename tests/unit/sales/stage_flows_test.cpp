#include "sales/stage_flows.h"

#include <gtest/gtest.h>

#include <random>

namespace voronka::sales {
namespace {

constexpr double minute = 60'000;

// entered, left forward, open
std::array<std::int64_t, 3> counts(StageFlows& flows, std::size_t stage) {
    return {flows[stage].entered, flows[stage].forward, flows[stage].open};
}

TEST(StageFlows, CountFirstStaysAndWhatWasSkipped) {
    StageFlows flows(5);
    flows.begin(2);
    EXPECT_TRUE(flows.enter(0, 1, Left::forward));
    EXPECT_TRUE(flows.enter(0, 3, Left::otherwise));  // 2 was skipped
    EXPECT_FALSE(flows.enter(0, 1, Left::not_yet)) << "it went back there";
    EXPECT_TRUE(flows.enter(1, 2, Left::not_yet));
    flows.end();
    EXPECT_EQ(counts(flows, 0), (std::array<std::int64_t, 3>{0, 0, 0})) << "what lies before the first stage was not skipped";
    EXPECT_EQ(counts(flows, 1), (std::array<std::int64_t, 3>{1, 1, 0}));
    EXPECT_EQ(counts(flows, 2), (std::array<std::int64_t, 3>{2, 1, 1}));
    EXPECT_EQ(counts(flows, 3), (std::array<std::int64_t, 3>{1, 0, 0}));
    EXPECT_EQ(counts(flows, 4), (std::array<std::int64_t, 3>{0, 0, 0}));
}

TEST(StageFlows, AreTheSameInWhateverWindowsTheJourneysCome) {
    constexpr std::size_t journeys = 200, stages = 7;
    const auto counted = [&](std::size_t window) {
        StageFlows flows(stages);
        std::mt19937_64 dice(5);
        for (std::size_t from = 0; from < journeys; from += window) {
            const std::size_t here = std::min(window, journeys - from);
            flows.begin(here);
            for (std::size_t journey = 0; journey < here; ++journey)
                for (int stay = 0; stay < 4; ++stay) {
                    const std::size_t stage = dice() % stages;
                    if (flows.enter(journey, stage, static_cast<Left>(dice() % 3)))
                        flows.lasted(stage, static_cast<std::int64_t>(stage + 1) * 1000, true);
                }
            flows.end();
        }
        std::vector<std::array<std::int64_t, 4>> all;
        for (std::size_t stage = 0; stage < stages; ++stage)
            all.push_back({flows[stage].entered, flows[stage].forward, flows[stage].open, flows[stage].times.count()});
        return all;
    };
    const auto whole = counted(journeys);
    EXPECT_GT(whole[3][0], whole[3][3]) << "some skipped it";
    for (const std::size_t window : {1U, 7U, 199U}) EXPECT_EQ(counted(window), whole) << window;
}

// Lengths of up to 20 days, a third of them of spans that still run.
std::vector<std::pair<std::int64_t, bool>> spans(std::size_t count) {
    std::mt19937_64 dice(count);
    std::vector<std::pair<std::int64_t, bool>> all;
    for (std::size_t i = 0; i < count; ++i) all.emplace_back(dice() % 1'728'000'000, dice() % 3 != 0);
    return all;
}

TEST(SpanTally, GivesTheMediansOfAllSpansTogether) {
    for (const std::size_t count : {1U, 2U, 101U, 120'000U}) {
        SpanTally tally(200'000);
        std::vector<Span> plain;
        std::vector<Counted> values;
        for (const auto& [ms, ended] : spans(count)) {
            tally.add(ms, ended);
            plain.push_back({static_cast<double>(ms) / minute, ended});
            values.emplace_back(static_cast<double>(ms) / minute);
        }
        EXPECT_EQ(tally.count(), static_cast<std::int64_t>(count));
        EXPECT_EQ(tally.kaplan_meier_median(minute), kaplan_meier_median(plain));
        EXPECT_EQ(tally.median(minute), median(values));
    }
    EXPECT_FALSE(SpanTally().median(minute));
}

TEST(SpanTally, IsRightToTheMinuteBeyondWhatItKeepsExactly) {
    SpanTally exact(1'000'000), coarse(1'000);
    for (const auto& [ms, ended] : spans(200'000)) {
        exact.add(ms, ended);
        coarse.add(ms, ended);
    }
    EXPECT_NEAR(*coarse.kaplan_meier_median(minute), *exact.kaplan_meier_median(minute), 0.5);
    EXPECT_NEAR(*coarse.median(minute), *exact.median(minute), 0.5);
    EXPECT_EQ(*coarse.median(minute), std::round(*coarse.median(minute)));
}

TEST(SpanTally, KeepsDaysWholeOnEitherSideOfNothing) {
    SpanTally days(3);
    for (std::int64_t n = 0; n < 60'000; ++n) days.add((n % 5 - 3) * 86'400'000);
    EXPECT_EQ(days.median(86'400'000), -1.0);
}

}  // namespace
}  // namespace voronka::sales
