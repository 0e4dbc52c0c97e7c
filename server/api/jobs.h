#pragma once
#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "company/worker_pool.h"
#include "core/clock.h"
#include "core/messages.h"
#include "core/result.h"
#include "core/value.h"

namespace voronka::api {

/// Work longer than a request: what it is, how far it is, and what came of it.
struct Job {
    Id id = 0;
    std::string company;
    Id user = 0;
    std::string kind;
    std::string state = "queued";  ///< queued, running, done, failed
    std::int64_t done = 0;
    std::int64_t total = 0;
    std::string message;
    std::string result = "null";  ///< JSON
    Instant started_at;
    Instant ended_at;
};

/// The jobs of this process, on a few threads of their own; the last thousand are remembered.
class Jobs {
  public:
    explicit Jobs(const Clock& clock) : clock_(clock), pool_(2) {}

    using Tell = std::function<void(std::int64_t done, std::int64_t total)>;
    /// What runs: gives the JSON of its result, or the error that ended it.
    using Work = std::move_only_function<Result<std::string>(const Tell&)>;
    Job begin(std::string company, Id user, std::string kind, Language language, Work work);
    std::optional<Job> find(const std::string& company, Id id);

  private:
    template <class Change>
    void update(Id id, Change change);

    static constexpr std::size_t most_remembered = 1000;
    const Clock& clock_;
    std::mutex mutex_;
    std::map<Id, Job> jobs_;
    Id last_ = 0;
    company::WorkerPool pool_;  // last: its threads end before the rest goes
};

std::string job_json(const Job&);

}  // namespace voronka::api
