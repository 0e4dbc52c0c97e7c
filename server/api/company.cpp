#include "api/body.h"
#include "api/resources.h"
#include "api/today_order.h"
#include "exchange/archive.h"
#include "http/cookies.h"

#include <boost/json.hpp>
#include <fstream>

namespace voronka::api {
namespace {

namespace json = boost::json;

Result<http::Response> show(Asking& asking, http::Request&) {
    const company::Settings settings = asking.company->settings();
    const auto reader = TRY(asking.company->store().reader());
    records::Reading reading = asking.reading(*reader);
    std::string text;
    JsonWriter out(text);
    out.begin_object()
        .member("name", settings.name)
        .member("zone", settings.zone)
        .member("currency", settings.currency)
        .member("language", key(settings.language))
        .member("demo", settings.demo || settings.copy)
        .member("copy", settings.copy)
        .member("today", asking.environment.calendar.zone().date(asking.company->now()))
        .key("today_order")
        .begin_array();
    for (const std::string& group : today_order(settings.today_order)) out.value(group);
    out.end_array().key("records").begin_object();
    for (const char* resource : {"leads", "deals", "organizations", "contacts", "activities", "products", "users"})
        out.member(resource, TRY(reading.count(asking.company->schema().at(resource), "")));
    out.end_object().end_object();
    return http::json(std::move(text));
}

Result<void> administrator(const Asking& asking) {
    if (!asking.actor.administers()) return fail(ErrorKind::forbidden, "forbidden");
    return {};
}

Result<http::Response> settle(Asking& asking, http::Request& request) {
    TRY_VOID(administrator(asking));
    const json::object body = TRY(json_body(request));
    TRY_VOID(only(body, {"name", "zone", "currency", "language", "today_order"}));
    company::Settings settings = asking.company->settings();
    if (body.contains("name")) settings.name = TRY(text_member(body, "name"));
    if (body.contains("zone")) settings.zone = TRY(text_member(body, "zone"));
    if (body.contains("currency")) settings.currency = TRY(text_member(body, "currency"));
    if (body.contains("language")) settings.language = TRY(text_member(body, "language")) == "en" ? Language::en : Language::ru;
    if (const auto* order = body.if_contains("today_order")) settings.today_order = TRY(read_today_order(*order));
    TRY_VOID(asking.company->change_settings(settings));
    return show(asking, request);
}

// An administrator may take everything along; so may a visitor of the demo, whose copy it is.
Result<void> owner_of_all(const Asking& asking) {
    return asking.company->settings().copy ? Result<void>() : administrator(asking);
}

// The file goes once it is sent.
http::Reply send_file(const std::filesystem::path& path, const std::string& name) {
    http::Download download;
    download.headers = {{"Content-Type", "application/zip"}, {"Content-Disposition", "attachment; filename=\"" + name + "\""}};
    auto file = std::make_shared<std::ifstream>(path, std::ios::binary);
    std::shared_ptr<void> gone(nullptr, [path](void*) {
        std::error_code none;
        std::filesystem::remove(path, none);
    });
    download.next = [file, gone] {
        std::string piece(256 * 1024, '\0');
        file->read(piece.data(), static_cast<std::streamsize>(piece.size()));
        piece.resize(static_cast<std::size_t>(file->gcount()));
        return piece;
    };
    return download;
}

http::Reply archive(Api& api, http::Request& request) {
    auto asking = api.who(request);
    if (!asking) return problem(asking.error(), language_of(request, Language::en));
    if (auto allowed = owner_of_all(*asking); !allowed) return problem(allowed.error(), asking->language);
    auto path = exchange::make_archive(asking->company->store(), asking->environment, asking->company->plans(),
                                       asking->company->folder());
    if (!path) return problem(path.error(), asking->language);
    return send_file(*path, "voronka-" + asking->company_name + ".zip");
}

Result<http::Response> remove(Api& api, Asking& asking, http::Request& request) {
    TRY_VOID(owner_of_all(asking));
    const json::object body = TRY(json_body(request));
    TRY_VOID(only(body, {"confirm"}));
    if (TRY(text_member(body, "confirm")) != asking.company->settings().name)
        return fail_field("confirm", "confirm_name", {{"name", asking.company->settings().name}});
    const std::string name = asking.company_name;
    asking.company.reset();
    TRY_VOID(api.companies().remove(name));
    http::Response response = http::no_content();
    response.add("Set-Cookie", http::expire_cookie(session_cookie,
                                                   api.options().secure_cookies ? http::Transport::tls : http::Transport::plain));
    return response;
}

}  // namespace

void add_company_routes(http::Router& router, Api& api) {
    const http::RouteOptions heavy{.lane = http::Lane::heavy};
    router.get("/api/v1/company", reading(api, show));
    router.patch("/api/v1/company", reading(api, settle), heavy);
    router.get("/api/v1/company/archive", [&api](http::Request& request) { return archive(api, request); }, heavy);
    router.remove("/api/v1/company",
                  reading(api, [&api](Asking& asking, http::Request& request) { return remove(api, asking, request); }), heavy);
}

}  // namespace voronka::api
