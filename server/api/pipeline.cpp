#include <ranges>

#include "api/body.h"
#include "api/funnel.h"
#include "records/walk.h"

namespace voronka::api {
namespace {

// So many stays of the day are in memory at once: some twenty megabytes.
constexpr std::size_t stays_at_once = 1'000'000;

/// What stands in a stage, or stood there.
struct Standing {
    std::int64_t count = 0;
    std::int64_t amount = 0;  // in the company's currency
};
using Standings = std::map<std::string, Standing, std::less<>>;

std::string now_there(const sales::Stage& stage) { return "outcome = open and stage = " + stage.key; }

Result<Standings> standing_now(records::Reading& reading, const Module& deals, const sales::Process& process) {
    Standings found;
    const bool sums = !reading.actor().hides(deals.at("amount"));
    const char* shown = sums ? " group by outcome show count, sum(amount_base)" : " group by outcome show count";
    for (const sales::Stage& stage : process.stages) {
        if (stage.record != sales::StageRecord::deal) continue;
        Standing& one = found[stage.key];
        for (const auto& group : TRY(reading.groups(deals, now_there(stage) + shown))) {
            one.count += std::get<std::int64_t>(group.cells[1]);
            const auto* sum = sums ? get_if<std::int64_t>(group.cells[2]) : nullptr;
            if (sum) one.amount += *sum;
        }
    }
    return found;
}

/// A stay that lasted on the day that is asked about.
struct Stay {
    Id record;
    Standing* in;
};

// Deals that are still there, as much as they are worth today.
Result<void> add_deals(records::Reading& reading, const Module& deals, std::vector<Stay>& stays) {
    std::ranges::sort(stays, {}, &Stay::record);
    std::vector<Id> records;
    std::ranges::unique_copy(stays | std::views::transform(&Stay::record), std::back_inserter(records));
    return records::each_linked(reading, {.module = deals, .link = "id", .q = "", .fields = {"amount_base"}}, records,
                                [&](std::size_t at, const records::FieldRow& deal) {
                                    for (const Stay& stay : std::ranges::equal_range(stays, records[at], {}, &Stay::record)) {
                                        ++stay.in->count;
                                        stay.in->amount += deal.integer(0);
                                    }
                                });
}

Result<Standings> standing_on(records::Reading& reading, const Schema& schema, const sales::Process& process, Date day) {
    Standings found;
    std::string keys;
    for (const sales::Stage& stage : process.stages) {
        if (stage.record != sales::StageRecord::deal) continue;
        found.try_emplace(stage.key);
        keys += (keys.empty() ? "" : ", ") + stage.key;
    }
    if (found.empty()) return found;
    const std::string then =
        "stage in (" + keys + ") and entered_at <= " + format(day) + " and (left_at is empty or left_at > " + format(day) + ")";
    auto walk = TRY(records::Walk::begin(reading, schema.at("journeys.stays"), then, {"record", "stage"}));
    for (bool more = true; more;) {
        std::vector<Stay> stays;
        while (stays.size() < stays_at_once && (more = TRY(walk.next())))
            if (const auto in = found.find(walk.row().text(1)); in != found.end())
                stays.push_back({walk.row().integer(0), &in->second});
        TRY_VOID(add_deals(reading, schema.at("deals"), stays));
    }
    return found;
}

}  // namespace

Result<http::Response> pipeline(Asking& asking, http::Request& request) {
    const sales::Process& process = asking.environment.processes.of(request.query_value("process").value_or(""));
    const Date today = asking.environment.calendar.zone().date(asking.company->now());
    const auto asked = request.query_value("on");
    const auto day = asked ? parse_date(*asked) : std::optional(today);
    if (!day) return fail_field("on", "bad_date");
    const auto reader = TRY(asking.company->store().reader());
    records::Reading reading = asking.reading(*reader);
    const Schema& schema = asking.company->schema();
    const Module& deals = schema.at("deals");
    Standings standings = TRY(*day < today ? standing_on(reading, schema, process, *day) : standing_now(reading, deals, process));
    std::string text;
    JsonWriter out(text);
    out.begin_object().member("on", *day).key("stages").begin_array();
    for (const sales::Stage& stage : process.stages) {
        if (stage.record != sales::StageRecord::deal) continue;
        const Standing& one = standings[stage.key];
        out.begin_object().member("stage", stage.key);
        out.key("names").begin_object().member("en", stage.name.en).member("ru", stage.name.ru).end_object();
        out.member("count", one.count).key("amount");
        asking.actor.hides(deals.at("amount")) ? out.null() : out.money({one.amount});
        out.member("records", "deals?q=" + now_there(stage)).end_object();
    }
    out.end_array().end_object();
    return http::json(std::move(text));
}

}  // namespace voronka::api
