#pragma once
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>

#include "api/jobs.h"
#include "api/rescoring.h"
#include "company/companies.h"
#include "company/identity.h"
#include "http/handler.h"
#include "http/metrics.h"
#include "http/rate_limit.h"
#include "http/router.h"

namespace voronka::api {

/// Who asks, of which company: worked out anew for each request.
struct Asking {
    std::shared_ptr<company::Company> company;
    std::string company_name;
    records::Actor actor;
    std::optional<company::Session> session;  ///< empty for API tokens
    records::Environment environment;
    Language language = Language::ru;

    records::Reading reading(records::Reader& reader) const { return {reader, environment, actor, company->plans()}; }
};

/// What all handlers share.
class Api {
  public:
    struct Options {
        bool secure_cookies = false;  ///< behind TLS
    };

    Api(company::Companies& companies, const Clock& clock, Options options);

    company::Companies& companies() { return companies_; }
    const Clock& clock() const { return clock_; }
    const Options& options() const { return options_; }
    Jobs& jobs() { return jobs_; }
    const std::shared_ptr<http::Metrics>& metrics() const { return metrics_; }

    /// Errors: unauthorized without a valid token or session; csrf when a changing request of a session lacks its token.
    Result<Asking> who(const http::Request&);
    /// The company that is asked without being signed in: the one of the cookie, else `default`.
    Result<std::shared_ptr<company::Company>> public_company(const http::Request&, std::string* name = nullptr);

    /// Refuses with too_often after too many tries of signing in from one address or for one login.
    Result<void> may_try(const std::string& key);
    Result<void> may_enter(const std::string& address);

  private:
    struct Known {
        Id user = 0;
        std::optional<company::Session> session;
        Instant checked;
        std::uint64_t credentials = 0;  ///< Company::credentials when it was asked
    };
    Result<Known> known(company::Company&, const std::string& credential, std::string_view secret, bool token);

    company::Companies& companies_;
    const Clock& clock_;
    Options options_;
    std::mutex mutex_;
    std::unordered_map<std::string, Known> known_;
    http::RateLimit sign_in_;
    http::RateLimit entering_;
    std::shared_ptr<http::Metrics> metrics_ = std::make_shared<http::Metrics>();
    Jobs jobs_;
    std::shared_ptr<Rescoring> rescoring_ = std::make_shared<Rescoring>(jobs_);
};

inline constexpr std::string_view session_cookie = "voronka_session";

/// The language of an answer: what the request asks for, else the person's.
Language language_of(const http::Request&, Language otherwise);

/// The answer to an error: application/problem+json in this language.
http::Response problem(const Error&, Language);

using Handler = std::function<Result<http::Response>(Asking&, http::Request&)>;

/// A handler that answers at once; errors become problems.
http::Handler reading(Api&, Handler);

/// A change: `work` runs inside the writer's transaction and renders the answer, which is sent when it is on disk. A repeated
/// Idempotency-Key gets the first answer again. The answer carries X-Change-Set.
using Work = std::function<Result<http::Response>(const Asking&, records::Unit&)>;
http::Reply change(const Asking&, http::Request&, Work);
/// `prepare` reads the request (errors are answered at once) and gives the work.
using Prepare = std::function<Result<Work>(Asking&, http::Request&)>;
http::Handler changing(Api&, Prepare);

/// All routes of the API, one screen (routes.cpp).
void add_routes(http::Router&, Api&);

}  // namespace voronka::api
