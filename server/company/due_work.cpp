#include "company/due_work.h"

#include "records/answer_clock.h"

namespace voronka::company {
namespace {

// Many changes at once are looked at once.
constexpr std::chrono::milliseconds rest{500};
// After a refusal of the disk it is tried again.
constexpr std::chrono::seconds again{30};

// So long what was imported into one company is indexed before others have their turn.
constexpr std::chrono::seconds turn{5};

bool matters(const std::vector<records::Event>& events) {
    return std::ranges::any_of(
        events, [](const records::Event& event) { return event.resource == "leads" || event.change == "refresh"; });
}

}  // namespace

Result<std::optional<Instant>> do_what_is_due(Company& company) {
    const auto next = TRY(records::next_alarm(*TRY(company.store().reader()), company.environment()));
    if (!next || *next > company.now()) return next;
    TRY(company.change_now(records::Actor::system(), records::ring));
    return records::next_alarm(*TRY(company.store().reader()), company.environment());
}

DueWork::DueWork(Companies& companies) {
    companies.on_open([weak = std::weak_ptr(watch_)](const std::shared_ptr<Company>& company) {
        if (const auto kept = weak.lock()) watch(kept, company);
    });
    thread_ = std::jthread([this](const std::stop_token& stop) { run(stop); });
}

DueWork::~DueWork() {
    thread_.request_stop();
    if (thread_.joinable()) thread_.join();
}

void DueWork::watch(const std::shared_ptr<Watch>& watch, const std::shared_ptr<Company>& company) {
    const auto one = std::make_shared<Watched>(Watched{.company = company});
    company->listen([weak = std::weak_ptr(watch), one](const std::vector<records::Event>& events) {
        const auto kept = matters(events) ? weak.lock() : nullptr;
        if (!kept) return;
        const std::lock_guard lock(kept->mutex);
        // Whoever writes much wakes it once for all that it will look at together.
        if (std::exchange(one->changed, true) && kept->changed) return;
        kept->changed = true;
        kept->wake.notify_one();
    });
    const std::lock_guard lock(watch->mutex);
    watch->companies.push_back(one);
    watch->changed = true;
    watch->wake.notify_one();
}

// True when the turn was over before all was indexed.
Result<bool> DueWork::index(Company& company, const std::stop_token& stop) {
    const Moment end = std::chrono::steady_clock::now() + turn;
    while (!stop.stop_requested() && std::chrono::steady_clock::now() < end)
        if (!TRY(company.index_waiting())) return false;
    return true;
}

std::optional<DueWork::Moment> DueWork::look_after(Company& company, const std::stop_token& stop) {
    const auto waits = index(company, stop);
    const auto next = do_what_is_due(company);
    const Moment now = std::chrono::steady_clock::now();
    if (!next || !waits) return now + again;
    if (*waits) return now;
    if (!*next) return std::nullopt;
    return now + std::max<std::chrono::milliseconds>(std::chrono::milliseconds((**next).ms - company.now().ms), rest);
}

std::optional<DueWork::Moment> DueWork::next_due() const {
    std::optional<Moment> first;
    for (const auto& one : watch_->companies)
        if (one->due && (!first || *one->due < *first)) first = one->due;
    return first;
}

// A company is held only while it is looked after, so that it can be closed; those that were closed are dropped here.
void DueWork::pass(const std::stop_token& stop) {
    std::unique_lock lock(watch_->mutex);
    watch_->changed = false;
    std::erase_if(watch_->companies, [](const auto& one) { return one->company.expired(); });
    const Moment now = std::chrono::steady_clock::now();
    for (const auto& one : std::vector(watch_->companies)) {
        if (!one->changed && (!one->due || *one->due > now)) continue;
        one->changed = false;
        lock.unlock();
        std::optional<Moment> due;
        if (const auto company = one->company.lock()) due = look_after(*company, stop);
        lock.lock();
        one->due = due;
    }
}

void DueWork::run(const std::stop_token& stop) {
    while (!stop.stop_requested()) {
        pass(stop);
        std::unique_lock lock(watch_->mutex);
        watch_->wake.wait_for(lock, stop, rest, [] { return false; });
        const auto woken = [this] { return watch_->changed; };
        if (const auto due = next_due())
            watch_->wake.wait_until(lock, stop, *due, woken);
        else
            watch_->wake.wait(lock, stop, woken);
    }
}

}  // namespace voronka::company
