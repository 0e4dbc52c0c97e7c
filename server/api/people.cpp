#include <boost/json.hpp>

#include "api/body.h"
#include "api/resources.h"
#include "api/signing_in.h"

namespace voronka::api {
namespace {

namespace json = boost::json;

Result<const records::Person*> person_of(const Asking& asking, const http::Request& request) {
    if (!asking.actor.administers()) return fail(ErrorKind::forbidden, "forbidden");
    const records::Person* person = asking.environment.directory->person(TRY(id_parameter(request)));
    if (!person) return fail(ErrorKind::not_found, "not_found");
    return person;
}

Result<http::Response> invite(Asking& asking, http::Request& request) {
    const records::Person* person = TRY(person_of(asking, request));
    if (!person->active) return fail(ErrorKind::conflict, "person_inactive");
    const auto made = TRY(company::Identity(*asking.company).invite(person->id));
    std::string text;
    JsonWriter out(text);
    out.begin_object().member("link", "/invite/" + asking.company_name + "." + made.secret);
    out.member("expires_at", made.expires_at).end_object();
    return http::json(std::move(text), 201);
}

Result<http::Response> sign_out(Asking& asking, http::Request& request) {
    const records::Person* person = TRY(person_of(asking, request));
    TRY_VOID(company::Identity(*asking.company).end_sessions(person->id));
    return http::no_content();
}

// «COMPANY.SECRET» of a link, with the company that it is of.
struct Link {
    std::string company_name;
    std::shared_ptr<company::Company> company;
    std::string secret;
};

Result<Link> link_of(Api& api, const http::Request& request) {
    TRY_VOID(api.may_try("invite:" + request.remote));
    const std::string_view token = request.parameter("token");
    const auto dot = token.find('.');
    if (dot == std::string_view::npos) return fail(ErrorKind::not_found, "invite_gone");
    auto company = api.companies().find(token.substr(0, dot));
    if (!company) return fail(ErrorKind::not_found, "invite_gone");
    return Link{std::string(token.substr(0, dot)), std::move(*company), std::string(token.substr(dot + 1))};
}

Result<http::Response> show_invitation(Api& api, http::Request& request) {
    const Link link = TRY(link_of(api, request));
    const auto user = TRY(company::Identity(*link.company).invited(link.secret));
    const records::Environment environment = link.company->environment();
    const records::Person* person = user ? environment.directory->person(*user) : nullptr;
    if (!person || !person->active) return fail(ErrorKind::not_found, "invite_gone");
    std::string text;
    JsonWriter out(text);
    out.begin_object().member("company", link.company->settings().name).member("name", person->name);
    out.member("login", person->login).member("language", key(person->language)).end_object();
    return http::json(std::move(text));
}

Result<http::Response> accept_invitation(Api& api, http::Request& request) {
    const Link link = TRY(link_of(api, request));
    const json::object body = TRY(json_body(request));
    TRY_VOID(only(body, {"password"}));
    const std::string password = TRY(text_member(body, "password"));
    company::Identity identity(*link.company);
    const auto user = TRY(identity.invited(link.secret));
    const records::Environment environment = link.company->environment();
    const records::Person* person = user ? environment.directory->person(*user) : nullptr;
    if (!person || !person->active) return fail(ErrorKind::not_found, "invite_gone");
    TRY_VOID(company::check_new_password(password, person->login));
    if (!TRY(identity.accept_invitation(link.secret, password))) return fail(ErrorKind::not_found, "invite_gone");
    return begin_session(api, request, link.company, link.company_name, person->id);
}

Result<http::Response> tokens(Asking& asking, http::Request& request) {
    const auto asked = TRY(number_query(request, "user", 1, std::int64_t{1} << 53)).value_or(0);
    const Id whose = asking.actor.administers() ? asked : asking.actor.user;
    std::string text;
    JsonWriter out(text);
    out.begin_object().key("items").begin_array();
    for (const auto& token : TRY(company::Identity(*asking.company).tokens(whose))) {
        const auto* person = asking.environment.directory->person(token.user);
        out.begin_object().member("id", token.id).member("name", token.name).member("user", token.user);
        out.member("user_title", person ? person->name : "").member("created_at", token.created_at).end_object();
    }
    out.end_array().end_object();
    return http::json(std::move(text));
}

Result<http::Response> add_token(Asking& asking, http::Request& request) {
    const json::object body = TRY(json_body(request));
    TRY_VOID(only(body, {"name"}));
    const std::string name = TRY(text_member(body, "name"));
    if (name.empty()) return fail_field("name", "required");
    const auto made = TRY(company::Identity(*asking.company).add_token(asking.actor.user, asking.company_name, name));
    std::string text;
    JsonWriter out(text);
    out.begin_object().member("id", made.id).member("name", name).member("token", made.token).end_object();
    return http::json(std::move(text), 201);
}

Result<http::Response> remove_token(Asking& asking, http::Request& request) {
    const Id id = TRY(id_parameter(request));
    TRY_VOID(company::Identity(*asking.company).remove_token(id, asking.actor.administers() ? 0 : asking.actor.user));
    return http::no_content();
}

}  // namespace

void add_people_routes(http::Router& router, Api& api) {
    const http::RouteOptions heavy{.lane = http::Lane::heavy};
    router.post("/api/v1/users/{id}/invite", reading(api, invite), heavy);
    router.post("/api/v1/users/{id}/sign-out", reading(api, sign_out), heavy);
    router.get("/api/v1/invite/{token}", open_to_all(api, show_invitation), heavy);
    router.post("/api/v1/invite/{token}", open_to_all(api, accept_invitation), heavy);
    router.get("/api/v1/tokens", reading(api, tokens));
    router.post("/api/v1/tokens", reading(api, add_token), heavy);
    router.remove("/api/v1/tokens/{id}", reading(api, remove_token), heavy);
}

}  // namespace voronka::api
