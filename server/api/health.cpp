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

// The text format of Prometheus.
http::Reply metrics(Api& api, http::Request&) {
    const http::Metrics& m = *api.metrics();
    std::string text;
    const auto line = [&](std::string_view name, std::string_view labels, std::uint64_t value) {
        text += std::string(name) + (labels.empty() ? "" : "{" + std::string(labels) + "}") + " " + std::to_string(value) + "\n";
    };
    text += "# TYPE voronka_http_responses_total counter\n";
    for (std::size_t kind = 1; kind < m.responses.size(); ++kind)
        line("voronka_http_responses_total", "class=\"" + std::to_string(kind) + "xx\"", m.responses[kind]);
    text += "# TYPE voronka_http_request_seconds histogram\n";
    std::uint64_t below = 0;
    for (std::size_t i = 0; i < m.latency.size(); ++i) {
        below += m.latency[i];
        const bool last = i == http::Metrics::latency_us_bounds.size();
        const std::string bound = last ? "+Inf" : std::to_string(http::Metrics::latency_us_bounds[i] / 1e6);
        line("voronka_http_request_seconds_bucket", "le=\"" + bound + "\"", below);
    }
    text += "voronka_http_request_seconds_sum " + std::to_string(static_cast<double>(m.latency_us_sum) / 1e6) + "\n";
    line("voronka_http_request_seconds_count", "", below);
    text += "# TYPE voronka_http_connections gauge\n";
    line("voronka_http_connections", "", m.connections_open);
    text += "# TYPE voronka_event_streams gauge\n";
    line("voronka_event_streams", "", m.streams_open);
    text += "# TYPE voronka_http_heads_refused_total counter\n";
    line("voronka_http_heads_refused_total", "", m.heads_refused);
    http::Response response{.body = std::move(text)};
    response.add("Content-Type", "text/plain; version=0.0.4");
    return response;
}

}  // namespace

void add_health_routes(http::Router& router, Api& api) {
    router.get("/healthz", [](http::Request&) -> http::Reply { return http::json("{\"status\":\"ok\"}"); });
    router.get("/metrics", [&api](http::Request& request) { return metrics(api, request); });
    router.get("/readyz", [&api](http::Request& request) { return ready(api, request); });
}

}  // namespace voronka::api
