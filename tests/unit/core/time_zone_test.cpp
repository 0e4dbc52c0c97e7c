#include <gtest/gtest.h>

#include "core/time.h"
#include "support.h"

namespace voronka {
namespace {

constexpr std::int64_t minute = 60'000;
constexpr std::int64_t hour = 60 * minute;

Instant utc(std::string_view text) { return parse_instant(text).value(); }
Zone zone(std::string_view name) { return Zone::find(name).value(); }
Instant at(const Zone& where, std::string_view day, std::int64_t time) { return where.at(*parse_date(day), time); }

TEST(Zones, AreFoundByTheirNamesInTheIanaDatabase) {
    EXPECT_EQ(zone("Europe/Moscow").name(), "Europe/Moscow");
    EXPECT_EQ(Zone::utc().offset_ms(utc("2026-11-24T12:00:00Z")), 0);
    for (const char* name :
         {"", "Mars/Base", "Etc/Unknown", "europe/moscow", "Europe/Moscow ", "GMT+3", "GMT+03:00", "UTC+3", "МСК", "+03:00"})
        EXPECT_FALSE(Zone::find(name)) << name;
}

TEST(Zones, MoscowChangedTheClockIn2011And2014) {
    const Zone moscow = zone("Europe/Moscow");
    EXPECT_EQ(moscow.offset_ms(utc("2010-01-15T12:00:00Z")), 3 * hour);
    EXPECT_EQ(moscow.offset_ms(utc("2010-07-15T12:00:00Z")), 4 * hour);
    EXPECT_EQ(moscow.offset_ms(utc("2011-03-26T22:59:59.999Z")), 3 * hour);
    EXPECT_EQ(moscow.offset_ms(utc("2011-03-26T23:00:00Z")), 4 * hour);
    EXPECT_EQ(moscow.offset_ms(utc("2013-01-15T12:00:00Z")), 4 * hour);
    EXPECT_EQ(moscow.offset_ms(utc("2014-10-25T21:59:59.999Z")), 4 * hour);
    EXPECT_EQ(moscow.offset_ms(utc("2014-10-25T22:00:00Z")), 3 * hour);
    EXPECT_EQ(moscow.offset_ms(utc("2050-07-15T12:00:00Z")), 3 * hour);
}

TEST(Zones, VladivostokIsADayAheadInTheEveningOfMoscow) {
    const Zone far_east = zone("Asia/Vladivostok");
    const Instant evening = utc("2026-11-24T18:00:00Z");
    EXPECT_EQ(format(zone("Europe/Moscow").date(evening)), "2026-11-24");
    EXPECT_EQ(format(far_east.date(evening)), "2026-11-25");
    EXPECT_EQ(far_east.time_of_day_ms(evening), 4 * hour);
    EXPECT_EQ(at(far_east, "2026-11-25", 0), utc("2026-11-24T14:00:00Z"));
}

TEST(Zones, InAGapTheLaterTimeIsTaken) {
    const Zone new_york = zone("America/New_York");
    const Instant in_gap = at(new_york, "2026-03-08", 2 * hour + 30 * minute);
    EXPECT_EQ(in_gap, utc("2026-03-08T07:30:00Z"));
    EXPECT_EQ(new_york.time_of_day_ms(in_gap), 3 * hour + 30 * minute);
    EXPECT_EQ(at(new_york, "2026-03-08", 2 * hour - 1), utc("2026-03-08T06:59:59.999Z"));
    EXPECT_EQ(at(new_york, "2026-03-08", 3 * hour), utc("2026-03-08T07:00:00Z"));
}

TEST(Zones, InAnOverlapTheEarlierTimeIsTaken) {
    const Zone new_york = zone("America/New_York");
    EXPECT_EQ(at(new_york, "2026-11-01", hour + 30 * minute), utc("2026-11-01T05:30:00Z"));
    EXPECT_EQ(at(new_york, "2026-11-01", 2 * hour), utc("2026-11-01T07:00:00Z"));
    EXPECT_EQ(new_york.time_of_day_ms(utc("2026-11-01T06:30:00Z")), hour + 30 * minute);
}

TEST(Zones, TheDayThatApiaLeftOutBeginsLater) {
    const Zone apia = zone("Pacific/Apia");
    EXPECT_EQ(at(apia, "2011-12-30", 12 * hour), utc("2011-12-30T22:00:00Z"));
    EXPECT_EQ(at(apia, "2011-12-31", 0), utc("2011-12-30T10:00:00Z"));
    EXPECT_EQ(format(apia.date(utc("2011-12-30T09:59:59Z"))), "2011-12-29");
}

TEST(Zones, BeginTheDayAfterAGapAtMidnight) {
    const Zone beirut = zone("Asia/Beirut");
    const Instant morning = at(beirut, "2022-03-27", 0);
    EXPECT_EQ(format(beirut.date(morning)), "2022-03-27");
    EXPECT_EQ(beirut.time_of_day_ms(morning), hour);
}

TEST(Zones, AWallClockTimeComesBackFromItsInstant) {
    Rng rng = tests::told_rng();
    for (const char* name : {"Europe/Moscow", "America/New_York", "Asia/Vladivostok", "Australia/Lord_Howe", "Asia/Kathmandu",
                             "Africa/Casablanca", "Pacific/Apia", "America/St_Johns"}) {
        const Zone where = zone(name);
        for (int i = 0; i < 20'000; ++i) {
            const Instant instant{static_cast<std::int64_t>(rng.below(47'000)) * 24 * hour + rng.below(86'400'000)};
            const Date day = where.date(instant);
            const std::int64_t time = where.time_of_day_ms(instant);
            const Instant back = where.at(day, time);
            ASSERT_LE(back, instant) << name << ' ' << format(instant);
            ASSERT_EQ(where.date(back), day) << name << ' ' << format(instant);
            ASSERT_EQ(where.time_of_day_ms(back), time) << name << ' ' << format(instant);
        }
    }
}

}  // namespace
}  // namespace voronka
