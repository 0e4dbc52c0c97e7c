#include "api/resources.h"

namespace voronka::api {
namespace {

constexpr int most_rows = 50;
constexpr std::int64_t minute_ms = 60'000;
constexpr std::int64_t day_ms = 86'400'000;

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
};

class Queue {
  public:
    Queue(Asking& asking, records::Reader& reader)
        : asking_(asking), reading_(asking.reading(reader)), now_(asking.company->now()) {}

    Result<std::vector<Row>> waiting() {
        const Module& leads = module("leads");
        const auto& stage = process("").first(sales::StageRecord::lead);
        std::vector<Row> rows;
        for (const Record& lead : TRY(reading_.records(
                 leads, "owner = me and status = new and created_at > today - 14d sort created_at", most_rows))) {
            Row row = person("leads", lead);
            const auto came = std::get<Instant>(lead[system_field::created_at]);
            const std::int64_t passed = calendar().working_ms(came, now_) / minute_ms;
            const std::int64_t left = stage.answer_minutes - passed;
            row.age_minutes = (now_.ms - came.ms) / minute_ms;
            row.at = calendar().add_working_ms(came, stage.answer_minutes * minute_ms);
            row.reason = say(
                left > 0 ? "today_answer_within" : "today_answer_late",
                {{"promised", std::to_string(stage.answer_minutes)}, {"left", std::to_string(std::max<std::int64_t>(left, 0))}});
            row.tone = left > 10 ? "" : left > 0 ? "risk" : "late";
            row.action = row.phone.empty() ? "write" : "call";
            rows.push_back(std::move(row));
        }
        return rows;
    }

    Result<std::vector<Row>> due(const std::string& condition, bool late) {
        std::vector<Row> rows;
        for (const Record& activity : TRY(reading_.records(
                 module("activities"), "owner = me and done = false and " + condition + " sort due_at", most_rows))) {
            Row row = TRY(about(activity));
            row.activity = activity.id();
            row.at = std::get<Instant>(activity.get("due_at"));
            const std::int64_t days = zone().date(now_).days - zone().date(*row.at).days;
            const std::string subject(activity.text("subject"));
            row.reason = late ? say("today_overdue", {{"days", std::to_string(days)}, {"subject", subject}}) : subject;
            row.tone = late ? "late" : "";
            const std::string_view kind = activity.text("kind");
            row.action = kind == "call" ? "call" : kind == "email" ? "write" : "complete";
            rows.push_back(std::move(row));
        }
        return rows;
    }

    Result<std::vector<Row>> without_next_step() {
        std::vector<Row> rows;
        const char* order = asking_.actor.hides(module("deals").at("amount")) ? "" : " sort amount desc";
        const std::string q = std::string("owner = me and outcome = open and next_step_at is empty") + order;
        for (const Record& deal : TRY(reading_.records(module("deals"), q, 20))) {
            Row row{.resource = "deals", .id = deal.id(), .title = std::string(deal.text("title"))};
            if (deal.integer("organization"))
                row.subtitle = TRY(reading_.title(module("organizations"), deal.integer("organization"))).value_or("");
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
                 module("leads"), "owner = me and status = nurture and nurture_until <= today sort nurture_until", most_rows))) {
            Row row = person("leads", lead);
            const auto* until = get_if<Date>(lead.get("nurture_until"));
            row.reason = say("today_returned", {{"date", until ? spoken(*until) : ""}});
            row.action = row.phone.empty() ? "write" : "call";
            rows.push_back(std::move(row));
        }
        return rows;
    }

    Instant now() const { return now_; }
    records::Reading& reading() { return reading_; }

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
    out.end_object();
}

void write_group(JsonWriter& out, const char* key, const std::vector<Row>& rows) {
    if (rows.empty()) return;
    out.begin_object().member("key", key).key("items").begin_array();
    for (const Row& row : rows) write_row(out, row);
    out.end_array().end_object();
}

Result<http::Response> today(Asking& asking, http::Request&) {
    const auto reader = TRY(asking.company->store().reader());
    Queue queue(asking, *reader);
    const auto waiting = TRY(queue.waiting());
    const auto overdue = TRY(queue.due("due_at < now", true));
    const auto planned = TRY(queue.due("due_at >= now and due_at < today + 1d", false));
    const auto stuck = TRY(queue.without_next_step());
    const auto returned = TRY(queue.returned());
    std::string text;
    JsonWriter out(text);
    out.begin_object().member("now", queue.now()).key("groups").begin_array();
    write_group(out, "waiting", waiting);
    write_group(out, "overdue", overdue);
    write_group(out, "today", planned);
    write_group(out, "returned", returned);
    write_group(out, "no_next_step", stuck);
    out.end_array().key("counts").begin_object().member("overdue", overdue.size());
    out.member("all", waiting.size() + overdue.size() + planned.size() + stuck.size() + returned.size());
    out.end_object().end_object();
    return http::json(std::move(text));
}

constexpr int views_most = 12;
constexpr int counted_most = 1000;

// The pinned views that the reader may see, each with how many records it shows him: counted up to a limit, so that none of them
// makes the navigation wait for a walk over everything.
Result<void> write_views(JsonWriter& out, const Asking& asking, records::Reading& reading) {
    const Schema& schema = asking.company->schema();
    out.key("views").begin_array();
    const auto pinned = TRY(reading.records(schema.at("views"), "pinned = true sort position, id", views_most));
    for (const Record& view : pinned) {
        const Module* module = schema.find(view.text("resource"));
        const auto filter = query::filter_text(view.text("query"));
        if (!module || !filter) continue;
        // A view whose query names what this reader may not see shows him nothing.
        const auto found = reading.columns(*module, *filter, {"id"}, counted_most + 1);
        if (!found && found.error().kind != ErrorKind::query) return std::unexpected(found.error());
        const auto count = found ? static_cast<std::int64_t>(found->size()) : 0;
        out.begin_object().member("id", view.id()).member("name", view.text("name")).member("resource", module->key);
        out.member("query", view.text("query")).member("count", std::min<std::int64_t>(count, counted_most));
        out.member("more", count > counted_most).end_object();
    }
    out.end_array();
    return {};
}

Result<http::Response> counts(Asking& asking, http::Request&) {
    const auto reader = TRY(asking.company->store().reader());
    records::Reading reading = asking.reading(*reader);
    const Schema& schema = asking.company->schema();
    const auto count = [&](const char* resource, const std::string& q) { return reading.count(schema.at(resource), q); };
    std::string text;
    JsonWriter out(text);
    out.begin_object()
        .member("today", TRY(count("activities", "owner = me and done = false and due_at < today + 1d")) +
                             TRY(count("leads", "owner = me and status = new and created_at > today - 14d")))
        .member("overdue", TRY(count("activities", "owner = me and done = false and due_at < now")))
        .member("leads", TRY(count("leads", "status in (new, working, qualified)")))
        .member("deals", TRY(count("deals", "outcome = open")))
        .member("customers_due",
                TRY(count("activities", "purpose = follow-up and done = false and due_at < today + 1d and owner = me")));
    TRY_VOID(write_views(out, asking, reading));
    out.end_object();
    return http::json(std::move(text));
}

}  // namespace

void add_today_routes(http::Router& router, Api& api) {
    router.get("/api/v1/today", reading(api, today));
    router.get("/api/v1/counts", reading(api, counts));
}

}  // namespace voronka::api
