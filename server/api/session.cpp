#include <boost/json.hpp>

#include "api/body.h"
#include "api/resources.h"
#include "api/signing_in.h"
#include "http/cookies.h"

namespace voronka::api {
namespace {

namespace json = boost::json;

constexpr auto cookie_age = std::chrono::hours(24 * 30);

http::Transport transport(const Api& api) { return api.options().secure_cookies ? http::Transport::tls : http::Transport::plain; }

std::string credential_of(const http::Request& request) {
    return std::string(http::cookie(request, session_cookie).value_or(""));
}

void write_rights(JsonWriter& out, const Asking& asking) {
    const records::Actor& actor = asking.actor;
    out.begin_object().member("process.override", actor.may_override()).member("administer", actor.administers());
    out.key("modules").begin_object();
    for (const Module& module : asking.company->schema().modules()) {
        if (module.internal || !module.parent.empty()) continue;
        const records::ModuleRights& rights = actor.rights->of(module);
        out.key(module.key)
            .begin_object()
            .member("read", rights.read)
            .member("create", rights.create)
            .member("update", rights.update)
            .member("delete", rights.remove)
            .end_object();
    }
    out.end_object().end_object();
}

Result<std::string> me_json(const Asking& asking) {
    const auto* person = asking.environment.directory->person(asking.actor.user);
    const auto* role = asking.environment.directory->role(asking.actor.role);
    const company::Settings settings = asking.company->settings();
    std::string text;
    JsonWriter out(text);
    out.begin_object()
        .member("id", person->id)
        .member("login", person->login)
        .member("name", person->name)
        .member("role", person->role)
        .member("role_name", role ? role->name.in(asking.language) : person->role)
        .key("team");
    if (person->team)
        out.value(person->team);
    else
        out.null();
    out.member("language", key(person->language)).key("rights");
    write_rights(out, asking);
    out.key("company")
        .begin_object()
        .member("name", settings.name)
        .member("zone", settings.zone)
        .member("currency", settings.currency)
        .member("language", key(settings.language))
        .member("demo", settings.demo || settings.copy)
        .member("copy", settings.copy)
        .end_object();
    if (asking.session) out.member("csrf_token", asking.session->csrf_token);
    out.end_object();
    return text;
}

Result<http::Response> sign_in(Api& api, http::Request& request) {
    const json::object body = TRY(json_body(request));
    TRY_VOID(only(body, {"login", "password", "company"}));
    const std::string login = TRY(text_member(body, "login"));
    const std::string password = TRY(text_member(body, "password"));
    TRY_VOID(api.may_try("address:" + request.remote));
    TRY_VOID(api.may_try("login:" + login));
    std::string name = TRY(text_member(body, "company"));
    std::shared_ptr<company::Company> company;
    if (name.empty())
        company = TRY(api.public_company(request, &name));
    else
        company = TRY(api.companies().find(name));
    const Id user = TRY(company::Identity(*company).check_password(login, password));
    return begin_session(api, request, company, name, user);
}

Result<http::Response> sign_out(Api& api, Asking& asking, http::Request& request) {
    const std::string credential = credential_of(request);
    const auto dot = credential.find('.');
    if (asking.session && dot != std::string::npos)
        TRY_VOID(company::Identity(*asking.company).end_session(credential.substr(dot + 1)));
    http::Response response = http::no_content();
    response.add("Set-Cookie", http::expire_cookie(session_cookie, transport(api)));
    return response;
}

Result<Work> change_me(Asking& asking, http::Request& request) {
    const json::object body = TRY(json_body(request));
    TRY_VOID(only(body, {"language", "theme", "name"}));
    const Module& users = asking.company->schema().at("users");
    json::object kept;
    for (const auto& member : body)
        if (users.find(member.key())) kept.emplace(member.key(), member.value());
    return Work([&users, given = TRY(given(asking.actor, users, kept, Purpose::update))](
                    const Asking& who, records::Unit& unit) -> Result<http::Response> {
        // Everybody may change these of their own, whatever the role says of people.
        TRY(unit.update(users, who.actor.user, given, {}, records::Authority::system));
        return http::no_content();
    });
}

Result<http::Response> change_password(Api& api, Asking& asking, http::Request& request) {
    const json::object body = TRY(json_body(request));
    TRY_VOID(only(body, {"current", "new"}));
    TRY_VOID(api.may_try("login:" + asking.actor.login));
    const std::string next = TRY(text_member(body, "new"));
    company::Identity identity(*asking.company);
    if (!identity.check_password(asking.actor.login, TRY(text_member(body, "current"))))
        return fail_field("current", "wrong_password");
    TRY_VOID(company::check_new_password(next, asking.actor.login));
    TRY_VOID(identity.set_password(asking.actor.user, next));
    return http::no_content();
}

}  // namespace

Result<http::Response> begin_session(Api& api, const http::Request& request, const std::shared_ptr<company::Company>& company,
                                     const std::string& name, Id user) {
    const auto made = TRY(company::Identity(*company).begin_session(user));
    records::Environment environment = company->environment();
    auto actor = environment.directory->actor(user, records::Door::interface);
    if (!actor) return fail(ErrorKind::unauthorized, "unauthorized");
    const Language language = language_of(request, actor->language);
    const Asking asking{.company = company,
                        .company_name = name,
                        .actor = std::move(*actor),
                        .session = made.session,
                        .environment = std::move(environment),
                        .language = language};
    http::Response response =
        http::json("{\"csrf_token\":\"" + made.session.csrf_token + "\",\"user\":" + TRY(me_json(asking)) + "}");
    response.add("Set-Cookie", http::set_cookie(session_cookie, name + "." + made.secret, transport(api),
                                                std::chrono::duration_cast<std::chrono::seconds>(cookie_age)));
    return response;
}

http::Handler open_to_all(Api& api, OpenHandler handler) {
    return [&api, handler](http::Request& request) -> http::Reply {
        auto answer = handler(api, request);
        if (!answer) return problem(answer.error(), language_of(request, Language::en));
        return std::move(*answer);
    };
}

void add_session_routes(http::Router& router, Api& api) {
    const http::RouteOptions heavy{.lane = http::Lane::heavy};
    router.post("/api/v1/session", open_to_all(api, sign_in), heavy);
    router.get("/api/v1/session", reading(api, [](Asking& asking, http::Request&) -> Result<http::Response> {
                   return http::json("{\"csrf_token\":\"" + (asking.session ? asking.session->csrf_token : "") +
                                     "\",\"user\":" + TRY(me_json(asking)) + "}");
               }));
    router.remove("/api/v1/session",
                  reading(api, [&api](Asking& asking, http::Request& request) { return sign_out(api, asking, request); }), heavy);
    router.get("/api/v1/me", reading(api, [](Asking& asking, http::Request&) -> Result<http::Response> {
                   return http::json(TRY(me_json(asking)));
               }));
    router.patch("/api/v1/me", changing(api, change_me));
    router.post("/api/v1/me/password",
                reading(api, [&api](Asking& asking, http::Request& request) { return change_password(api, asking, request); }),
                heavy);
}

}  // namespace voronka::api
