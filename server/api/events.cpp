#include "api/event_hub.h"
#include "api/resources.h"
#include "http/cookies.h"

namespace voronka::api {
namespace {

// Whoever comes back says what he heard last; whoever comes anew knows what stands in the log now.
Place since(company::Company& company, const http::Request& request) {
    const std::string_view header = request.header("Last-Event-ID");
    if (const auto place = read_place(header.empty() ? request.query_value("last_event_id").value_or("") : header)) return *place;
    const auto reader = company.store().reader();
    return {.change = reader ? (*reader)->head().value_or(0) : 0, .after = std::numeric_limits<int>::max()};
}

// "COMPANY.SECRET" in the cookie, or behind «Bearer».
std::string secret_of(const Asking& asking, const http::Request& request) {
    std::string_view text = asking.session ? http::cookie(request, session_cookie).value_or("") : request.header("Authorization");
    if (!asking.session) text.remove_prefix(std::min(text.size(), std::string_view("Bearer ").size()));
    const auto dot = text.find('.');
    return std::string(dot == std::string_view::npos ? text : text.substr(dot + 1));
}

http::Reply events(Api& api, const std::shared_ptr<EventHub>& hub, http::Request& request) {
    auto asking = api.who(request);
    if (!asking) return problem(asking.error(), language_of(request, Language::en));
    Listening who{.company = asking->company,
                  .user = asking->actor.user,
                  .secret = secret_of(*asking, request),
                  .token = !asking->session,
                  .since = since(*asking->company, request)};
    auto stream = std::make_shared<std::uint64_t>(0);
    return http::Stream{
        .on_open = [hub, who = std::move(who), stream](
                       std::shared_ptr<http::StreamSink> sink) mutable { *stream = hub->open(std::move(who), std::move(sink)); },
        .on_close =
            [hub, stream] {
                if (*stream) hub->close(*stream);
            }};
}

}  // namespace

void add_event_routes(http::Router& router, Api& api) {
    router.get("/api/v1/events",
               [&api, hub = std::make_shared<EventHub>()](http::Request& request) { return events(api, hub, request); });
}

}  // namespace voronka::api
