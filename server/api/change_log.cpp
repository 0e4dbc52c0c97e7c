#include "api/body.h"
#include "api/guide.h"
#include "api/resources.h"

namespace voronka::api {
namespace {

// `after`: oldest first; `before` (0: the end): newest first. The log has no gaps, so that a page is counted back.
Result<std::vector<records::Change>> page(records::Reader& reader, const http::Request& request) {
    const auto seq_most = std::int64_t{1} << 60;
    const auto before = TRY(number_query(request, "before", 0, seq_most));
    const auto after = TRY(number_query(request, "after", 0, seq_most)).value_or(0);
    const auto record = TRY(number_query(request, "record", 1, std::int64_t{1} << 53)).value_or(0);
    const auto limit = TRY(number_query(request, "limit", 1, 200)).value_or(50);
    if (!before) return reader.changes(after, record, static_cast<int>(limit));
    if (record) return reader.changes_before(*before, record, static_cast<int>(limit));
    const std::int64_t last = *before ? *before - 1 : TRY(reader.head());
    const std::int64_t from = std::max<std::int64_t>(0, last - limit);
    if (last <= from) return std::vector<records::Change>();
    auto found = TRY(reader.changes(from, 0, static_cast<int>(last - from)));
    std::ranges::reverse(found);
    return found;
}

Result<http::Response> all_changes(Asking& asking, http::Request& request) {
    if (!asking.actor.administers()) return fail(ErrorKind::forbidden, "forbidden");
    const auto reader = TRY(asking.company->store().reader());
    const auto changes = TRY(page(*reader, request));
    return http::json(changes_json(changes, [&](JsonWriter& out, const records::Change& change) {
        const auto* person = asking.environment.directory->person(change.actor);
        const Module* module = asking.company->schema().find(change.resource);
        const auto record = module ? reader->find(*module, change.record) : Result<std::optional<Record>>(std::nullopt);
        out.member("actor_title", person ? person->name : "");
        out.member("resource_title", module ? module->label.in(asking.language) : change.resource);
        // What is gone for good has no name any more.
        out.member("title", record && *record ? (*record)->text("title") : "");
    }));
}

}  // namespace

void add_change_log_routes(http::Router& router, Api& api) { router.get("/api/v1/changes", reading(api, all_changes)); }

}  // namespace voronka::api
