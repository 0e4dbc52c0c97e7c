#pragma once
#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>

#include "company/company.h"

namespace voronka::company {

/// Does what the company's clock says is due now; gives when something is due next, nothing while nothing is.
Result<std::optional<Instant>> do_what_is_due(Company&);

/// Does it at its time, on a thread of its own that sleeps until then: it looks again when a lead or a rule changed, and
/// otherwise does nothing.
class DueWork {
  public:
    explicit DueWork(std::shared_ptr<Company>);
    ~DueWork();
    DueWork(const DueWork&) = delete;
    DueWork& operator=(const DueWork&) = delete;

  private:
    void run(const std::stop_token&);

    std::shared_ptr<Company> company_;
    std::mutex mutex_;
    std::condition_variable_any wake_;
    bool changed_ = true;
    std::uint64_t listener_ = 0;
    std::jthread thread_;  // last: it uses the rest
};

}  // namespace voronka::company
