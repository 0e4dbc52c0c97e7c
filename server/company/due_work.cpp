#include "company/due_work.h"

#include <chrono>

#include "records/answer_clock.h"

namespace voronka::company {
namespace {

// Many changes at once are looked at once.
constexpr std::chrono::milliseconds rest{500};
// After a refusal of the disk it is tried again.
constexpr std::chrono::seconds again{30};

bool matters(const std::vector<records::Event>& events) {
    return std::ranges::any_of(events, [](const records::Event& event) { return event.resource == "leads"; });
}

}  // namespace

Result<std::optional<Instant>> do_what_is_due(Company& company) {
    const auto next = TRY(records::next_alarm(*TRY(company.store().reader()), company.environment()));
    if (!next || *next > company.now()) return next;
    TRY(company.change_now(records::Actor::system(), records::ring));
    return records::next_alarm(*TRY(company.store().reader()), company.environment());
}

DueWork::DueWork(std::shared_ptr<Company> company) : company_(std::move(company)) {
    listener_ = company_->listen([this](const std::vector<records::Event>& events) {
        if (!matters(events)) return;
        const std::lock_guard lock(mutex_);
        changed_ = true;
        wake_.notify_one();
    });
    thread_ = std::jthread([this](const std::stop_token& stop) { run(stop); });
}

DueWork::~DueWork() {
    company_->forget(listener_);
    thread_.request_stop();
    if (thread_.joinable()) thread_.join();
}

void DueWork::run(const std::stop_token& stop) {
    std::unique_lock lock(mutex_);
    std::optional<std::chrono::steady_clock::time_point> due;
    while (!stop.stop_requested()) {
        const auto woken = [this] { return changed_; };
        if (due)
            wake_.wait_until(lock, stop, *due, woken);
        else
            wake_.wait(lock, stop, woken);
        if (stop.stop_requested()) return;
        changed_ = false;
        lock.unlock();
        const auto next = do_what_is_due(*company_);
        const auto now = std::chrono::steady_clock::now();
        due.reset();
        if (!next)
            due = now + again;
        else if (*next)
            due = now + std::max<std::chrono::milliseconds>(std::chrono::milliseconds((**next).ms - company_->now().ms), rest);
        lock.lock();
        wake_.wait_for(lock, stop, rest, [] { return false; });
    }
}

}  // namespace voronka::company
