#include "api/resources.h"
#include "api/today_order.h"
#include "api/whose.h"
#include "records/absence.h"

namespace voronka::api {
namespace {

constexpr int most_rows = 50;
constexpr std::int64_t minute_ms = 60'000;
constexpr std::int64_t day_ms = 86'400'000;
constexpr std::int64_t end_of_work_ms = 18 * 3'600'000;

// One row of the queue: who, why it is here in words, and what to do about it.
struct Row {
    std::string resource;
    Id id = 0;
    std::string title;
    std::string subtitle;
    std::string reason;
    std::optional<Instant> at;
    std::optional<std::int64_t> age_minutes;
    std::string tone;
    std::string action;
    Id activity = 0;
    std::string phone;
    std::string email;
    std::string instead_of;  // whose it is, where the reader stands in
};

class Queue {
  public:
    Queue(Asking& asking, records::Reader& reader)
        : asking_(asking), reading_(asking.reading(reader)), now_(asking.company->now()), mine_(whose_work(asking)) {}

    Result<std::vector<Row>> waiting() {
        const Module& leads = module("leads");
        const auto& stage = process("").first(sales::StageRecord::lead);
        std::vector<Row> rows;
        for (const Record& lead :
             TRY(reading_.records(leads, mine_ + " and status = new and created_at > today - 14d sort created_at", most_rows))) {
            Row row = person("leads", lead);
            const auto came = std::get<Instant>(lead[system_field::created_at]);
            const auto* promise = get_if<Instant>(lead.get("answer_due_at"));
            row.at = promise ? *promise : calendar().add_working_ms(came, stage.answer_minutes * minute_ms);
            const std::int64_t promised = calendar().working_ms(came, *row.at) / minute_ms;
            const std::int64_t left = calendar().working_ms(now_, *row.at) / minute_ms;
            row.age_minutes = (now_.ms - came.ms) / minute_ms;
            row.reason = say(left > 0 ? "today_answer_within" : "today_answer_late",
                             {{"promised", std::to_string(promised)}, {"left", std::to_string(left)}});
            row.tone = left > 10 ? "" : left > 0 ? "risk" : "late";
            row.action = row.phone.empty() ? "write" : "call";
            row.instead_of = instead_of(lead);
            rows.push_back(std::move(row));
        }
        return rows;
    }

    Result<std::vector<Row>> due(const std::string& condition, bool late) {
        std::vector<Row> rows;
        for (const Record& activity : TRY(reading_.records(
                 module("activities"), mine_ + " and done = false and " + condition + " sort due_at", most_rows))) {
            Row row = TRY(about(activity));
            row.activity = activity.id();
            row.at = std::get<Instant>(activity.get("due_at"));
            const std::int64_t days = zone().date(now_).days - zone().date(*row.at).days;
            const std::string subject(activity.text("subject"));
            const bool after_sale = activity.text("purpose") == "follow-up";
            const MessageArgs args{{"days", std::to_string(days)}, {"subject", subject}};
            row.reason = late                   ? say(after_sale ? "today_overdue_follow_up" : "today_overdue", args)
                         : after_sale           ? say("today_follow_up", args)
                         : row.title == subject ? say("today_planned", {})
                                                : subject;
            row.instead_of = instead_of(activity);
            row.tone = late ? "late" : "";
            const std::string_view kind = activity.text("kind");
            row.action = kind == "call" ? "call" : kind == "email" ? "write" : "complete";
            rows.push_back(std::move(row));
        }
        return rows;
    }

    /// Deals that were to be decided by now, and that nobody will speak about before.
    Result<std::vector<Row>> past_their_date() {
        std::vector<Row> rows;
        const std::string past = past_its_date(asking_);
        if (past.empty()) return rows;
        for (const Record& deal :
             TRY(reading_.records(module("deals"), mine_ + " and " + past + " sort close_date", most_rows))) {
            Row row = TRY(of_deal(deal));
            const Date day = std::get<Date>(deal.get("close_date"));
            row.at = zone().at(day, end_of_work_ms);
            row.reason = say("today_deal_late", {{"days", std::to_string(zone().date(now_).days - day.days)}});
            row.tone = "late";
            row.action = "open";
            rows.push_back(std::move(row));
        }
        return rows;
    }

    /// What is late, whatever it is: calls, follow-ups and deals stand by how late they are.
    Result<std::vector<Row>> overdue() {
        auto rows = TRY(due("due_at < now", true));
        std::ranges::move(TRY(past_their_date()), std::back_inserter(rows));
        std::ranges::sort(rows, {}, [](const Row& row) { return std::tuple(row.at, row.id, row.activity); });
        if (rows.size() > most_rows) rows.resize(most_rows);
        return rows;
    }

    Result<std::vector<Row>> without_next_step() {
        std::vector<Row> rows;
        const char* order = asking_.actor.hides(module("deals").at("amount")) ? "" : " sort amount desc";
        // A deal whose date has passed stands among what is overdue.
        const char* in_time = past_its_date(asking_).empty() ? "" : " and (close_date is empty or close_date >= today)";
        const std::string q = mine_ + " and outcome = open and next_step_at is empty" + in_time + order;
        for (const Record& deal : TRY(reading_.records(module("deals"), q, 20))) {
            Row row = TRY(of_deal(deal));
            const auto since = std::get<Instant>(deal[system_field::updated_at]);
            const std::string days = std::to_string(std::max<std::int64_t>(0, (now_.ms - since.ms) / day_ms));
            const auto* amount = get_if<Decimal>(deal.get("amount"));
            row.reason = amount ? say("today_no_next_step", {{"days", days}, {"amount", money(*amount, deal.text("currency"))}})
                                : say("today_no_next_step_plain", {{"days", days}});
            row.age_minutes = (now_.ms - since.ms) / minute_ms;
            row.tone = "risk";
            row.action = "plan";
            rows.push_back(std::move(row));
        }
        return rows;
    }

    Result<std::vector<Row>> returned() {
        std::vector<Row> rows;
        for (const Record& lead : TRY(reading_.records(
                 module("leads"), mine_ + " and status = nurture and nurture_until <= today sort nurture_until", most_rows))) {
            Row row = person("leads", lead);
            const auto* until = get_if<Date>(lead.get("nurture_until"));
            row.reason = say("today_returned", {{"date", until ? spoken(*until) : ""}});
            row.action = row.phone.empty() ? "write" : "call";
            row.instead_of = instead_of(lead);
            rows.push_back(std::move(row));
        }
        return rows;
    }

    Instant now() const { return now_; }

  private:
    const Module& module(const char* key) const { return asking_.company->schema().at(key); }
    const WorkCalendar& calendar() const { return asking_.environment.calendar; }
    const Zone& zone() const { return calendar().zone(); }
    const sales::Process& process(std::string_view key) const { return asking_.environment.processes.of(key); }
    std::string say(const char* code, const MessageArgs& args) const { return message(asking_.language, code, args); }

    std::string money(Decimal amount, std::string_view currency) const {
        // Groups of three with no-break spaces; kopecks do not matter here.
        std::string digits = std::to_string(amount.units / Decimal::scale);
        for (std::size_t at = digits.size(); at > 3; at -= 3)
            digits.insert(at - 3, asking_.language == Language::ru ? "\xC2\xA0" : ",");
        const std::string_view sign = currency == "RUB" ? "₽" : currency == "USD" ? "$" : currency == "EUR" ? "€" : currency;
        return digits + "\xC2\xA0" + std::string(sign);
    }

    // 24.11.2026 or 24/11/2026
    std::string spoken(Date date) const {
        const std::string iso = format(date);
        const char* mark = asking_.language == Language::ru ? "." : "/";
        return iso.substr(8, 2) + mark + iso.substr(5, 2) + mark + iso.substr(0, 4);
    }

    static Row person(const char* resource, const Record& record) {
        Row row{.resource = resource, .id = record.id(), .title = std::string(record.text("title"))};
        const std::string name = std::string(record.text("first_name")) + " " + std::string(record.text("last_name"));
        if (resource == std::string_view("leads")) {
            const bool named = name != " ";
            row.title = named ? name : row.title;
            row.subtitle = named ? std::string(record.text("company")) : "";
        }
        row.phone = record.text("phone");
        row.email = record.text("email");
        return row;
    }

    std::string instead_of(const Record& record) const {
        const auto* owner = asking_.environment.directory->person(record.integer("owner"));
        return owner && owner->id != asking_.actor.user ? owner->name : "";
    }

    Result<Row> of_deal(const Record& deal) {
        Row row{.resource = "deals", .id = deal.id(), .title = std::string(deal.text("title"))};
        if (deal.integer("organization"))
            row.subtitle = TRY(reading_.title(module("organizations"), deal.integer("organization"))).value_or("");
        row.instead_of = instead_of(deal);
        return row;
    }

    // The record that an activity is about is what the row opens; an activity about nothing opens itself.
    Result<Row> about(const Record& activity) {
        const std::string resource(activity.text("about_resource"));
        const Module* to = asking_.company->schema().find(resource);
        const Id id = activity.integer("about");
        const auto found = to ? TRY(reading_.records(*to, "id = " + std::to_string(id), 1)) : std::vector<Record>();
        if (found.empty())
            return Row{.resource = "activities", .id = activity.id(), .title = std::string(activity.text("subject"))};
        const Record* record = &found.front();
        Row row = to->find("phone") ? person(resource == "leads" ? "leads" : "others", *record)
                                    : Row{.id = id, .title = std::string(record->text("title"))};
        row.resource = resource;
        if (resource == "deals" && record->integer("organization"))
            row.subtitle = TRY(reading_.title(module("organizations"), record->integer("organization"))).value_or("");
        return row;
    }

    Asking& asking_;
    records::Reading reading_;
    Instant now_;
    std::string mine_;
};

void write_row(JsonWriter& out, const Row& row) {
    const auto optional = [&](const char* name, const std::string& text) {
        out.key(name);
        if (text.empty())
            out.null();
        else
            out.value(text);
    };
    out.begin_object().member("resource", row.resource).member("id", row.id).member("title", row.title);
    optional("subtitle", row.subtitle);
    out.member("reason", row.reason).key("at");
    if (row.at)
        out.value(*row.at);
    else
        out.null();
    out.key("age_minutes");
    if (row.age_minutes)
        out.value(*row.age_minutes);
    else
        out.null();
    optional("tone", row.tone);
    out.member("action", row.action).key("activity");
    if (row.activity)
        out.value(row.activity);
    else
        out.null();
    optional("phone", row.phone);
    optional("email", row.email);
    optional("instead_of", row.instead_of);
    out.end_object();
}

Result<std::vector<Row>> rows_of(Queue& queue, const std::string& group) {
    if (group == "waiting") return queue.waiting();
    if (group == "overdue") return queue.overdue();
    if (group == "today") return queue.due("due_at >= now and due_at < today + 1d", false);
    return group == "returned" ? queue.returned() : queue.without_next_step();
}

Result<http::Response> today(Asking& asking, http::Request&) {
    const auto reader = TRY(asking.company->store().reader());
    Queue queue(asking, *reader);
    std::size_t all = 0;
    std::size_t late = 0;
    std::string text;
    JsonWriter out(text);
    const auto order = today_order(asking.company->settings().today_order);
    out.begin_object().member("now", queue.now()).key("groups").begin_array();
    for (const std::string& group : order) {
        const auto rows = TRY(rows_of(queue, group));
        all += rows.size();
        if (group == "overdue") late = rows.size();
        if (rows.empty()) continue;
        out.begin_object().member("key", group).key("items").begin_array();
        for (const Row& row : rows) write_row(out, row);
        out.end_array().end_object();
    }
    out.end_array().key("order").begin_array();
    for (const std::string& group : order) out.value(group);
    out.end_array().key("counts").begin_object().member("overdue", late).member("all", all).end_object().end_object();
    return http::json(std::move(text));
}

}  // namespace

std::string whose_work(const Asking& asking) {
    const Date today = asking.environment.calendar.zone().date(asking.company->now());
    const auto others = records::stands_in_for(*asking.environment.directory, asking.actor.user, today);
    if (others.empty()) return "owner = me";
    std::string text = "owner in (me";
    for (const Id id : others) text += ", " + std::to_string(id);
    return text + ")";
}

std::string past_its_date(const Asking& asking) {
    const Module& deals = asking.company->schema().at("deals");
    if (asking.actor.hides(deals.at("close_date")) || asking.actor.hides(deals.at("next_step_at"))) return "";
    return "outcome = open and close_date < today and (next_step_at is empty or next_step_at >= now)";
}

void add_today_routes(http::Router& router, Api& api) { router.get("/api/v1/today", reading(api, today)); }

}  // namespace voronka::api
