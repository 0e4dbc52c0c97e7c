#include "api/times.h"

#include "records/walk.h"
#include "sales/span_tally.h"

namespace voronka::api {
namespace {

constexpr std::int64_t day_ms = 86'400'000;
constexpr double minute_ms = 60'000;
// So many leads are in memory at once.
constexpr std::size_t leads_at_once = 500'000;

Figure median_of(sales::SpanTally& tally, double unit_ms, std::string records) {
    return {tally.median(unit_ms), tally.count(), std::move(records), ""};
}

struct Answered {
    Instant made;
    std::optional<Instant> first;  // contact
};

Result<void> read_first_contacts(records::Reading& reading, const Module& activities, std::span<const Id> leads,
                                 std::vector<Answered>& answered) {
    const records::Linked done{.module = activities, .link = "about", .q = "done = true", .fields = {"done_at", "direction"}};
    return records::each_linked(reading, done, leads, [&](std::size_t lead, const records::FieldRow& activity) {
        if (activity.empty(0) || activity.text(1) == "in") return;
        const Instant at{activity.integer(0)};
        std::optional<Instant>& first = answered[lead].first;
        if (!first || at < *first) first = at;
    });
}

}  // namespace

Result<Figure> cycle_length(Asking& asking, records::Reading& reading, const std::string& q) {
    const Zone& zone = asking.environment.calendar.zone();
    sales::SpanTally days;
    auto deals = TRY(records::Walk::begin(reading, asking.company->schema().at("deals"), q, {"started_at", "closed_at"}));
    while (TRY(deals.next())) {
        const records::FieldRow& deal = deals.row();
        if (deal.empty(0) || deal.empty(1)) continue;
        days.add((zone.date({deal.integer(1)}).days - zone.date({deal.integer(0)}).days) * day_ms);
    }
    return median_of(days, static_cast<double>(day_ms), "deals?q=" + q);
}

Result<Figure> on_time_rate(Asking& asking, records::Reading& reading, const std::string& q) {
    std::int64_t in_time = 0, due = 0;
    auto activities = TRY(records::Walk::begin(reading, asking.company->schema().at("activities"), q, {"due_at", "done_at"}));
    while (TRY(activities.next())) {
        const records::FieldRow& activity = activities.row();
        ++due;
        in_time += !activity.empty(1) && activity.integer(1) <= activity.integer(0) ? 1 : 0;
    }
    Figure figure{std::nullopt, due, "activities?q=" + q, ""};
    if (due) figure.value = static_cast<double>(in_time) / static_cast<double>(due);
    return figure;
}

Result<Figure> speed_to_lead(Asking& asking, records::Reading& reading, const std::string& q) {
    const Schema& schema = asking.company->schema();
    sales::SpanTally times;
    auto leads = TRY(records::Walk::begin(reading, schema.at("leads"), q, {"created_at"}));
    for (bool more = true; more;) {
        std::vector<Id> ids;
        std::vector<Answered> answered;
        while (ids.size() < leads_at_once && (more = TRY(leads.next()))) {
            ids.push_back(leads.row().id());
            answered.push_back({{leads.row().integer(0)}, {}});
        }
        TRY_VOID(read_first_contacts(reading, schema.at("activities"), ids, answered));
        for (const Answered& one : answered)
            if (one.first) times.add(asking.environment.calendar.working_ms(one.made, *one.first));
    }
    return median_of(times, minute_ms, "leads?q=" + q);
}

}  // namespace voronka::api
