#include "sales/measures.h"

#include "api/body.h"
#include "api/figures.h"
#include "api/funnel.h"
#include "api/override_rate.h"
#include "api/resources.h"
#include "api/times.h"

namespace voronka::api {
namespace {

class Measures {
  public:
    Measures(Asking& asking, records::Reader& reader, std::string q)
        : asking_(asking), reading_(asking.reading(reader)), q_(std::move(q)), deals_(asking.company->schema().at("deals")) {}

    Result<Figure> figure(const std::string& name, const sales::Period& period, const std::string& also) {
        const std::string closed = joined({within("closed_at", period), also, bracketed(q_)});
        const std::string open = joined({"outcome = open", also, bracketed(q_)});
        if (name == "outcomes") return counted(deals_, closed);
        if (name == "won_value") return summed(joined({"outcome = won", closed}));
        if (name == "pipeline_value" || name == "load") return name == "load" ? counted(deals_, open) : summed(open);
        if (name == "win_rate") return win_rate(closed);
        if (name == "cycle_length") return cycle_length(asking_, reading_, joined({"outcome = won", closed}));
        if (name == "next_step_coverage") return share(deals_, open, joined({open, "next_step_at >= now"}));
        if (name == "activity")
            return counted(module("activities"), joined({within("done_at", period), also_of("activities", also)}));
        if (name == "on_time_rate") {
            const std::string due = joined({within("due_at", period), "due_at < now", also_of("activities", also)});
            return on_time_rate(asking_, reading_, due);
        }
        if (name == "sales_velocity") return velocity(open, closed);
        if (name == "speed_to_lead")
            return speed_to_lead(asking_, reading_,
                                 joined({within("created_at", period), also_of("leads", also),
                                         "any activities(done = true and kind in (call, email, meeting))"}));
        if (name == "leads")
            return counted(module("leads"), joined({within("started_at", period), also_of("leads", also), bracketed(q_)}));
        if (name == "lead_conversion") {
            const std::string all = joined({within("started_at", period), also_of("leads", also), bracketed(q_)});
            return share(module("leads"), all, joined({all, "status = converted"}));
        }
        return fail(ErrorKind::not_found, "measure_unknown", {{"name", name}});
    }

    /// The values by which a measure is split, each with its condition.
    Result<std::vector<std::pair<FigureGroup, std::string>>> parts(const std::string& by, const std::string& name,
                                                                   const sales::Period& period) {
        const bool of_leads = name == "leads" || name == "lead_conversion" || name == "speed_to_lead";
        const bool of_activities = name == "activity" || name == "on_time_rate";
        const Module& base = module(of_leads ? "leads" : of_activities ? "activities" : "deals");
        const std::string when = of_leads ? "started_at" : of_activities ? "done_at" : "closed_at";
        const bool open_now = name == "load" || name == "pipeline_value" || name == "next_step_coverage";
        std::string term = by;
        if (by == "month") term = "month(" + when + ")";
        if (by == "team") term = "owner";
        const Field* field = base.find(by == "team" ? "owner" : by);
        if (by != "month" && !field) return fail_field("by", "unknown_field", {{"field", by}});
        const std::string grouped =
            joined({open_now ? "outcome = open" : within(when, period), of_activities ? "" : bracketed(q_)}) + " group by " +
            term + " show count";
        std::vector<std::pair<FigureGroup, std::string>> found;
        for (const auto& group : TRY(reading_.groups(base, grouped))) {
            const Value& cell = group.cells[0];
            if (by == "month") {
                const auto* first = get_if<std::string>(cell);
                const auto day = first ? parse_date(*first) : std::nullopt;
                if (!day) continue;
                const Date last{add_months(*day, 1).days - 1};
                found.push_back(
                    {{first->substr(0, 7), first->substr(0, 7), {}}, when + " between " + format(*day) + " and " + format(last)});
                continue;
            }
            found.push_back(part(by, *field, cell));
        }
        return found;
    }

  private:
    const Module& module(const char* key) const { return asking_.company->schema().at(key); }

    static std::string joined(std::initializer_list<std::string> parts) {
        std::string all;
        for (const std::string& part : parts)
            if (!part.empty()) all += (all.empty() ? "" : " and ") + part;
        return all;
    }
    static std::string bracketed(const std::string& q) { return q.empty() ? "" : "(" + q + ")"; }
    static std::string within(const std::string& field, const sales::Period& period) {
        return period.all ? field + " is not empty" : field + " between " + format(period.from) + " and " + format(period.to);
    }
    // A condition on the owner holds for other modules too; others (stage, source) are the deals' own.
    std::string also_of(const char* resource, const std::string& also) const {
        const std::string field = also.substr(0, also.find(' '));
        return module(resource).find(field) ? also : "";
    }

    std::pair<FigureGroup, std::string> part(const std::string& by, const Field& field, const Value& cell) const {
        const std::string key = field.key;
        if (empty(cell)) return {{"", message(asking_.language, "measure_not_given"), {}}, key + " is empty"};
        if (const auto* id = get_if<std::int64_t>(cell)) {
            if (field.type == FieldType::boolean)
                return {{*id ? "true" : "false", *id ? "true" : "false", {}}, key + " = " + (*id ? "true" : "false")};
            const auto* person = field.references.size() == 1 && field.references[0] == "users"
                                     ? asking_.environment.directory->person(*id)
                                     : nullptr;
            return {{std::to_string(*id), person ? person->name : std::to_string(*id), {}}, key + " = " + std::to_string(*id)};
        }
        const std::string& text = std::get<std::string>(cell);
        std::string label = text;
        if (const Choice* choice = field.choice(text)) label = choice->label.in(asking_.language);
        if (by == "stage")
            for (const sales::Process* process : asking_.environment.processes.all())
                if (const sales::Stage* stage = process->find(text)) label = stage->name.in(asking_.language);
        return {{text, label, {}}, key + " = \"" + text + "\""};
    }

    Result<Figure> counted(const Module& of, const std::string& q) {
        const std::int64_t count = TRY(reading_.count(of, q));
        return Figure{static_cast<double>(count), count, of.key + "?q=" + q, ""};
    }

    bool sees_sums() const { return !asking_.actor.hides(deals_.at("amount")); }
    std::string by_outcome() const {
        return std::string(" group by outcome show count") + (sees_sums() ? ", sum(amount_base)" : "");
    }
    static std::int64_t sum_in(const records::Reading::Group& group) {
        return group.cells.size() > 2 ? number(group.cells[2]) : 0;
    }

    Result<Figure> summed(const std::string& q) {
        Figure figure{0, 0, "deals?q=" + q, ""};
        for (const auto& group : TRY(reading_.groups(deals_, q + by_outcome()))) {
            figure.count += number(group.cells[1]);
            *figure.value += static_cast<double>(sum_in(group)) / static_cast<double>(Decimal::scale);
        }
        if (!sees_sums()) figure.value = std::nullopt;
        return figure;
    }

    Result<Figure> win_rate(const std::string& closed) {
        Figure figure{std::nullopt, 0, "deals?q=" + closed, ""};
        std::int64_t won = 0, lost = 0, lost_value = 0;
        for (const auto& group : TRY(reading_.groups(deals_, closed + by_outcome()))) {
            const auto* outcome = get_if<std::string>(group.cells[0]);
            if (outcome && *outcome == "won") won = number(group.cells[1]);
            if (outcome && *outcome == "lost") {
                lost = number(group.cells[1]);
                lost_value = sum_in(group);
            }
        }
        figure.count = won + lost;
        if (figure.count) figure.value = static_cast<double>(won) / static_cast<double>(figure.count);
        if (lost && !lost_value && sees_sums()) figure.note = message(asking_.language, "measure_no_losses_value");
        return figure;
    }

    Result<Figure> share(const Module& of, const std::string& all, const std::string& part) {
        const std::int64_t whole = TRY(reading_.count(of, all));
        const std::int64_t some = TRY(reading_.count(of, part));
        Figure figure{std::nullopt, whole, of.key + "?q=" + all, ""};
        if (whole) figure.value = static_cast<double>(some) / static_cast<double>(whole);
        return figure;
    }

    // (open deals × win rate × mean won value) / cycle length, per day
    Result<Figure> velocity(const std::string& open, const std::string& closed) {
        const Figure deals = TRY(counted(deals_, open));
        const Figure rate = TRY(win_rate(closed));
        const Figure won = TRY(summed("outcome = won and " + closed));
        const Figure cycle = TRY(cycle_length(asking_, reading_, "outcome = won and " + closed));
        Figure figure{std::nullopt, deals.count, deals.records, ""};
        if (rate.value && won.count && won.value && cycle.value && *cycle.value > 0)
            figure.value =
                static_cast<double>(deals.count) * *rate.value * (*won.value / static_cast<double>(won.count)) / *cycle.value;
        return figure;
    }

    static std::int64_t number(const Value& value) {
        const auto* n = get_if<std::int64_t>(value);
        return n ? *n : 0;
    }

    Asking& asking_;
    records::Reading reading_;
    std::string q_;
    const Module& deals_;
};

const char* unit_of(const std::string& name) {
    if (name == "won_value" || name == "pipeline_value") return "currency";
    if (name == "sales_velocity") return "currency_per_day";
    if (name == "cycle_length") return "days";
    if (name == "speed_to_lead") return "minutes";
    if (name == "outcomes" || name == "activity" || name == "load" || name == "leads") return "count";
    return "share";
}

struct Answer {
    Figure figure;
    std::optional<Figure> previous;
    std::vector<FigureGroup> groups;
};

struct Asked {
    std::string name;
    sales::Period period;
    std::string by;
    std::string q;
    bool compare = false;
};

Result<Answer> work_out(Asking& asking, records::Reader& reader, const Asked& asked) {
    Answer answer;
    if (asked.name == "override_rate") {
        OverrideRate rate(asking, reader, asked.q);
        auto [all, groups] = TRY(rate.rates(asked.period, asked.by));
        answer.figure = std::move(all);
        answer.groups = std::move(groups);
        if (asked.compare) answer.previous = TRY(rate.rates(sales::before(asked.period), "")).all;
        return answer;
    }
    Measures measures(asking, reader, asked.q);
    answer.figure = TRY(measures.figure(asked.name, asked.period, ""));
    if (asked.compare) answer.previous = TRY(measures.figure(asked.name, sales::before(asked.period), ""));
    if (asked.by.empty()) return answer;
    for (auto& [group, condition] : TRY(measures.parts(asked.by, asked.name, asked.period))) {
        group.figure = TRY(measures.figure(asked.name, asked.period, condition));
        answer.groups.push_back(std::move(group));
    }
    return answer;
}

Result<http::Response> measure(Asking& asking, http::Request& request) {
    Asked asked{.name = std::string(request.parameter("name")),
                .period = TRY(sales::parse_period(request.query_value("period").value_or(""))),
                .by = std::string(request.query_value("by").value_or("")),
                .q = std::string(request.query_value("q").value_or(""))};
    asked.compare = request.query_value("compare") == "previous" && !asked.period.all;
    const auto reader = TRY(asking.company->store().reader());
    const Answer answer = TRY(work_out(asking, *reader, asked));
    std::string text;
    JsonWriter out(text);
    out.begin_object().member("name", asked.name).member("unit", unit_of(asked.name));
    write_figure(out, answer.figure);
    out.key("note");
    answer.figure.note.empty() ? out.null() : out.value(answer.figure.note);
    out.key("previous");
    if (answer.previous) {
        out.begin_object();
        write_figure(out, *answer.previous);
        out.end_object();
    } else {
        out.null();
    }
    out.key("groups").begin_array();
    for (const FigureGroup& group : answer.groups) {
        out.begin_object().member("key", group.key).member("label", group.label);
        write_figure(out, group.figure);
        out.end_object();
    }
    out.end_array().end_object();
    return http::json(std::move(text));
}

}  // namespace

void write_figure(JsonWriter& out, const Figure& figure) {
    out.key("value");
    figure.value ? out.number(*figure.value) : out.null();
    out.member("count", figure.count).member("records", figure.records);
}

void add_measure_routes(http::Router& router, Api& api) {
    const http::RouteOptions heavy{.lane = http::Lane::heavy};
    router.get("/api/v1/measures/{name}", reading(api, measure), heavy);
    router.get("/api/v1/funnel", reading(api, funnel), heavy);
    router.get("/api/v1/pipeline", reading(api, pipeline), heavy);
}

}  // namespace voronka::api
