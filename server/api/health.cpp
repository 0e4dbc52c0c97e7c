#include "api/resources.h"

namespace voronka::api {
namespace {

http::Reply ready(Api& api, http::Request& request) {
    // The store answers, and it has been migrated: a company opens only when it has.
    const auto company = api.companies().find("default");
    if (!company) return problem({.kind = ErrorKind::unavailable, .code = "not_ready"}, language_of(request, Language::en));
    const auto reader = (*company)->store().reader();
    if (!reader || !(*reader)->head())
        return problem({.kind = ErrorKind::unavailable, .code = "not_ready"}, language_of(request, Language::en));
    return http::json("{\"status\":\"ready\"}");
}

}  // namespace

void add_health_routes(http::Router& router, Api& api) {
    router.get("/healthz", [](http::Request&) -> http::Reply { return http::json("{\"status\":\"ok\"}"); });
    router.get("/readyz", [&api](http::Request& request) { return ready(api, request); });
}

}  // namespace voronka::api
