#include "core/time.h"

#include <gtest/gtest.h>

#include <limits>

#include "core/clock.h"
#include "support.h"

namespace voronka {
namespace {

const Date first_day = *parse_date("0001-01-01");
const Date last_day = *parse_date("9999-12-31");

TEST(Dates, AreCountedFrom1970) {
    EXPECT_EQ(parse_date("1970-01-01")->days, 0);
    EXPECT_EQ(parse_date("1969-12-31")->days, -1);
    EXPECT_EQ(parse_date("2000-03-01")->days, 11'017);
    EXPECT_EQ(civil({20'781}), (Civil{2026, 11, 24}));
}

TEST(Dates, KnowTheirWeekday) {
    EXPECT_EQ(weekday({0}), 3U) << "1970 began with a Thursday";
    EXPECT_EQ(weekday({-4}), 6U);
    EXPECT_EQ(weekday(*parse_date("2026-11-24")), 1U);
}

TEST(Dates, ThatDoNotExistAreNone) {
    EXPECT_FALSE(checked_date(2026, 2, 30));
    EXPECT_FALSE(checked_date(1900, 2, 29));
    EXPECT_TRUE(checked_date(2000, 2, 29));
    EXPECT_FALSE(checked_date(2026, 0, 1));
    EXPECT_FALSE(checked_date(2026, 13, 1));
    for (const char* text :
         {"2026-02-30", "2026-1-01", "26-01-01", "0000-01-01", "2026-01-01 ", "2026/01/01", "+026-01-01", "", "2026-01-0x"})
        EXPECT_FALSE(parse_date(text)) << text;
}

TEST(Dates, AllOfThemComeBackAsWritten) {
    for (Date day = first_day; day <= last_day; ++day.days) {
        ASSERT_EQ(date_of(civil(day)), day) << day.days;
        ASSERT_EQ(parse_date(format(day)), day) << day.days;
    }
}

TEST(Dates, BeyondTheWritableYearsAreWrittenAsTheNearest) {
    EXPECT_EQ(format(Date{last_day.days + 1}), "9999-12-31");
    EXPECT_EQ(format(Date{std::numeric_limits<std::int32_t>::max()}), "9999-12-31");
    EXPECT_EQ(format(Date{first_day.days - 1}), "0001-01-01");
    EXPECT_EQ(format(Date{std::numeric_limits<std::int32_t>::min()}), "0001-01-01");
}

TEST(Months, EndInTheirLastDay) {
    const auto on = [](const char* from, int months) { return format(add_months(*parse_date(from), months)); };
    EXPECT_EQ(on("2026-01-31", 1), "2026-02-28");
    EXPECT_EQ(on("2024-01-31", 1), "2024-02-29");
    EXPECT_EQ(on("2026-11-24", 2), "2027-01-24");
    EXPECT_EQ(on("2026-01-15", -1), "2025-12-15");
    EXPECT_EQ(on("2024-02-29", -12), "2023-02-28");
    EXPECT_EQ(on("2026-12-31", 0), "2026-12-31");
}

TEST(Months, TooManyOfThemStopSomewhereFarAway) {
    const Date day = *parse_date("2026-11-24");
    EXPECT_GT(add_months(day, std::numeric_limits<int>::max()), last_day);
    EXPECT_LT(add_months(day, std::numeric_limits<int>::min()), first_day);
    EXPECT_EQ(add_months(*parse_date("9999-12-01"), 1).days - 1, last_day.days);
}

TEST(Instants, AreReadWithAnyOffset) {
    const auto noon = parse_instant("2026-11-24T12:00:00Z");
    ASSERT_TRUE(noon);
    EXPECT_EQ(parse_instant("2026-11-24T15:00:00+03:00"), noon);
    EXPECT_EQ(parse_instant("2026-11-24t04:30:00-07:30"), noon);
    EXPECT_EQ(parse_instant("2026-11-24 12:00:00.000000z"), noon);
    EXPECT_EQ(parse_instant("2026-11-24T12:00:00.1239Z")->ms, noon->ms + 123);
    EXPECT_EQ(parse_instant("2026-11-24T12:00:00.5Z")->ms, noon->ms + 500);
}

TEST(Instants, ThatAreNoneAreRefused) {
    for (const char* text :
         {"", "2026-11-24", "2026-11-24T12:00:00", "2026-11-24T12:00Z", "2026-11-24T24:00:00Z", "2026-11-24T12:60:00Z",
          "2026-11-24T12:00:61Z", "2026-11-24T12:00:00.Z", "2026-11-24T12:00:00+3:00", "2026-11-24T12:00:00+03:60",
          "2026-11-24T12:00:00Z ", "2026-02-30T12:00:00Z", "2026-11-24T12:00:00+0300"})
        EXPECT_FALSE(parse_instant(text)) << text;
}

TEST(Instants, OutsideTheWritableYearsAreRefused) {
    EXPECT_FALSE(parse_instant("0001-01-01T00:00:00+00:01"));
    EXPECT_FALSE(parse_instant("9999-12-31T23:59:59-00:01"));
    EXPECT_TRUE(parse_instant("0001-01-01T00:00:00Z"));
    EXPECT_TRUE(parse_instant("9999-12-31T23:59:59.999Z"));
}

TEST(Instants, AreWrittenInUtcWithMillisecondsOnlyWhereThereAreSome) {
    EXPECT_EQ(format(Instant{0}), "1970-01-01T00:00:00Z");
    EXPECT_EQ(format(Instant{7}), "1970-01-01T00:00:00.007Z");
    EXPECT_EQ(format(Instant{-1}), "1969-12-31T23:59:59.999Z");
    EXPECT_EQ(format(Instant{std::numeric_limits<std::int64_t>::max()}), "9999-12-31T23:59:59.999Z");
    EXPECT_EQ(format(Instant{std::numeric_limits<std::int64_t>::min()}), "0001-01-01T00:00:00Z");
}

TEST(Instants, ComeBackAsWritten) {
    Rng rng = tests::told_rng();
    constexpr std::int64_t day_ms = 86'400'000;
    for (int i = 0; i < 200'000; ++i) {
        const std::int64_t ms = tests::any_number(rng) % (last_day.days * day_ms);
        if (ms < first_day.days * day_ms) continue;
        ASSERT_EQ(parse_instant(format(Instant{ms})), Instant{ms});
    }
}

TEST(Clocks, ShowWhatTheyAreSetTo) {
    ManualClock clock(*parse_instant("2026-11-24T12:00:00Z"));
    clock.advance_ms(60'000);
    EXPECT_EQ(format(clock.now()), "2026-11-24T12:01:00Z");
    clock.set({5});
    EXPECT_EQ(clock.now().ms, 5);
    EXPECT_GT(SystemClock().now(), *parse_instant("2024-01-01T00:00:00Z"));
}

}  // namespace
}  // namespace voronka
