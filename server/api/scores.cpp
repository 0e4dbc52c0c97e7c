#include "api/body.h"
#include "api/rescoring.h"
#include "api/resources.h"

namespace voronka::api {
namespace {

// Why a lead has its score: the rules that it met when it was worked out, as they are now, those that weigh most first.
Result<http::Response> of_lead(Asking& asking, http::Request& request) {
    const Schema& schema = asking.company->schema();
    const Module& leads = schema.at("leads");
    const Id id = TRY(id_parameter(request));
    const auto reader = TRY(asking.company->store().reader());
    if (!TRY(asking.reading(*reader).readable(leads, id))) return fail(ErrorKind::not_found, "not_found");
    const auto lead = TRY(reader->find(leads, id));
    const bool shown = lead && !asking.actor.hides(leads.at("score"));
    const auto* reasons = shown ? get_if<Ids>(lead->get("score_reasons")) : nullptr;
    std::vector<Record> rules;
    for (const Id rule : reasons ? *reasons : Ids())
        if (auto found = TRY(reader->find(schema.at("score_rules"), rule))) rules.push_back(std::move(*found));
    std::ranges::sort(rules, [](const Record& a, const Record& b) {
        const auto weight = [](const Record& rule) { return std::abs(rule.integer("points")); };
        return weight(a) != weight(b) ? weight(a) > weight(b) : a.id() < b.id();
    });
    std::string text;
    JsonWriter out(text);
    out.begin_object().key("score");
    shown && !empty(lead->get("score")) ? out.value(lead->integer("score")) : out.null();
    out.key("reasons").begin_array();
    for (const Record& rule : rules)
        out.begin_object()
            .member("rule", rule.id())
            .member("points", rule.integer("points"))
            .member("sentence", rule.text(asking.language == Language::ru ? "reason_ru" : "reason_en"))
            .end_object();
    out.end_array().end_object();
    return http::json(std::move(text));
}

Result<http::Response> apply(Api& api, Asking& asking, http::Request&) {
    if (!asking.actor.administers()) return fail(ErrorKind::forbidden, "forbidden");
    const Job job =
        TRY(api.jobs().begin(asking.company, asking.actor.user, "score", asking.language,
                             [company = asking.company](Id, const Jobs::Tell& tell) { return score_all_leads(*company, tell); }));
    return http::json(job_json(job, asking.company->now()), 202);
}

}  // namespace

void add_score_routes(http::Router& router, Api& api) {
    router.get("/api/v1/leads/{id}/score", reading(api, of_lead));
    router.post("/api/v1/score-rules/apply",
                reading(api, [&api](Asking& asking, http::Request& request) { return apply(api, asking, request); }),
                {.lane = http::Lane::heavy});
}

}  // namespace voronka::api
