#include "api/funnel.h"

#include <ranges>

#include "api/body.h"
#include "sales/measures.h"

namespace voronka::api {
namespace {

constexpr int most_rows = 300'000;  // figures of a company larger than this are worked out in the store alone

struct StageFlow {
    std::int64_t entered = 0;
    std::int64_t forward = 0;
    std::int64_t open = 0;
    std::vector<sales::Span> spans;
};

struct Flow {
    std::map<Id, std::string> journeys;  // with their outcome
    std::vector<StageFlow> stages;       // in the process's order
};

std::string started_in(const sales::Period& period) {
    return period.all ? "started_at is not empty" : "started_at between " + format(period.from) + " and " + format(period.to);
}

// A skipped stage counts as entered and left forward.
void add_skipped(const std::map<std::size_t, bool>& been, std::vector<StageFlow>& stages) {
    for (std::size_t at = been.begin()->first; at < been.rbegin()->first; ++at) {
        if (been.contains(at)) continue;
        ++stages[at].entered;
        ++stages[at].forward;
    }
}

Result<Flow> flow_of(Asking& asking, records::Reading& reading, const sales::Process& process, const sales::Period& period) {
    const Schema& schema = asking.company->schema();
    Flow flow{.stages = std::vector<StageFlow>(process.stages.size())};
    for (const auto& row : TRY(reading.columns(schema.at("journeys"), started_in(period), {"id", "outcome"}, most_rows)))
        flow.journeys.emplace(std::get<std::int64_t>(row[0]), get_if<std::string>(row[1]) ? std::get<std::string>(row[1]) : "");
    std::map<std::string, std::size_t> place;
    for (const sales::Stage& stage : process.stages) place[stage.key] = process.index(stage);
    std::map<Id, std::map<std::size_t, bool>> been;  // journey → stage → left forward
    const std::string since = period.all ? "" : "entered_at >= " + format(period.from) + " ";
    for (const auto& row : TRY(reading.columns(schema.at("journeys.stays"), since + "sort id",
                                               {"parent", "stage", "entered_at", "left_at", "left_by", "imported"}, most_rows))) {
        const Id journey = std::get<std::int64_t>(row[0]);
        const auto* stage = get_if<std::string>(row[1]);
        if (!flow.journeys.contains(journey) || !stage || !place.contains(*stage)) continue;
        const std::size_t at = place[*stage];
        if (been[journey].contains(at)) continue;
        const auto* left_by = get_if<std::string>(row[4]);
        const bool forward = left_by && (*left_by == "forward" || *left_by == "won");
        been[journey][at] = forward;
        StageFlow& one = flow.stages[at];
        ++one.entered;
        one.forward += forward ? 1 : 0;
        one.open += left_by ? 0 : 1;
        if (!empty(row[5])) continue;
        const auto* left = get_if<Instant>(row[3]);
        const double ms = static_cast<double>(
            asking.environment.calendar.working_ms(std::get<Instant>(row[2]), left ? *left : asking.company->now()));
        one.spans.push_back({ms / 3'600'000.0, left != nullptr});
    }
    for (const auto& stages : std::views::values(been)) add_skipped(stages, flow.stages);
    return flow;
}

void write_stage(JsonWriter& out, const sales::Stage& stage, const StageFlow& one) {
    out.begin_object().member("stage", stage.key);
    out.key("names").begin_object().member("en", stage.name.en).member("ru", stage.name.ru).end_object();
    out.member("entered", one.entered).member("left_forward", one.forward).member("open", one.open).key("conversion");
    one.entered ? out.number(static_cast<double>(one.forward) / static_cast<double>(one.entered)) : out.null();
    out.key("median_hours");
    const auto median = sales::kaplan_meier_median(one.spans);
    median ? out.number(*median) : out.null();
    const bool lead = stage.record == sales::StageRecord::lead;
    out.member("allowed_hours", stage.hours)
        .member("records", std::string(lead ? "leads" : "deals") + "?q=stage = " + stage.key)
        .end_object();
}

}  // namespace

Result<http::Response> funnel(Asking& asking, http::Request& request) {
    const sales::Process& process = asking.environment.processes.of(request.query_value("process").value_or(""));
    const sales::Period period = TRY(sales::parse_period(request.query_value("period").value_or("")));
    const auto reader = TRY(asking.company->store().reader());
    records::Reading reading = asking.reading(*reader);
    const Flow flow = TRY(flow_of(asking, reading, process, period));
    std::string text;
    JsonWriter out(text);
    out.begin_object().key("period").begin_object().key("from");
    period.all ? out.null() : out.value(period.from);
    out.key("to");
    period.all ? out.null() : out.value(period.to);
    out.end_object().key("stages").begin_array();
    for (const sales::Stage& stage : process.stages) write_stage(out, stage, flow.stages[process.index(stage)]);
    out.end_array();
    for (const char* outcome : {"won", "open"}) {
        const auto count = std::ranges::count(std::views::values(flow.journeys), std::string(outcome));
        out.key(outcome).begin_object().member("count", std::int64_t{count});
        out.member("records", "deals?q=outcome = " + std::string(outcome) + " and " + started_in(period)).end_object();
    }
    out.member("journeys", flow.journeys.size()).end_object();
    return http::json(std::move(text));
}

Result<http::Response> pipeline(Asking& asking, http::Request& request) {
    const sales::Process& process = asking.environment.processes.of(request.query_value("process").value_or(""));
    const Zone& zone = asking.environment.calendar.zone();
    const Date today = zone.date(asking.company->now());
    const auto asked = request.query_value("on");
    const auto day = asked ? parse_date(*asked) : std::optional(today);
    if (!day) return fail_field("on", "bad_date");
    const auto reader = TRY(asking.company->store().reader());
    records::Reading reading = asking.reading(*reader);
    const Module& deals = asking.company->schema().at("deals");
    const bool sums = !asking.actor.hides(deals.at("amount"));
    std::string text;
    JsonWriter out(text);
    out.begin_object().member("on", *day).key("stages").begin_array();
    for (const sales::Stage& stage : process.stages) {
        if (stage.record != sales::StageRecord::deal) continue;
        std::int64_t count = 0, amount = 0;
        const std::string now_there = "outcome = open and stage = " + stage.key;
        if (*day >= today) {
            const char* shown = sums ? " group by outcome show count, sum(amount_base)" : " group by outcome show count";
            for (const auto& group : TRY(reading.groups(deals, now_there + shown))) {
                count += std::get<std::int64_t>(group.cells[1]);
                const auto* sum = sums ? get_if<std::int64_t>(group.cells[2]) : nullptr;
                if (sum) amount += *sum;
            }
        } else {
            const std::string then = "stage = " + stage.key + " and entered_at <= " + format(*day) +
                                     " and (left_at is empty or left_at > " + format(*day) + ")";
            for (const auto& row :
                 TRY(reading.columns(asking.company->schema().at("journeys.stays"), then, {"record"}, most_rows))) {
                const auto deal = TRY(reader->find(deals, std::get<std::int64_t>(row[0])));
                if (!deal || deal->deleted()) continue;
                ++count;
                if (const auto* base = get_if<Decimal>(deal->get("amount_base"))) amount += base->units;
            }
        }
        out.begin_object().member("stage", stage.key);
        out.key("names").begin_object().member("en", stage.name.en).member("ru", stage.name.ru).end_object();
        out.member("count", count).key("amount");
        sums ? out.money({amount}) : out.null();
        out.member("records", "deals?q=" + now_there).end_object();
    }
    out.end_array().end_object();
    return http::json(std::move(text));
}

}  // namespace voronka::api
