#include "api/form_guard.h"
#include "api/form_page.h"
#include "api/resources.h"
#include "http/query_string.h"
#include "records/web_forms.h"
#include "schema/values.h"

namespace voronka::api {
namespace {

constexpr std::size_t body_most = 64 * 1024;

// One visit: which form of which company, in which language.
struct Visit {
    std::shared_ptr<company::Company> company;
    Record form;
    Language language;
    bool embedded = false;
};

http::Response page_response(std::string body, int status = 200) {
    http::Response response{.status = status, .headers = {}, .body = std::move(body)};
    response.add("Content-Type", "text/html; charset=utf-8");
    response.add("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'");
    response.add("Cache-Control", "no-store");
    response.add("Referrer-Policy", "no-referrer");
    return response;
}

Language language_for(const http::Request& request, const Record& form, Language otherwise) {
    if (form.text("language") == "ru") return Language::ru;
    if (form.text("language") == "en") return Language::en;
    const auto asked = request.query_value("lang");
    if (asked == "ru") return Language::ru;
    if (asked == "en") return Language::en;
    return language_of(request, otherwise);
}

Result<Visit> visit_of(Api& api, const http::Request& request) {
    auto company = TRY(api.public_company(request));
    const auto reader = TRY(company->store().reader());
    Record form = TRY(records::open_form(*reader, company->schema(), request.parameter("key")));
    const Language language = language_for(request, form, company->settings().language);
    return Visit{std::move(company), std::move(form), language, request.query_value("embed") == "1"};
}

// The same page again, with the same language and look.
std::string address_of(const Visit& visit, bool sent) {
    std::string address = "/form/" + std::string(visit.form.text("form_key")) + "?lang=" + std::string(key(visit.language));
    if (visit.embedded) address += "&embed=1";
    if (sent) address += "&sent=1";
    return address;
}

Result<http::Response> show(FormGuard& guard, const Visit& visit, http::Pairs values, std::vector<FieldError> errors, bool sent) {
    const int status = errors.empty() ? 200 : 422;
    return page_response(form_page({.form = visit.form,
                                    .leads = visit.company->schema().at("leads"),
                                    .language = visit.language,
                                    .company = visit.company->settings().name,
                                    .action = address_of(visit, false),
                                    .stamp = TRY(guard.stamp(*visit.company, visit.form.text("form_key"))),
                                    .values = std::move(values),
                                    .errors = std::move(errors),
                                    .sent = sent,
                                    .embedded = visit.embedded}),
                         status);
}

Result<http::Response> open(Api& api, FormGuard& guard, http::Request& request) {
    const Visit visit = TRY(visit_of(api, request));
    http::Pairs values;
    for (const char* name : {"utm_source", "utm_medium", "utm_campaign"})
        if (const auto text = request.query_value(name)) values.emplace_back(name, *text);
    return show(guard, visit, std::move(values), {}, request.query_value("sent") == "1");
}

std::string typed(const http::Pairs& values, std::string_view name) {
    for (const auto& [key, text] : values)
        if (key == name) return text;
    return {};
}

// What was typed, read as the fields of a lead, and everything that is wrong with it.
records::Given read_request(const Visit& visit, const http::Pairs& values, std::vector<FieldError>& errors) {
    const Module& leads = visit.company->schema().at("leads");
    records::Given given;
    std::vector<std::string> names = asked_by(visit.form);
    for (const char* name : {"first_name", "utm_source", "utm_medium", "utm_campaign"}) names.emplace_back(name);
    for (const std::string& name : names) {
        const std::string text = typed(values, name);
        if (text.empty()) continue;
        auto value = read_text(leads.at(name), text);
        if (value)
            given.emplace_back(&leads.at(name), std::move(*value));
        else
            errors.push_back({.field = name,
                              .code = value.error().fields.empty() ? value.error().code : value.error().fields.front().code,
                              .args = value.error().fields.empty() ? value.error().args : value.error().fields.front().args});
    }
    if (typed(values, "first_name").empty()) errors.push_back({.field = "first_name", .code = "required"});
    if (typed(values, "phone").empty() && typed(values, "email").empty())
        errors.push_back({.field = std::ranges::find(names, "phone") != names.end() ? "phone" : "email", .code = "form_reach"});
    if (typed(values, "consent") != "yes") errors.push_back({.field = "consent", .code = "form_consent_needed"});
    return given;
}

Result<http::Response> keep(FormGuard& guard, const Visit& visit, const http::Pairs& values, records::Given given) {
    const records::Consent consent{consent_of(visit.form, visit.language, visit.company->settings().name),
                                   visit.form.integer("consent_version")};
    given.emplace_back(&visit.company->schema().at("leads").at("language"), std::string(key(visit.language)));
    const auto kept =
        visit.company->change_now(records::Actor::system(records::Door::api), [&](records::Unit& unit) -> Result<void> {
            TRY(records::take_request(unit, visit.form, std::move(given), consent));
            return {};
        });
    if (kept) return http::redirect(address_of(visit, true));
    guard.forget(typed(values, "stamp"));
    if (kept.error().kind != ErrorKind::validation) return std::unexpected(kept.error());
    return show(guard, visit, values, kept.error().fields, false);
}

Result<http::Response> send(Api& api, FormGuard& guard, http::Request& request) {
    const Visit visit = TRY(visit_of(api, request));
    TRY_VOID(guard.may_send(request.remote));
    const auto values = http::parse_query_string(request.body);
    if (!values) return fail(ErrorKind::malformed, "http_bad_query");
    if (!typed(*values, "homepage").empty()) return http::redirect(address_of(visit, true));
    std::vector<FieldError> errors;
    records::Given given = read_request(visit, *values, errors);
    if (!errors.empty()) return show(guard, visit, *values, std::move(errors), false);
    switch (TRY(guard.judge(*visit.company, visit.form.text("form_key"), typed(*values, "stamp")))) {
        case FormGuard::Verdict::again:
            return show(guard, visit, *values, {{.field = "", .code = "form_again"}}, false);
        case FormGuard::Verdict::repeated:
            return http::redirect(address_of(visit, true));
        case FormGuard::Verdict::person:
            break;
    }
    return keep(guard, visit, *values, std::move(given));
}

using Answer = Result<http::Response> (*)(Api&, FormGuard&, http::Request&);

http::Handler answering(Api& api, std::shared_ptr<FormGuard> guard, Answer answer) {
    return [&api, guard = std::move(guard), answer](http::Request& request) -> http::Reply {
        auto response = answer(api, *guard, request);
        if (response) return std::move(*response);
        const Language language = language_of(request, Language::ru);
        const http::Response refused = problem(response.error(), language);
        const std::string said = message(language, response.error().code, response.error().args);
        return page_response("<!doctype html><meta charset=\"utf-8\"><p>" + html(said) + "</p>", refused.status);
    };
}

}  // namespace

void add_form_routes(http::Router& router, Api& api) {
    const auto guard = std::make_shared<FormGuard>(api.clock());
    router.get("/form/{key}", answering(api, guard, open), {.lane = http::Lane::heavy});
    router.post("/form/{key}", answering(api, guard, send), {.lane = http::Lane::heavy, .body_bytes_max = body_most});
}

}  // namespace voronka::api
