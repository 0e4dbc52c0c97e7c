#include <boost/json.hpp>

#include "api/body.h"
#include "api/resources.h"
#include "api/signing_in.h"

namespace voronka::api {
namespace {

namespace json = boost::json;

// The person whose eyes a visitor gets: the manager of the top team is the director.
const records::Person* cast_member(const records::Directory& directory, std::string_view role) {
    const records::Person* found = nullptr;
    for (const records::Team& team : directory.teams()) {
        const records::Person* lead = directory.person(team.lead);
        if (!lead) continue;
        if (role == "director" && team.parent == 0) return lead;
        if (role == "manager" && team.parent != 0 && !found) found = lead;
    }
    if (found) return found;
    for (const records::Person& person : directory.people()) {
        if (!person.active) continue;
        if (role == "rep" && person.role == "rep") return &person;
        if (role == "manager" && person.role == "manager") return &person;
        if (role == "director" && (person.role == "manager" || person.role == "administrator")) return &person;
    }
    return nullptr;
}

Result<http::Response> entrance(Api& api, http::Request& request) {
    const auto company = TRY(api.public_company(request));
    const company::Settings settings = company->settings();
    const records::Environment environment = company->environment();
    const bool signed_in = api.who(request).has_value();
    std::string text;
    JsonWriter out(text);
    out.begin_object()
        .member("demo", settings.demo)
        .member("setup", environment.directory->people().empty())
        .member("signed_in", signed_in)
        .member("name", settings.name)
        .member("language", key(settings.language))
        .key("demo_roles")
        .begin_array();
    if (settings.demo)
        for (const char* role : {"rep", "manager", "director"}) out.value(role);
    out.end_array().end_object();
    return http::json(std::move(text));
}

struct FirstPerson {
    std::string login;
    std::string name;
    std::string password;
    Language language;
};

Result<Id> first_administrator(company::Company& company, const FirstPerson& person) {
    Id id = 0;
    const Module& users = company.schema().at("users");
    TRY(company.change_now(records::Actor::system(), [&](records::Unit& unit) -> Result<void> {
        const Record made = TRY(unit.create(users, {{&users.at("login"), person.login},
                                                    {&users.at("name"), person.name},
                                                    {&users.at("role"), std::string("administrator")},
                                                    {&users.at("language"), std::string(key(person.language))},
                                                    {&users.at("active"), true}}));
        id = made.id();
        return {};
    }));
    if (!person.password.empty()) TRY_VOID(company::Identity(company).set_password(id, person.password));
    return id;
}

Result<http::Response> enter_demo(Api& api, http::Request& request) {
    const json::object body = TRY(json_body(request));
    TRY_VOID(only(body, {"as", "language"}));
    const std::string as = TRY(text_member(body, "as"));
    const auto demo = TRY(api.companies().find("default"));
    const company::Settings settings = demo->settings();
    if (!settings.demo) return fail(ErrorKind::not_found, "not_found");
    TRY_VOID(api.may_enter(request.remote));
    if (as == "empty") {
        company::Settings own = settings;
        own.language = TRY(text_member(body, "language")) == "en" ? Language::en : settings.language;
        own.name = message(own.language, "new_company");
        const std::string name = TRY(api.companies().make_visitor(own));
        const auto company = TRY(api.companies().find(name));
        const Id user = TRY(first_administrator(*company, {"owner", message(own.language, "owner_name"), "", own.language}));
        return begin_session(api, request, company, name, user);
    }
    if (as != "rep" && as != "manager" && as != "director")
        return fail_field("as", "not_a_choice", {{"choices", "rep, manager, director, empty"}});
    const std::string name = TRY(api.companies().copy(*demo));
    const auto company = TRY(api.companies().find(name));
    const records::Person* person = cast_member(*company->environment().directory, as);
    if (!person) return fail(ErrorKind::conflict, "demo_without_people");
    return begin_session(api, request, company, name, person->id);
}

Result<http::Response> set_up(Api& api, http::Request& request) {
    const json::object body = TRY(json_body(request));
    TRY_VOID(only(body, {"token", "company", "login", "name", "password"}));
    TRY_VOID(api.may_try("setup:" + request.remote));
    const FirstPerson person{.login = TRY(text_member(body, "login")),
                             .name = TRY(text_member(body, "name")),
                             .password = TRY(text_member(body, "password")),
                             .language = language_of(request, Language::ru)};
    if (person.login.empty()) return fail_field("login", "required");
    if (person.name.empty()) return fail_field("name", "required");
    TRY_VOID(company::check_new_password(person.password, person.login));
    std::string name;
    const auto company = TRY(api.public_company(request, &name));
    company::Settings settings = company->settings();
    if (const auto* given = body.if_contains("company"); given && given->is_object()) {
        const json::object& own = given->as_object();
        if (const std::string text = TRY(text_member(own, "name")); !text.empty()) settings.name = text;
        if (const std::string text = TRY(text_member(own, "zone")); !text.empty()) settings.zone = text;
        if (const std::string text = TRY(text_member(own, "currency")); !text.empty()) settings.currency = text;
        if (const std::string text = TRY(text_member(own, "language")); !text.empty())
            settings.language = text == "en" ? Language::en : Language::ru;
    }
    if (!Zone::find(settings.zone)) return fail_field("zone", "unknown_zone", {{"zone", settings.zone}});
    company::Identity identity(*company);
    if (!company->environment().directory->people().empty() || !TRY(identity.use_setup_token(TRY(text_member(body, "token")))))
        return fail(ErrorKind::forbidden, "setup_used");
    TRY_VOID(company->change_settings(settings));
    const Id user = TRY(first_administrator(*company, person));
    return begin_session(api, request, company, name, user);
}

}  // namespace

void add_entrance_routes(http::Router& router, Api& api) {
    const http::RouteOptions heavy{.lane = http::Lane::heavy};
    router.get("/api/v1/entrance", open_to_all(api, entrance));
    router.post("/api/v1/demo", open_to_all(api, enter_demo), heavy);
    router.post("/api/v1/setup", open_to_all(api, set_up), heavy);
}

}  // namespace voronka::api
