#include "api/funnel.h"

#include "api/body.h"
#include "records/walk.h"
#include "sales/measures.h"
#include "sales/stage_flows.h"

namespace voronka::api {
namespace {

// So many journeys are in memory at once, with their ids and the stages that they have been in: some ten megabytes.
constexpr std::size_t journeys_at_once = 1'000'000;
constexpr double hour_ms = 3'600'000;

struct Flow {
    std::int64_t journeys = 0;
    std::map<std::string, std::int64_t, std::less<>> by_outcome;
    sales::StageFlows stages;
};

std::string started_in(const sales::Period& period) {
    return period.all ? "started_at is not empty" : "started_at between " + format(period.from) + " and " + format(period.to);
}

/// Reads the journeys of a period, and then their stays.
class FlowReader {
  public:
    FlowReader(Asking& asking, records::Reading& reading, const sales::Process& process, const sales::Period& period)
        : asking_(asking), reading_(reading), process_(process), period_(period) {}

    Result<Flow> read() {
        Flow flow{.stages = sales::StageFlows(process_.stages.size())};
        auto journeys =
            TRY(records::Walk::begin(reading_, asking_.company->schema().at("journeys"), started_in(period_), {"outcome"}));
        for (bool more = true; more;) {
            std::vector<Id> ids;
            while (ids.size() < journeys_at_once && (more = TRY(journeys.next()))) {
                ids.push_back(journeys.row().id());
                count(flow.by_outcome, journeys.row().text(0));
            }
            flow.journeys += static_cast<std::int64_t>(ids.size());
            if (!ids.empty()) TRY_VOID(read_stays(ids, flow.stages));
        }
        return flow;
    }

  private:
    static void count(std::map<std::string, std::int64_t, std::less<>>& by_outcome, std::string_view outcome) {
        auto found = by_outcome.find(outcome);
        if (found == by_outcome.end()) found = by_outcome.emplace(outcome, 0).first;
        ++found->second;
    }

    std::optional<std::size_t> place(std::string_view stage) const {
        for (std::size_t at = 0; at < process_.stages.size(); ++at)
            if (process_.stages[at].key == stage) return at;
        return std::nullopt;
    }

    Result<void> read_stays(const std::vector<Id>& journeys, sales::StageFlows& stages) {
        const records::Linked stays{.module = asking_.company->schema().at("journeys.stays"),
                                    .link = "parent",
                                    .q = period_.all ? "" : "entered_at >= " + format(period_.from),
                                    .fields = {"stage", "entered_at", "left_at", "left_by", "imported"}};
        stages.begin(journeys.size());
        TRY_VOID(records::each_linked(reading_, stays, journeys, [&](std::size_t journey, const records::FieldRow& stay) {
            const auto stage = place(stay.text(0));
            if (!stage) return;
            const std::string_view left_by = stay.text(3);
            const bool forward = left_by == "forward" || left_by == "won";
            const sales::Left left = forward           ? sales::Left::forward
                                     : left_by.empty() ? sales::Left::not_yet
                                                       : sales::Left::otherwise;
            if (!stages.enter(journey, *stage, left) || !stay.empty(4)) return;
            const bool ended = !stay.empty(2);
            const Instant until = ended ? Instant{stay.integer(2)} : now_;
            stages.lasted(*stage, asking_.environment.calendar.working_ms({stay.integer(1)}, until), ended);
        }));
        stages.end();
        return {};
    }

    Asking& asking_;
    records::Reading& reading_;
    const sales::Process& process_;
    const sales::Period& period_;
    Instant now_ = asking_.company->now();
};

void write_stage(JsonWriter& out, const sales::Stage& stage, sales::StageFlow& one) {
    out.begin_object().member("stage", stage.key);
    out.key("names").begin_object().member("en", stage.name.en).member("ru", stage.name.ru).end_object();
    out.member("entered", one.entered).member("left_forward", one.forward).member("open", one.open).key("conversion");
    one.entered ? out.number(static_cast<double>(one.forward) / static_cast<double>(one.entered)) : out.null();
    out.key("median_hours");
    const auto median = one.times.kaplan_meier_median(hour_ms);
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
    Flow flow = TRY(FlowReader(asking, reading, process, period).read());
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
        out.key(outcome).begin_object().member("count", flow.by_outcome[outcome]);
        out.member("records", "deals?q=outcome = " + std::string(outcome) + " and " + started_in(period)).end_object();
    }
    out.member("journeys", flow.journeys).end_object();
    return http::json(std::move(text));
}

}  // namespace voronka::api
