#pragma once
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "company/company.h"
#include "company/worker_pool.h"
#include "core/clock.h"
#include "core/messages.h"
#include "core/result.h"
#include "core/value.h"

namespace voronka::api {

/// Work longer than a request: what it is, how far it is, and what came of it.
struct Job {
    Id id = 0;
    Id user = 0;
    std::string kind;
    std::string state;  ///< queued, running, done, failed, interrupted
    std::int64_t done = 0;
    std::int64_t total = 0;
    std::string message;
    std::string result = "null";            ///< JSON
    std::vector<std::int64_t> change_sets;  ///< those that its undoing takes back
    Id undoes = 0;                          ///< the job that this one takes back
    bool undone = false;
    Instant started_at;
    std::optional<Instant> ended_at;
};

/// Runs jobs on a few threads of their own. They are kept in their company's store, so that they are known after a restart; one
/// that the restart broke off is found as interrupted (Company::open). How far a running one is, is known here alone.
class Jobs {
  public:
    using CompanyPtr = std::shared_ptr<company::Company>;
    using Tell = std::function<void(std::int64_t done, std::int64_t total)>;
    /// What runs: gives the JSON of its result, or the error that ended it. `id` is the job's own.
    using Work = std::move_only_function<Result<std::string>(Id id, const Tell&)>;

    explicit Jobs(const Clock& clock) : clock_(clock), pool_(2) {}

    /// Blocks until the job is on disk: never on a thread that writes.
    Result<Job> begin(const CompanyPtr&, Id user, std::string kind, Language, Work, Id undoes = 0);
    /// Begins it when a thread is free, without waiting for anything: for who is on a thread that writes. Nobody's job. `ended`
    /// is called behind it, also where it could not begin or the company was closed meanwhile.
    void begin_later(std::weak_ptr<company::Company>, std::string kind, Language, Work, std::move_only_function<void()> ended);
    Result<std::optional<Job>> find(company::Company&, Id id);
    /// Newest first; of everybody when `user` is 0.
    Result<std::vector<Job>> list(company::Company&, Id user, int limit);

  private:
    struct Progress {
        std::int64_t done = 0;
        std::int64_t total = 0;
        bool running = false;
    };
    Result<Id> note(company::Company&, Id user, const std::string& kind, Id undoes);
    void run(const CompanyPtr&, Id, Language, Work);
    Job with_progress(Job) const;

    const Clock& clock_;
    mutable std::mutex mutex_;
    std::map<Id, Progress> progress_;  // of those that are not ended
    company::WorkerPool pool_;         // last: its threads end before the rest goes
};

/// Notes in the same change set that writes them how far a job is, so that what an interrupted one did can be taken back.
Result<void> keep_progress(records::Unit&, Id job, std::int64_t done, std::int64_t total);
/// Marks that what a job did has been taken back.
Result<void> mark_undone(company::Company&, Id job);

std::string job_json(const Job&, Instant now);

}  // namespace voronka::api
