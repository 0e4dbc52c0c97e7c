#include "api/resources.h"
#include "api/whose.h"

namespace voronka::api {
namespace {

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
    const std::string mine = whose_work(asking);
    const std::string past = past_its_date(asking);
    std::string text;
    JsonWriter out(text);
    out.begin_object()
        .member("today", TRY(count("activities", mine + " and done = false and due_at < today + 1d")) +
                             TRY(count("leads", mine + " and status = new and created_at > today - 14d")))
        .member("overdue", TRY(count("activities", mine + " and done = false and due_at < now")) +
                               (past.empty() ? 0 : TRY(count("deals", mine + " and " + past))))
        .member("leads", TRY(count("leads", "status in (new, working, qualified)")))
        .member("deals", TRY(count("deals", "outcome = open")))
        .member("customers_due",
                TRY(count("activities", "purpose = follow-up and done = false and due_at < today + 1d and " + mine)));
    TRY_VOID(write_views(out, asking, reading));
    out.end_object();
    return http::json(std::move(text));
}

}  // namespace

void add_count_routes(http::Router& router, Api& api) { router.get("/api/v1/counts", reading(api, counts)); }

}  // namespace voronka::api
