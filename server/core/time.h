#pragma once
#include <compare>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace voronka {

/// A calendar day without zone: days since 1970-01-01.
struct Date {
    std::int32_t days = 0;
    auto operator<=>(const Date&) const = default;
};

/// A point in time: milliseconds since 1970-01-01T00:00:00Z.
struct Instant {
    std::int64_t ms = 0;
    auto operator<=>(const Instant&) const = default;
};

/// Year, month 1–12, day 1–31 of the Gregorian calendar.
struct Civil {
    int year = 1970;
    unsigned month = 1;
    unsigned day = 1;
    auto operator<=>(const Civil&) const = default;
};

Civil civil(Date);
Date date_of(Civil);
/// 0 Monday … 6 Sunday.
unsigned weekday(Date);
/// The day itself when it exists, else nothing (2026-02-30).
std::optional<Date> checked_date(int year, unsigned month, unsigned day);
/// The same day so many months on, or the month's last day; never beyond twenty thousand years.
Date add_months(Date, int months);

/// "2026-11-24"; years 0001–9999. A day beyond them is written as the nearest of them.
std::optional<Date> parse_date(std::string_view);
std::string format(Date);
/// Writes ten characters, no terminator.
void format_to(char* out, Date);

/// RFC 3339 with any offset ("2026-11-24T10:00:00+03:00"); fractions beyond milliseconds are cut.
std::optional<Instant> parse_instant(std::string_view);
/// "2026-11-24T07:00:00Z", with ".123" where there are milliseconds.
std::string format(Instant);
/// Appends what `format` gives.
void append(std::string& out, Instant);

/// A zone of the IANA database by name; immutable and shared freely between threads.
class Zone {
  public:
    /// Nothing when there is no such zone.
    static std::optional<Zone> find(std::string_view name);
    static Zone utc() { return *find("UTC"); }

    const std::string& name() const { return name_; }
    /// Milliseconds to add to UTC at this instant.
    std::int64_t offset_ms(Instant) const;
    Date date(Instant) const;
    /// Milliseconds since local midnight.
    std::int64_t time_of_day_ms(Instant) const;
    /// The instant at which a local wall clock shows this; in a gap the later, in an overlap the earlier.
    Instant at(Date, std::int64_t time_of_day_ms = 0) const;

  private:
    std::string name_;
    std::shared_ptr<const struct ZoneRules> rules_;
};

}  // namespace voronka
