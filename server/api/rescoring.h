#pragma once
#include <map>
#include <memory>
#include <mutex>

#include "api/jobs.h"

namespace voronka::api {

/// Scores all leads of a company by the rules of now, page by page: one that comes meanwhile is scored by the new rules already.
/// Gives the JSON of a job's result.
Result<std::string> score_all_leads(company::Company&, const Jobs::Tell&);

/// Scores the leads anew whenever a rule of score was made, changed or removed: one job for each company at a time, and one more
/// behind it for whatever changed meanwhile, however many rules that were.
class Rescoring : public std::enable_shared_from_this<Rescoring> {
  public:
    explicit Rescoring(Jobs& jobs) : jobs_(jobs) {}
    /// From now on for this company; called once for each.
    void follow(const std::shared_ptr<company::Company>&);

  private:
    using Key = const company::Company*;
    void rules_changed(Key, const std::weak_ptr<company::Company>&);
    void begin(Key, const std::weak_ptr<company::Company>&);
    void ended(Key, const std::weak_ptr<company::Company>&);

    Jobs& jobs_;
    std::mutex mutex_;
    std::map<Key, bool> running_;  // whether another one is to follow
};

}  // namespace voronka::api
