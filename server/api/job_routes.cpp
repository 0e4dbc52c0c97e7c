#include "api/body.h"
#include "api/many.h"
#include "api/resources.h"
#include "records/undo.h"

namespace voronka::api {
namespace {

Result<Job> own_job(Api& api, Asking& asking, http::Request& request) {
    auto job = TRY(api.jobs().find(*asking.company, TRY(id_parameter(request))));
    if (!job || (job->user != asking.actor.user && !asking.actor.administers())) return fail(ErrorKind::not_found, "not_found");
    return std::move(*job);
}

Result<http::Response> show(Api& api, Asking& asking, http::Request& request) {
    return http::json(job_json(TRY(own_job(api, asking, request)), asking.company->now()));
}

Result<http::Response> list(Api& api, Asking& asking, http::Request& request) {
    const auto limit = TRY(number_query(request, "limit", 1, 200)).value_or(50);
    std::string text;
    JsonWriter out(text);
    out.begin_object().key("items").begin_array();
    const Id whose = asking.actor.administers() ? 0 : asking.actor.user;
    for (const Job& job : TRY(api.jobs().list(*asking.company, whose, static_cast<int>(limit))))
        out.raw(job_json(job, asking.company->now()));
    out.end_array().end_object();
    return http::json(std::move(text));
}

Result<std::string> take_back(company::Company& company, records::Actor actor, const Job& job, const Jobs::Tell& tell) {
    Refusals refusals(actor.language);
    std::int64_t undone = 0, sets = 0;
    for (auto set = job.change_sets.rbegin(); set != job.change_sets.rend(); ++set) {
        actor = TRY(still(company, actor));
        TRY(company.change_now(actor, [&](records::Unit& unit) -> Result<void> {
            unit.in_bulk();
            const auto outcome = TRY(records::undo_each(unit, *set));
            undone += outcome.undone;
            for (const auto& [id, error] : outcome.refused) refusals.add(id, error);
            return {};
        }));
        tell(++sets, static_cast<std::int64_t>(job.change_sets.size()));
    }
    TRY_VOID(mark_undone(company, job.id));
    for (const Module& module : company.schema().modules())
        if (!module.internal && module.parent.empty()) company.refresh(module.key);
    std::string text;
    JsonWriter out(text);
    out.begin_object().member("undone", undone).member("refused", refusals.count()).key("errors").raw(refusals.take());
    out.end_object();
    return text;
}

Result<http::Response> undo(Api& api, Asking& asking, http::Request& request) {
    const Job job = TRY(own_job(api, asking, request));
    const bool ended = job.state == "done" || job.state == "failed" || job.state == "interrupted";
    const bool of_many = job.kind == "bulk" || job.kind == "hand_over";
    if (!of_many || !ended || job.undone) return fail(ErrorKind::conflict, "job_not_undoable");
    const Job undoing = TRY(api.jobs().begin(
        asking.company, asking.actor.user, "bulk_undo", asking.language,
        [company = asking.company, actor = asking.actor, job](Id, const Jobs::Tell& tell) {
            return take_back(*company, actor, job, tell);
        },
        job.id));
    return http::json(job_json(undoing, asking.company->now()), 202);
}

}  // namespace

void add_job_routes(http::Router& router, Api& api) {
    const http::RouteOptions heavy{.lane = http::Lane::heavy};
    const auto with = [&api](Result<http::Response> (*handler)(Api&, Asking&, http::Request&)) {
        return reading(api, [&api, handler](Asking& asking, http::Request& request) { return handler(api, asking, request); });
    };
    router.get("/api/v1/jobs", with(list));
    router.get("/api/v1/jobs/{id}", with(show));
    router.post("/api/v1/jobs/{id}/undo", with(undo), heavy);
}

}  // namespace voronka::api
