#include "api/customers.h"

#include "api/body.h"
#include "api/resources.h"

namespace voronka::api {
namespace {

constexpr std::int64_t page_most = 100;
constexpr int deals_looked_at = 20;
constexpr int contacts_most = 20'000;
constexpr int days_ahead = 30;
constexpr std::size_t dates_most = 100;
constexpr int products_most = 10;

const Module& module(const Asking& asking, const char* key) { return asking.company->schema().at(key); }

void write_title(JsonWriter& out, const char* key, const std::optional<std::string>& title) {
    out.key(key);
    title ? out.value(*title) : out.null();
}

Result<void> write_next_contact(JsonWriter& out, const Asking& asking, records::Reading& reading,
                                const std::vector<Record>& deals) {
    std::string ids;
    for (const Record& deal : deals) ids += (ids.empty() ? "" : ", ") + std::to_string(deal.id());
    const std::string q = "about in (" + ids + ") and done = false and due_at is not empty sort due_at";
    const auto next = ids.empty() ? std::vector<Record>() : TRY(reading.records(module(asking, "activities"), q, 1));
    out.key("next_contact");
    if (next.empty()) {
        out.null();
        return {};
    }
    const Instant due = std::get<Instant>(next[0].get("due_at"));
    out.begin_object().member("activity", next[0].id()).member("subject", next[0].text("subject"));
    out.member("due_at", due).member("late", due < asking.company->now()).end_object();
    return {};
}

Result<void> write_customer(JsonWriter& out, const Asking& asking, records::Reading& reading, const Customer& one) {
    const Module& deals = module(asking, "deals");
    const std::string q = "outcome = won and organization = " + std::to_string(one.organization) + " sort closed_at desc";
    const auto won = TRY(reading.records(deals, q, deals_looked_at));
    out.begin_object().member("organization", one.organization);
    write_title(out, "title", TRY(reading.title(module(asking, "organizations"), one.organization)));
    out.member("value", std::string(1, one.value)).member("value_by_hand", one.by_hand).key("revenue").money(one.revenue);
    out.member("deals", one.deals).member("bought_at", one.last).key("satisfaction");
    const auto asked = std::ranges::find_if(won, [](const Record& deal) { return !empty(deal.get("satisfaction")); });
    const bool seen = asked != won.end() && !asking.actor.hides(deals.at("satisfaction"));
    seen ? out.value(asked->integer("satisfaction")) : out.null();
    out.member("deal", won.empty() ? Id{} : won.front().id());
    const auto* owner = asking.environment.directory->person(won.empty() ? Id{} : won.front().integer("owner"));
    write_title(out, "owner_title", owner ? std::optional(owner->name) : std::nullopt);
    TRY_VOID(write_next_contact(out, asking, reading, won));
    out.end_object();
    return {};
}

// The most valuable first; of one value alone when it is asked for.
Result<http::Response> list(Asking& asking, http::Request& request) {
    const auto reader = TRY(asking.company->store().reader());
    records::Reading reading = asking.reading(*reader);
    auto all = TRY(customers(asking, reading));
    std::map<char, std::int64_t> counts{{'A', 0}, {'B', 0}, {'C', 0}};
    for (const Customer& one : all) ++counts[one.value];
    const auto value = request.query_value("value").value_or("");
    if (!value.empty()) std::erase_if(all, [&](const Customer& one) { return value != std::string_view(&one.value, 1); });
    const auto limit = TRY(number_query(request, "limit", 1, page_most)).value_or(50);
    const auto skip = TRY(number_query(request, "skip", 0, 1'000'000)).value_or(0);
    std::string text;
    JsonWriter out(text);
    out.begin_object().member("count", static_cast<std::int64_t>(all.size())).key("values").begin_object();
    for (const auto& [letter, count] : counts) out.member(std::string(1, letter), count);
    out.end_object().member("currency", asking.environment.currency).key("items").begin_array();
    for (std::int64_t at = skip; at < std::min<std::int64_t>(skip + limit, std::ssize(all)); ++at)
        TRY_VOID(write_customer(out, asking, reading, all[static_cast<std::size_t>(at)]));
    out.end_array().end_object();
    return http::json(std::move(text));
}

struct Occasion {
    Date day;
    const char* kind;
    const char* resource;
    Id id;
    Id organization;
    int years;
};

// The next time that this day of the year comes round, within the days ahead. On 29 February people keep the 28th.
std::optional<Date> comes_round(Date day, Date today) {
    const Civil was = civil(day);
    for (const int year : {civil(today).year, civil(today).year + 1}) {
        const Date next = checked_date(year, was.month, was.day).value_or(date_of({year, was.month, 28}));
        if (next >= today && next.days - today.days <= days_ahead) return next;
    }
    return std::nullopt;
}

Result<std::vector<Occasion>> occasions(const Asking& asking, records::Reading& reading, const std::vector<Customer>& all) {
    const Zone& zone = asking.environment.calendar.zone();
    const Date today = zone.date(asking.company->now());
    std::vector<Occasion> found;
    std::map<Id, bool> bought;
    for (const Customer& one : all) {
        bought[one.organization] = true;
        const Date first = zone.date(one.first);
        const auto day = comes_round(first, today);
        const int years = day ? civil(*day).year - civil(first).year : 0;
        if (years > 0) found.push_back({*day, "anniversary", "organizations", one.organization, one.organization, years});
    }
    const Module& contacts = module(asking, "contacts");
    if (!asking.actor.hides(contacts.at("birthday")))
        for (const auto& row : TRY(reading.columns(contacts, "birthday is not empty and organization is not empty",
                                                   {"id", "birthday", "organization"}, contacts_most))) {
            const auto* born = get_if<Date>(row[1]);
            const auto* organization = get_if<Id>(row[2]);
            if (!born || !organization || !bought.contains(*organization)) continue;
            if (const auto day = comes_round(*born, today))
                found.push_back({*day, "birthday", "contacts", std::get<Id>(row[0]), *organization, 0});
        }
    std::ranges::sort(found, {}, [](const Occasion& one) { return std::pair(one.day, one.id); });
    if (found.size() > dates_most) found.resize(dates_most);
    return found;
}

Result<http::Response> dates(Asking& asking, http::Request&) {
    const auto reader = TRY(asking.company->store().reader());
    records::Reading reading = asking.reading(*reader);
    std::string text;
    JsonWriter out(text);
    out.begin_object().key("items").begin_array();
    for (const Occasion& one : TRY(occasions(asking, reading, TRY(customers(asking, reading))))) {
        out.begin_object().member("kind", one.kind).member("day", one.day).member("resource", one.resource);
        out.member("id", one.id).member("years", std::int64_t{one.years});
        write_title(out, "title", TRY(reading.title(module(asking, one.resource), one.id)));
        out.member("organization", one.organization);
        write_title(out, "organization_title", TRY(reading.title(module(asking, "organizations"), one.organization)));
        out.end_object();
    }
    out.end_array().end_object();
    return http::json(std::move(text));
}

// The newest products, or the one that is asked for, each with the customers whom the news would interest. Nothing is sent.
Result<http::Response> news(Asking& asking, http::Request& request) {
    const auto reader = TRY(asking.company->store().reader());
    records::Reading reading = asking.reading(*reader);
    const auto product = TRY(number_query(request, "product", 1, INT64_MAX));
    const std::string q =
        product ? "id = " + std::to_string(*product) : "active = true and created_at > today - 90d sort id desc";
    const auto all = TRY(customers(asking, reading));
    std::string text;
    JsonWriter out(text);
    out.begin_object().key("items").begin_array();
    for (const Record& one : TRY(reading.records(module(asking, "products"), q, products_most))) {
        out.begin_object().member("product", one.id()).member("title", one.text("title")).key("customers").begin_array();
        for (const Interested& who : TRY(interested(reading, one, all))) {
            out.begin_object().member("organization", who.organization);
            write_title(out, "title", TRY(reading.title(module(asking, "organizations"), who.organization)));
            out.member("deal", who.deal).member("said", who.said).member("feature", who.feature);
            write_title(out, "contact_title",
                        who.contact ? TRY(reading.title(module(asking, "contacts"), who.contact)) : std::nullopt);
            out.end_object();
        }
        out.end_array().end_object();
    }
    out.end_array().end_object();
    return http::json(std::move(text));
}

}  // namespace

void add_customer_routes(http::Router& router, Api& api) {
    router.get("/api/v1/customers", reading(api, list));
    router.get("/api/v1/customers/dates", reading(api, dates));
    router.get("/api/v1/customers/news", reading(api, news));
}

}  // namespace voronka::api
