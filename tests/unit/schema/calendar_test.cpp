#include "schema/calendar.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <random>

#include "core/embedded.h"
#include "core/messages.h"
#include "core/random.h"

namespace voronka {
namespace {

constexpr std::int64_t minute = 60'000;
constexpr std::int64_t hour = 60 * minute;

std::string_view russian_yaml() {
    for (const EmbeddedFile& file : embedded_files())
        if (std::string_view(file.name) == "calendars/ru.yaml") return file.text();
    return {};
}

const WorkCalendar& russian() {
    static const WorkCalendar calendar = WorkCalendar::load(russian_yaml(), *Zone::find("Europe/Moscow")).value();
    return calendar;
}

Date day(std::string_view text) { return parse_date(text).value(); }
Instant at(std::string_view text) { return parse_instant(std::string(text) + ":00+03:00").value(); }

std::filesystem::path official_calendar() {
    const char* shared = std::getenv("VORONKA_SHARED");
    const std::filesystem::path folder = shared ? shared : VORONKA_SOURCE "/../shared";
    return folder / "data/ru-production-calendar/ru-2024-2026.csv";
}

std::string word(DayKind kind) {
    switch (kind) {
        case DayKind::workday:
            return "workday";
        case DayKind::short_day:
            return "short";
        case DayKind::weekend:
            return "weekend";
        case DayKind::holiday:
            return "holiday";
        case DayKind::day_off_moved:
            return "day_off_moved";
        case DayKind::working_weekend:
            return "working_weekend";
    }
    return {};
}

TEST(Calendar, IsTheOfficialOneDayByDay) {
    std::ifstream file(official_calendar());
    if (!file) GTEST_SKIP() << "The production calendar is not at " << official_calendar() << ".";
    std::string line;
    std::getline(file, line);
    int days = 0;
    for (; std::getline(file, line); ++days) {
        std::vector<std::string> cells(1);
        for (const char c : line) c == ',' ? cells.emplace_back() : cells.back() += std::string(1, c);
        const Date date = day(cells.at(0));
        EXPECT_EQ(word(russian().kind(date)), cells.at(2)) << line;
        EXPECT_EQ(russian().minutes(date), std::stoi(cells.at(3)) * 60) << line;
        EXPECT_EQ(russian().working(date), cells.at(3) != "0") << line;
    }
    EXPECT_EQ(days, 1096);
}

TEST(Calendar, AHolidayOnASaturdayIsAHoliday) { EXPECT_EQ(russian().kind(day("2024-06-12")), DayKind::holiday); }

TEST(Calendar, AShortSaturdayIsWorked) {
    EXPECT_EQ(russian().kind(day("2024-11-02")), DayKind::short_day);
    EXPECT_EQ(russian().minutes(day("2024-11-02")), 420);
}

TEST(Calendar, OfYearsThatAreNotStatedTheFixedHolidaysAreKnown) {
    EXPECT_TRUE(russian().assumed(2031));
    EXPECT_FALSE(russian().assumed(2026));
    EXPECT_EQ(russian().kind(day("2031-01-07")), DayKind::holiday);
    EXPECT_EQ(russian().kind(day("2031-01-09")), DayKind::workday);
    EXPECT_EQ(russian().kind(day("1999-05-09")), DayKind::holiday);
}

TEST(Calendar, CountsWorkingDays) {
    EXPECT_EQ(russian().working_days(day("2026-01-01"), day("2027-01-01")), 247);
    EXPECT_EQ(russian().add_working_days(day("2026-11-24"), 1), day("2026-11-25"));
    EXPECT_EQ(russian().add_working_days(day("2026-11-27"), 1), day("2026-11-30"));
    EXPECT_EQ(russian().add_working_days(day("2025-12-30"), 1), day("2026-01-12"));
    EXPECT_EQ(russian().add_working_days(day("2026-01-12"), -1), day("2025-12-30"));
    EXPECT_EQ(russian().add_working_days(day("2026-11-28"), 0), day("2026-11-30"));
    EXPECT_EQ(russian().add_working_days(day("2026-11-24"), 0), day("2026-11-24"));
}

TEST(Calendar, StopsAtTheEndOfTime) {
    EXPECT_EQ(russian().add_working_days(day("2026-11-24"), std::numeric_limits<int>::max()), day("9999-12-31"));
    EXPECT_EQ(russian().add_working_days(day("2026-11-24"), std::numeric_limits<int>::min()), day("0001-01-01"));
}

TEST(Calendar, CountsWorkingTime) {
    EXPECT_EQ(russian().working_ms(at("2026-11-24T10:00"), at("2026-11-24T15:00")), 4 * hour);
    EXPECT_EQ(russian().working_ms(at("2026-11-24T17:00"), at("2026-11-25T10:00")), 2 * hour);
    EXPECT_EQ(russian().working_ms(at("2026-11-03T09:00"), at("2026-11-03T23:00")), 7 * hour);  // short
    EXPECT_EQ(russian().working_ms(at("2026-11-28T00:00"), at("2026-11-29T23:59")), 0);
    EXPECT_EQ(russian().working_ms(at("2026-11-24T15:00"), at("2026-11-24T10:00")), 0);
}

TEST(Calendar, AddsWorkingTime) {
    EXPECT_EQ(russian().add_working_ms(at("2026-11-24T17:30"), hour), at("2026-11-25T09:30"));
    EXPECT_EQ(russian().add_working_ms(at("2026-11-24T12:30"), hour), at("2026-11-24T14:30"));
    EXPECT_EQ(russian().add_working_ms(at("2026-11-28T12:00"), 15 * minute), at("2026-11-30T09:15"));
}

TEST(Calendar, APlainOneHasNoHolidays) {
    const WorkCalendar plain = WorkCalendar::plain(Zone::utc());
    EXPECT_EQ(plain.kind(day("2026-01-01")), DayKind::workday);
    EXPECT_TRUE(plain.assumed(2026));
}

// Minute by minute, as the calendar is written down: slow, and beyond doubt.
std::int64_t slow_working_ms(const WorkCalendar& calendar, Instant from, Instant to) {
    std::int64_t sum = 0;
    for (Instant now = from; now < to; now.ms += minute) {
        const std::int64_t time = calendar.zone().time_of_day_ms(now);
        const DayKind kind = calendar.kind(calendar.zone().date(now));
        const bool off = kind == DayKind::weekend || kind == DayKind::holiday || kind == DayKind::day_off_moved;
        const std::int64_t closes = (kind == DayKind::short_day ? 17 : 18) * hour;
        if (!off && time >= 9 * hour && time < closes && (time < 13 * hour || time >= 14 * hour)) sum += minute;
    }
    return sum;
}

TEST(Calendar, AgreesWithCountingMinutesOnRandomSpans) {
    const auto seed = static_cast<std::uint64_t>(std::random_device()());
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::cout << "seed " << seed << "\n";
    Rng rng(seed);
    for (const char* zone : {"Europe/Moscow", "Europe/Berlin", "Asia/Vladivostok"}) {
        const WorkCalendar calendar = WorkCalendar::load(russian_yaml(), *Zone::find(zone)).value();
        for (int i = 0; i < 60; ++i) {
            const std::int64_t start = at("2023-11-01T00:00").ms + rng.below(1300) * 24 * hour + rng.below(1440) * minute;
            const Instant from{start};
            const Instant to{start + std::int64_t{rng.below(20 * 1440)} * minute};
            const std::int64_t counted = calendar.working_ms(from, to);
            EXPECT_EQ(counted, slow_working_ms(calendar, from, to)) << zone << " " << format(from) << " " << format(to);
            if (counted) {
                EXPECT_EQ(calendar.working_ms(from, calendar.add_working_ms(from, counted)), counted);
            }
        }
    }
}

TEST(Calendar, NamesWhatItCannotRead) {
    const auto told = [](std::string_view yaml) {
        const auto calendar = WorkCalendar::load(yaml, Zone::utc());
        return calendar ? "" : message(Language::en, calendar.error().code, calendar.error().args);
    };
    EXPECT_EQ(told("years: {2026: {short_days: [2026-02-30]}}"),
              "The calendar cannot be read: years.2026.short_days: 2026-02-30.");
    EXPECT_EQ(told("years: {2026: {short_days: [2025-02-20]}}"),
              "The calendar cannot be read: years.2026.short_days: 2025-02-20.");
    EXPECT_EQ(told("fixed_holidays: [{date: \"13-01\"}]"), "The calendar cannot be read: fixed_holidays: 13-01.");
    EXPECT_EQ(told("workday: {from: \"9\", to: \"18:00\"}"), "The calendar cannot be read: workday.from: 9.");
    EXPECT_NE(told("weekend: [mon, tue, wed, thu, fri, sat, sun]"), "");
    EXPECT_NE(told("years: [1"), "");
    EXPECT_EQ(told("weekend: [friday, saturday]"), "");
}

}  // namespace
}  // namespace voronka
