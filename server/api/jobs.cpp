#include "api/jobs.h"

#include "api/body.h"
#include "api/resources.h"

namespace voronka::api {
namespace {

Result<http::Response> show(Api& api, Asking& asking, http::Request& request) {
    const auto job = api.jobs().find(asking.company_name, TRY(id_parameter(request)));
    if (!job || (job->user != asking.actor.user && !asking.actor.administers())) return fail(ErrorKind::not_found, "not_found");
    return http::json(job_json(*job));
}

// Sets fields of many records, a part in each change set.
Result<http::Response> bulk(Api& api, Asking& asking, http::Request& request) {
    const Module& module = *TRY(resource_of(asking, request));
    const auto body = TRY(json_body(request));
    TRY_VOID(only(body, {"q", "ids", "set"}));
    const auto* set = body.if_contains("set");
    if (!set || !set->is_object()) return fail_field("set", "required");
    auto values = TRY(given(module, set->as_object(), Purpose::update));
    std::vector<Id> ids;
    if (const auto* listed = body.if_contains("ids"); listed && listed->is_array()) {
        for (const auto& id : listed->as_array())
            if (id.is_int64()) ids.push_back(id.as_int64());
    } else {
        const auto reader = TRY(asking.company->store().reader());
        records::Reading reading = asking.reading(*reader);
        for (const auto& row : TRY(reading.columns(module, TRY(text_member(body, "q")), {"id"}, 1'000'000)))
            ids.push_back(std::get<std::int64_t>(row[0]));
    }
    const Job job = api.jobs().begin(
        asking.company_name, asking.actor.user, "bulk", asking.language,
        [company = asking.company, actor = asking.actor, &module, values = std::move(values),
         ids = std::move(ids)](const Jobs::Tell& tell) -> Result<std::string> {
            std::string change_sets;
            std::int64_t changed = 0, refused = 0;
            for (std::size_t at = 0; at < ids.size();) {
                const std::size_t end = std::min(ids.size(), at + 200);
                const std::int64_t number = TRY(company->change_now(actor, [&](records::Unit& unit) -> Result<void> {
                    for (; at < end; ++at) {
                        TRY_VOID(unit.writer().savepoint());
                        const auto done = unit.update(module, ids[at], values);
                        if (!done) TRY_VOID(unit.writer().rollback());
                        TRY_VOID(unit.writer().release());
                        done ? ++changed : ++refused;
                    }
                    return {};
                }));
                if (number) change_sets += (change_sets.empty() ? "" : ",") + std::to_string(number);
                tell(static_cast<std::int64_t>(end), static_cast<std::int64_t>(ids.size()));
            }
            return "{\"changed\":" + std::to_string(changed) + ",\"refused\":" + std::to_string(refused) + ",\"change_sets\":[" +
                   change_sets + "]}";
        });
    return http::json(job_json(job), 202);
}

}  // namespace

Job Jobs::begin(std::string company, Id user, std::string kind, Language language, Work work) {
    Job job{.company = std::move(company), .user = user, .kind = std::move(kind), .started_at = clock_.now()};
    {
        const std::lock_guard lock(mutex_);
        job.id = ++last_;
        jobs_.emplace(job.id, job);
        if (jobs_.size() > most_remembered) jobs_.erase(jobs_.begin());
    }
    pool_.post([this, id = job.id, language, work = std::move(work)]() mutable {
        update(id, [](Job& one) { one.state = "running"; });
        Result<std::string> outcome;
        try {
            outcome = work([&](std::int64_t done, std::int64_t total) {
                update(id, [&](Job& one) { one.done = done, one.total = total; });
            });
        } catch (const std::exception& bug) {
            outcome = fail_internal(bug.what());
        }
        update(id, [&](Job& one) {
            one.state = outcome ? "done" : "failed";
            one.ended_at = clock_.now();
            if (outcome)
                one.result = std::move(*outcome);
            else
                one.message = outcome.error().fields.size() == 1
                                  ? voronka::message(language, outcome.error().fields[0].code, outcome.error().fields[0].args)
                                  : voronka::message(language, outcome.error().code, outcome.error().args);
        });
    });
    return job;
}

std::optional<Job> Jobs::find(const std::string& company, Id id) {
    const std::lock_guard lock(mutex_);
    const auto found = jobs_.find(id);
    return found == jobs_.end() || found->second.company != company ? std::nullopt : std::optional(found->second);
}

template <class Change>
void Jobs::update(Id id, Change change) {
    const std::lock_guard lock(mutex_);
    if (const auto found = jobs_.find(id); found != jobs_.end()) change(found->second);
}

std::string job_json(const Job& job) {
    std::string text;
    JsonWriter out(text);
    out.begin_object().member("id", job.id).member("kind", job.kind).member("state", job.state);
    out.member("done", job.done).member("total", job.total).member("message", job.message);
    out.member("started_at", job.started_at).key("ended_at");
    job.ended_at.ms ? out.value(job.ended_at) : out.null();
    out.key("result").raw(job.result).end_object();
    return text;
}

void add_job_routes(http::Router& router, Api& api) {
    router.get("/api/v1/jobs/{id}",
               reading(api, [&api](Asking& asking, http::Request& request) { return show(api, asking, request); }));
    router.post("/api/v1/{resource}/bulk",
                reading(api, [&api](Asking& asking, http::Request& request) { return bulk(api, asking, request); }),
                {.lane = http::Lane::heavy});
}

}  // namespace voronka::api
