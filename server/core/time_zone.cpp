#include <unicode/basictz.h>
#include <unicode/timezone.h>
#include <unicode/tztrans.h>
#include <unicode/ucal.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <vector>

#include "core/time.h"

namespace voronka {

// The offsets of a zone from 1970 to 2100, so that a look-up is a binary search without ICU and without a
// lock.
struct ZoneRules {
    struct Change {
        std::int64_t from_ms;
        std::int64_t offset_ms;
    };
    std::vector<Change> changes;  // the first stands for all before it
};

namespace {

constexpr std::int64_t day_ms = 86'400'000;
constexpr double begin_ms = 0;
constexpr double end_ms = 4'102'444'800'000.0;  // 2100-01-01

std::int64_t icu_offset(const icu::TimeZone& zone, double at) {
    int32_t raw = 0, dst = 0;
    UErrorCode status = U_ZERO_ERROR;
    zone.getOffset(at, false, raw, dst, status);
    return std::int64_t{raw} + dst;
}

std::shared_ptr<const ZoneRules> rules_of(const icu::BasicTimeZone& zone) {
    auto rules = std::make_shared<ZoneRules>();
    rules->changes.push_back({static_cast<std::int64_t>(begin_ms), icu_offset(zone, begin_ms)});
    icu::TimeZoneTransition transition;
    for (double at = begin_ms; zone.getNextTransition(at, false, transition) && transition.getTime() < end_ms;
         at = transition.getTime()) {
        const std::int64_t offset = icu_offset(zone, transition.getTime());
        if (offset != rules->changes.back().offset_ms)
            rules->changes.push_back({static_cast<std::int64_t>(transition.getTime()), offset});
    }
    return rules;
}

}  // namespace

std::optional<Zone> Zone::find(std::string_view name) {
    const icu::UnicodeString wanted = icu::UnicodeString::fromUTF8({name.data(), static_cast<int32_t>(name.size())});
    // ICU also makes zones of its own out of «GMT+3»; those are no names of the database, and browsers refuse
    // them.
    UErrorCode status = U_ZERO_ERROR;
    UBool of_database = false;
    icu::UnicodeString canonical;
    icu::TimeZone::getCanonicalID(wanted, canonical, of_database, status);
    if (U_FAILURE(status) || !of_database || name == UCAL_UNKNOWN_ZONE_ID) return std::nullopt;
    const std::unique_ptr<icu::TimeZone> found(icu::TimeZone::createTimeZone(wanted));
    const auto* basic = dynamic_cast<const icu::BasicTimeZone*>(found.get());
    if (!basic) return std::nullopt;
    Zone zone;
    zone.name_ = name;
    zone.rules_ = rules_of(*basic);
    return zone;
}

std::int64_t Zone::offset_ms(Instant instant) const {
    const auto& changes = rules_->changes;
    const auto after = std::ranges::upper_bound(changes, instant.ms, {}, &ZoneRules::Change::from_ms);
    return after == changes.begin() ? changes.front().offset_ms : std::prev(after)->offset_ms;
}

Date Zone::date(Instant instant) const {
    const std::int64_t local = instant.ms + offset_ms(instant);
    return {static_cast<std::int32_t>(local >= 0 ? local / day_ms : (local - day_ms + 1) / day_ms)};
}

std::int64_t Zone::time_of_day_ms(Instant instant) const {
    const std::int64_t local = instant.ms + offset_ms(instant);
    return ((local % day_ms) + day_ms) % day_ms;
}

Instant Zone::at(Date date, std::int64_t time_of_day_ms) const {
    const std::int64_t local = date.days * day_ms + time_of_day_ms;
    // The offsets before and after a change nearby; in an overlap both fit and the earlier instant is taken,
    // in a gap none fits and the clock has gone on by then: the offset before the gap gives the later wall
    // time.
    const std::int64_t early = offset_ms({local - day_ms});
    const std::int64_t late = offset_ms({local + day_ms});
    for (const std::int64_t offset : {std::max(early, late), std::min(early, late)})
        if (offset_ms({local - offset}) == offset) return {local - offset};
    return {local - early};
}

}  // namespace voronka
