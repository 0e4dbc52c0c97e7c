#include <boost/json.hpp>

#include "api/body.h"
#include "api/resources.h"

namespace voronka::api {
namespace {

namespace json = boost::json;

constexpr std::size_t draft_bytes = 512 * 1024;

// What administrators change together before it is published: one draft for each process. Its revision only grows, also when the
// draft is dropped, so that nobody overwrites what he has not seen.
std::string place(const http::Request& request) { return "process_draft:" + std::string(request.parameter("key")); }

Result<json::object> kept(records::Reader& reader, const std::string& place) {
    const auto text = TRY(reader.setting(place));
    return text ? json::parse(*text).as_object() : json::object{{"revision", 0}};
}

std::string by_whom(const Asking& asking, const json::object& draft) {
    const auto* by = draft.if_contains("by");
    const auto* person = by ? asking.environment.directory->person(by->as_int64()) : nullptr;
    return person ? person->name : "";
}

http::Response answer(const Asking& asking, json::object draft) {
    if (draft.contains("by")) draft["by_title"] = by_whom(asking, draft);
    http::Response response = http::json(json::serialize(draft));
    response.add("ETag", "\"" + std::to_string(draft["revision"].as_int64()) + "\"");
    return response;
}

// Keeps `next` (a draft, or nothing but who dropped it) after the revision that its author saw.
Result<json::object> keep(const Asking& asking, records::Unit& unit, const std::string& place, json::object next,
                          std::optional<std::int64_t> expected) {
    const json::object before = TRY(kept(unit.writer(), place));
    const std::int64_t revision = before.at("revision").as_int64();
    if (expected && *expected != revision)
        return fail(ErrorKind::stale, "process_draft_stale", {{"name", by_whom(asking, before)}});
    next["revision"] = revision + 1;
    next["at"] = format(unit.now());
    next["by"] = asking.actor.user;
    TRY_VOID(unit.writer().set_setting(place, json::serialize(next)));
    return next;
}

Result<http::Response> show(Asking& asking, http::Request& request) {
    if (!asking.actor.administers()) return fail(ErrorKind::forbidden, "forbidden");
    const auto reader = TRY(asking.company->store().reader());
    return answer(asking, TRY(kept(*reader, place(request))));
}

// Half-done documents too: what is wrong with one is said by `check`, and by publishing it.
Result<json::object> draft_of(const http::Request& request) {
    json::object body = TRY(json_body(request));
    TRY_VOID(only(body, {"base", "document"}));
    const auto* base = body.if_contains("base");
    if (!base || !base->is_int64()) return fail_field("base", "required");
    const auto* document = body.if_contains("document");
    if (!document || !document->is_object()) return fail_field("document", "required");
    const std::string key = TRY(text_member(document->as_object(), "key"));
    if (key != request.parameter("key")) return fail_field("key", "process_key", {{"key", key}});
    if (request.body.size() > draft_bytes) return fail_field("document", "too_long", {{"max", std::to_string(draft_bytes)}});
    return body;
}

Result<Work> save(Asking& asking, http::Request& request) {
    if (!asking.actor.administers()) return fail(ErrorKind::forbidden, "forbidden");
    return Work([place = place(request), draft = TRY(draft_of(request)), expected = if_match(request)](
                    const Asking& who, records::Unit& unit) -> Result<http::Response> {
        return answer(who, TRY(keep(who, unit, place, draft, expected)));
    });
}

Result<Work> drop(Asking& asking, http::Request& request) {
    if (!asking.actor.administers()) return fail(ErrorKind::forbidden, "forbidden");
    return Work(
        [place = place(request), expected = if_match(request)](const Asking& who, records::Unit& unit) -> Result<http::Response> {
            return answer(who, TRY(keep(who, unit, place, {}, expected)));
        });
}

}  // namespace

void add_process_draft_routes(http::Router& router, Api& api) {
    router.get("/api/v1/processes/{key}/draft", reading(api, show));
    router.put("/api/v1/processes/{key}/draft", changing(api, save));
    router.remove("/api/v1/processes/{key}/draft", changing(api, drop));
}

}  // namespace voronka::api
