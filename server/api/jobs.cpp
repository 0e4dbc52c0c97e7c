#include "api/jobs.h"

#include "api/body.h"
#include "core/json.h"

namespace voronka::api {
namespace {

Job job_of(const Record& row) {
    const auto* ended = get_if<Instant>(row.get("ended_at"));
    Job job{.id = row.id(),
            .user = row.integer("user"),
            .kind = std::string(row.text("kind")),
            .state = std::string(row.text("state")),
            .done = row.integer("done"),
            .total = row.integer("total"),
            .message = std::string(row.text("message")),
            .undoes = row.integer("undoes"),
            .undone = row.flag("undone"),
            .started_at = std::get<Instant>(row.get("started_at"))};
    if (ended) job.ended_at = *ended;
    if (!row.text("result").empty()) job.result = row.text("result");
    for (const std::string& set : comma_list(row.text("change_sets"))) job.change_sets.push_back(std::stoll(set));
    return job;
}

using Values = std::vector<std::pair<const char*, Value>>;

Result<void> keep(records::Unit& unit, Id job, const Values& values) {
    const auto before = TRY(unit.writer().find(unit.environment().schema.at("jobs"), job));
    if (!before) return fail(ErrorKind::not_found, "not_found");
    Record after = *before;
    for (const auto& [key, value] : values) after.set(key, value);
    return unit.update_row(*before, std::move(after));
}

Result<void> keep(company::Company& company, Id job, const Values& values) {
    TRY(company.change_now(records::Actor::system(), [&](records::Unit& unit) { return keep(unit, job, values); }));
    return {};
}

std::string sentence(const Error& error, Language language) {
    if (error.fields.size() == 1) return message(language, error.fields[0].code, error.fields[0].args);
    return message(language, error.code, error.args);
}

}  // namespace

Result<Id> Jobs::note(company::Company& company, Id user, const std::string& kind, Id undoes) {
    Id id = 0;
    TRY(company.change_now(records::Actor::system(), [&](records::Unit& unit) -> Result<void> {
        Record row(company.schema().at("jobs"));
        row[system_field::id] = id = unit.next_id();
        row.set("kind", kind);
        row.set("user", user);
        row.set("state", std::string("running"));
        row.set("started_at", unit.now());
        if (undoes) row.set("undoes", undoes);
        return unit.insert_row(std::move(row));
    }));
    const std::lock_guard lock(mutex_);
    progress_[id] = {};
    return id;
}

Result<Job> Jobs::begin(const CompanyPtr& company, Id user, std::string kind, Language language, Work work, Id undoes) {
    const Id id = TRY(note(*company, user, kind, undoes));
    const auto begun = TRY(find(*company, id));
    pool_.post([this, company, id, language, work = std::move(work)]() mutable { run(company, id, language, std::move(work)); });
    return *begun;
}

void Jobs::begin_later(std::weak_ptr<company::Company> of, std::string kind, Language language, Work work,
                       std::move_only_function<void()> ended) {
    pool_.post(
        [this, of = std::move(of), kind = std::move(kind), language, work = std::move(work), ended = std::move(ended)]() mutable {
            if (const CompanyPtr company = of.lock())
                if (const auto id = note(*company, 0, kind, 0)) run(company, *id, language, std::move(work));
            ended();
        });
}

void Jobs::run(const CompanyPtr& company, Id id, Language language, Work work) {
    const auto tell = [&](std::int64_t done, std::int64_t total) {
        const std::lock_guard lock(mutex_);
        progress_[id] = {done, total, true};
    };
    tell(0, 0);
    Result<std::string> outcome;
    try {
        outcome = work(id, tell);
    } catch (const std::exception& bug) {
        outcome = fail_internal(bug.what());
    }
    Progress last;
    {
        const std::lock_guard lock(mutex_);
        last = progress_[id];
    }
    Values values{{"state", std::string(outcome ? "done" : "failed")}, {"done", last.done}, {"total", last.total}};
    values.emplace_back("ended_at", clock_.now());
    if (outcome)
        values.emplace_back("result", std::move(*outcome));
    else
        values.emplace_back("message", sentence(outcome.error(), language));
    static_cast<void>(keep(*company, id, values));
    const std::lock_guard lock(mutex_);
    progress_.erase(id);
}

Job Jobs::with_progress(Job job) const {
    const std::lock_guard lock(mutex_);
    const auto found = progress_.find(job.id);
    if (found == progress_.end()) return job;
    job.state = found->second.running ? "running" : "queued";
    job.done = found->second.done;
    job.total = found->second.total;
    return job;
}

Result<std::optional<Job>> Jobs::find(company::Company& company, Id id) {
    const auto reader = TRY(company.store().reader());
    const auto row = TRY(reader->find(company.schema().at("jobs"), id));
    return row ? std::optional(with_progress(job_of(*row))) : std::nullopt;
}

Result<std::vector<Job>> Jobs::list(company::Company& company, Id user, int limit) {
    const auto reader = TRY(company.store().reader());
    const records::Environment environment = company.environment();
    const records::CompanyNames names(environment, nullptr);
    const std::string q = (user ? "user = " + std::to_string(user) + " " : "") + "sort id desc";
    const auto bound =
        TRY(query::bind(q, company.schema().at("jobs"), records::surroundings(environment, records::Actor::system(), names)));
    std::vector<Job> jobs;
    for (const Record& row : TRY(reader->select(*bound, company.schema().at("jobs"), limit)))
        jobs.push_back(with_progress(job_of(row)));
    return jobs;
}

Result<void> keep_progress(records::Unit& unit, Id job, std::int64_t done, std::int64_t total) {
    const auto row = TRY(unit.writer().find(unit.environment().schema.at("jobs"), job));
    if (!row) return fail(ErrorKind::not_found, "not_found");
    std::string sets(row->text("change_sets"));
    if (unit.change_set()) sets += (sets.empty() ? "" : ",") + std::to_string(unit.change_set());
    return keep(unit, job, {{"done", done}, {"total", total}, {"change_sets", sets.empty() ? Value() : Value(sets)}});
}

Result<void> mark_undone(company::Company& company, Id job) { return keep(company, job, {{"undone", true}}); }

std::string job_json(const Job& job, Instant now) {
    std::string text;
    JsonWriter out(text);
    out.begin_object().member("id", job.id).member("kind", job.kind).member("user", job.user).member("state", job.state);
    out.member("done", job.done).member("total", job.total).key("rate");
    const double seconds = static_cast<double>(job.ended_at.value_or(now).ms - job.started_at.ms) / 1000.0;
    seconds > 0 ? out.number(static_cast<double>(job.done) / seconds) : out.null();
    out.member("message", job.message).member("started_at", job.started_at).key("ended_at");
    job.ended_at ? out.value(*job.ended_at) : out.null();
    out.key("undoes");
    job.undoes ? out.value(job.undoes) : out.null();
    out.member("undone", job.undone).key("result").raw(job.result).end_object();
    return text;
}

}  // namespace voronka::api
