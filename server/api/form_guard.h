#pragma once
#include <list>
#include <mutex>
#include <set>
#include <string>
#include <string_view>

#include "company/company.h"
#include "http/rate_limit.h"

namespace voronka::api {

/// Keeps machines from a public form without asking anybody else and without a cookie: a page carries when it was given out,
/// signed with a secret of the company; it is taken once, not before a person could have filled it in and not after a day; and
/// from one address only so many.
class FormGuard {
  public:
    explicit FormGuard(const Clock& clock)
        : clock_(clock), sent_(clock, {.burst = 20, .refill = std::chrono::milliseconds(30'000)}) {}

    /// For the page of this form.
    Result<std::string> stamp(company::Company&, std::string_view form_key);

    enum class Verdict { person, again, repeated };
    /// `again`: too quick, too old or not ours; the page is to be sent once more. `repeated`: it was taken already.
    Result<Verdict> judge(company::Company&, std::string_view form_key, const std::string& stamp);
    /// Lets a stamp be used again: what it was sent with could not be kept.
    void forget(const std::string& stamp);
    /// Errors: too_often.
    Result<void> may_send(const std::string& address);

  private:
    const Clock& clock_;
    http::RateLimit sent_;
    std::mutex mutex_;
    std::set<std::string, std::less<>> used_;
    std::list<std::string> order_;  ///< of use; the oldest are forgotten
};

}  // namespace voronka::api
