#pragma once
#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "company/companies.h"

namespace voronka::company {

/// Does what the company's clock says is due now; gives when something is due next, nothing while nothing is.
Result<std::optional<Instant>> do_what_is_due(Company&);

/// Does it at its time for every company that is open, and makes search find what was imported, one company after another on a
/// thread of its own that sleeps until then: it looks at a company when it is opened, when a lead or a rule of it changed, and
/// otherwise does nothing. A company that was closed is looked at when somebody opens it again.
class DueWork {
  public:
    explicit DueWork(Companies&);
    ~DueWork();
    DueWork(const DueWork&) = delete;
    DueWork& operator=(const DueWork&) = delete;

  private:
    using Moment = std::chrono::steady_clock::time_point;
    struct Watched {
        std::weak_ptr<Company> company;
        bool changed = true;
        std::optional<Moment> due;
    };
    // What the listeners of companies share with this, which they may outlive.
    struct Watch {
        std::mutex mutex;
        std::condition_variable_any wake;
        std::vector<std::shared_ptr<Watched>> companies;
        bool changed = true;  // one of them did
    };
    static void watch(const std::shared_ptr<Watch>&, const std::shared_ptr<Company>&);
    static std::optional<Moment> look_after(Company&, const std::stop_token&);
    static Result<bool> index(Company&, const std::stop_token&);
    void run(const std::stop_token&);
    void pass(const std::stop_token&);
    std::optional<Moment> next_due() const;

    std::shared_ptr<Watch> watch_ = std::make_shared<Watch>();
    std::jthread thread_;  // last: it uses the rest
};

}  // namespace voronka::company
