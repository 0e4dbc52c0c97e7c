#include "sales/measures.h"

#include "api/body.h"
#include "api/resources.h"

namespace voronka::api {
namespace {

constexpr int most_rows = 300'000;  // figures of a company larger than this are worked out in the store alone

struct Figure {
    std::optional<double> value;
    std::int64_t count = 0;
    std::string records;
    std::string note;
};

struct Group {
    std::string key;
    std::string label;
    Figure figure;
};

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
        if (name == "cycle_length") return cycle_length(joined({"outcome = won", closed}));
        if (name == "next_step_coverage") return share(deals_, open, joined({open, "next_step_at >= now"}));
        if (name == "activity")
            return counted(module("activities"), joined({within("done_at", period), also_of("activities", also)}));
        if (name == "on_time_rate") return on_time(period, also);
        if (name == "sales_velocity") return velocity(open, closed);
        if (name == "speed_to_lead") return speed_to_lead(period, also);
        if (name == "leads")
            return counted(module("leads"), joined({within("started_at", period), also_of("leads", also), bracketed(q_)}));
        if (name == "lead_conversion") {
            const std::string all = joined({within("started_at", period), also_of("leads", also), bracketed(q_)});
            return share(module("leads"), all, joined({all, "status = converted"}));
        }
        return fail(ErrorKind::not_found, "measure_unknown", {{"name", name}});
    }

    /// The values by which a measure is split, each with its condition.
    Result<std::vector<std::pair<Group, std::string>>> parts(const std::string& by, const std::string& name,
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
        const std::string filter =
            joined({open_now ? "outcome = open" : within(when, period), of_activities ? "" : bracketed(q_)});
        std::vector<std::pair<Group, std::string>> found;
        for (const auto& group : TRY(reading_.groups(base, filter + " group by " + term + " show count"))) {
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

    std::pair<Group, std::string> part(const std::string& by, const Field& field, const Value& cell) const {
        const std::string key = field.key;
        if (empty(cell)) return {{"", asking_.language == Language::ru ? "не указано" : "not given", {}}, key + " is empty"};
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

    Result<Figure> cycle_length(const std::string& won) {
        const Zone& zone = asking_.environment.calendar.zone();
        std::vector<double> days;
        for (const auto& row : TRY(reading_.columns(deals_, won, {"started_at", "closed_at"}, most_rows))) {
            const auto* started = get_if<Instant>(row[0]);
            const auto* closed = get_if<Instant>(row[1]);
            if (started && closed) days.push_back(zone.date(*closed).days - zone.date(*started).days);
        }
        Figure figure{std::nullopt, static_cast<std::int64_t>(days.size()), "deals?q=" + won, ""};
        figure.value = sales::median(std::move(days));
        return figure;
    }

    Result<Figure> share(const Module& of, const std::string& all, const std::string& part) {
        const std::int64_t whole = TRY(reading_.count(of, all));
        const std::int64_t some = TRY(reading_.count(of, part));
        Figure figure{std::nullopt, whole, of.key + "?q=" + all, ""};
        if (whole) figure.value = static_cast<double>(some) / static_cast<double>(whole);
        return figure;
    }

    Result<Figure> on_time(const sales::Period& period, const std::string& also) {
        const std::string q = joined({within("due_at", period), "due_at < now", also_of("activities", also)});
        std::int64_t in_time = 0, due = 0;
        for (const auto& row : TRY(reading_.columns(module("activities"), q, {"due_at", "done_at"}, most_rows))) {
            ++due;
            const auto* done = get_if<Instant>(row[1]);
            in_time += done && *done <= std::get<Instant>(row[0]) ? 1 : 0;
        }
        Figure figure{std::nullopt, due, "activities?q=" + q, ""};
        if (due) figure.value = static_cast<double>(in_time) / static_cast<double>(due);
        return figure;
    }

    // (open deals × win rate × mean won value) / cycle length, per day
    Result<Figure> velocity(const std::string& open, const std::string& closed) {
        const Figure deals = TRY(counted(deals_, open));
        const Figure rate = TRY(win_rate(closed));
        const Figure won = TRY(summed("outcome = won and " + closed));
        const Figure cycle = TRY(cycle_length("outcome = won and " + closed));
        Figure figure{std::nullopt, deals.count, deals.records, ""};
        if (rate.value && won.count && won.value && cycle.value && *cycle.value > 0)
            figure.value =
                static_cast<double>(deals.count) * *rate.value * (*won.value / static_cast<double>(won.count)) / *cycle.value;
        return figure;
    }

    // New lead → first outgoing contact, median working minutes; leads that still wait are not counted as answered.
    Result<Figure> speed_to_lead(const sales::Period& period, const std::string& also) {
        const std::string q = joined({within("created_at", period), also_of("leads", also),
                                      "any activities(done = true and kind in (call, email, meeting))"});
        const Module& activities = module("activities");
        std::vector<double> minutes;
        for (const auto& row : TRY(reading_.columns(module("leads"), q + " sort created_at desc", {"id", "created_at"}, 2000))) {
            std::optional<Instant> first;
            const std::string about = "about = " + std::to_string(std::get<Id>(row[0])) + " and done = true";
            for (const Record& one : TRY(reading_.records(activities, about, 50))) {
                const auto* done = get_if<Instant>(one.get("done_at"));
                if (done && one.text("direction") != "in" && (!first || *done < *first)) first = *done;
            }
            if (first)
                minutes.push_back(
                    static_cast<double>(asking_.environment.calendar.working_ms(std::get<Instant>(row[1]), *first)) / 60'000.0);
        }
        Figure figure{std::nullopt, static_cast<std::int64_t>(minutes.size()), "leads?q=" + q, ""};
        figure.value = sales::median(std::move(minutes));
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

void write_figure(JsonWriter& out, const Figure& figure) {
    out.key("value");
    figure.value ? out.number(*figure.value) : out.null();
    out.member("count", figure.count).member("records", figure.records);
}

const char* unit_of(const std::string& name) {
    if (name == "won_value" || name == "pipeline_value") return "currency";
    if (name == "sales_velocity") return "currency_per_day";
    if (name == "cycle_length") return "days";
    if (name == "speed_to_lead") return "minutes";
    if (name == "outcomes" || name == "activity" || name == "load" || name == "leads") return "count";
    return "share";
}

Result<http::Response> measure(Asking& asking, http::Request& request) {
    const std::string name(request.parameter("name"));
    const sales::Period period = TRY(sales::parse_period(request.query_value("period").value_or("")));
    const std::string by(request.query_value("by").value_or(""));
    const auto reader = TRY(asking.company->store().reader());
    Measures measures(asking, *reader, std::string(request.query_value("q").value_or("")));
    const Figure figure = TRY(measures.figure(name, period, ""));
    std::string text;
    JsonWriter out(text);
    out.begin_object().member("name", name).member("unit", unit_of(name));
    write_figure(out, figure);
    out.key("note");
    figure.note.empty() ? out.null() : out.value(figure.note);
    out.key("previous");
    if (request.query_value("compare") == "previous" && !period.all) {
        out.begin_object();
        write_figure(out, TRY(measures.figure(name, sales::before(period), "")));
        out.end_object();
    } else {
        out.null();
    }
    out.key("groups").begin_array();
    if (!by.empty()) {
        for (auto& [group, condition] : TRY(measures.parts(by, name, period))) {
            group.figure = TRY(measures.figure(name, period, condition));
            out.begin_object().member("key", group.key).member("label", group.label);
            write_figure(out, group.figure);
            out.end_object();
        }
    }
    out.end_array().end_object();
    return http::json(std::move(text));
}

struct StageFlow {
    std::int64_t entered = 0;
    std::int64_t forward = 0;
    std::int64_t open = 0;
    std::vector<sales::Span> spans;
};

// Journeys that started in the period, each stage by a journey's first entry; skipped stages count as entered and left forward.
Result<http::Response> funnel(Asking& asking, http::Request& request) {
    const sales::Process& process = asking.environment.processes.of(request.query_value("process").value_or(""));
    const sales::Period period = TRY(sales::parse_period(request.query_value("period").value_or("")));
    const auto reader = TRY(asking.company->store().reader());
    records::Reading reading = asking.reading(*reader);
    const std::string started =
        period.all ? "started_at is not empty" : "started_at between " + format(period.from) + " and " + format(period.to);
    std::map<Id, std::string> journeys;
    for (const auto& row : TRY(reading.columns(asking.company->schema().at("journeys"), started, {"id", "outcome"}, most_rows)))
        journeys.emplace(std::get<std::int64_t>(row[0]), get_if<std::string>(row[1]) ? std::get<std::string>(row[1]) : "");
    const Module& stays = asking.company->schema().at("journeys.stays");
    std::map<std::string, std::size_t> place;
    for (const sales::Stage& stage : process.stages) place[stage.key] = process.index(stage);
    std::vector<StageFlow> flow(process.stages.size());
    std::map<Id, std::map<std::size_t, bool>> been;  // journey → stage → left forward
    const std::string since = period.all ? "" : "entered_at >= " + format(period.from) + " ";
    for (const auto& row : TRY(reading.columns(stays, since + "sort id",
                                               {"parent", "stage", "entered_at", "left_at", "left_by", "imported"}, most_rows))) {
        const Id journey = std::get<std::int64_t>(row[0]);
        const auto* stage = get_if<std::string>(row[1]);
        if (!journeys.contains(journey) || !stage || !place.contains(*stage)) continue;
        const std::size_t at = place[*stage];
        if (been[journey].contains(at)) continue;
        const auto* left_by = get_if<std::string>(row[4]);
        const bool forward = left_by && (*left_by == "forward" || *left_by == "won");
        been[journey][at] = forward;
        ++flow[at].entered;
        flow[at].forward += forward ? 1 : 0;
        flow[at].open += left_by ? 0 : 1;
        if (!empty(row[5])) continue;
        const auto* left = get_if<Instant>(row[3]);
        const double ms = static_cast<double>(
            asking.environment.calendar.working_ms(std::get<Instant>(row[2]), left ? *left : asking.company->now()));
        flow[at].spans.push_back({ms / 3'600'000.0, left != nullptr});
    }
    for (const auto& [journey, stages] : been) {
        const std::size_t last = stages.rbegin()->first;
        const std::size_t first = stages.begin()->first;
        for (std::size_t at = first; at < last; ++at)
            if (!stages.contains(at)) {
                ++flow[at].entered;
                ++flow[at].forward;
            }
    }
    std::string text;
    JsonWriter out(text);
    out.begin_object().key("period").begin_object().key("from");
    period.all ? out.null() : out.value(period.from);
    out.key("to");
    period.all ? out.null() : out.value(period.to);
    out.end_object().key("stages").begin_array();
    for (const sales::Stage& stage : process.stages) {
        const StageFlow& one = flow[process.index(stage)];
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
    out.end_array();
    std::int64_t won = 0, open = 0;
    for (const auto& [id, outcome] : journeys) {
        won += outcome == "won" ? 1 : 0;
        open += outcome == "open" ? 1 : 0;
    }
    out.key("won").begin_object().member("count", won).member("records", "deals?q=outcome = won and " + started).end_object();
    out.key("open").begin_object().member("count", open).member("records", "deals?q=outcome = open and " + started).end_object();
    out.member("journeys", journeys.size()).end_object();
    return http::json(std::move(text));
}

// Value and count per stage as it stands now, or stood at the end of a past day (from the stays).
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

}  // namespace

void add_measure_routes(http::Router& router, Api& api) {
    const http::RouteOptions heavy{.lane = http::Lane::heavy};
    router.get("/api/v1/measures/{name}", reading(api, measure), heavy);
    router.get("/api/v1/funnel", reading(api, funnel), heavy);
    router.get("/api/v1/pipeline", reading(api, pipeline), heavy);
}

}  // namespace voronka::api
