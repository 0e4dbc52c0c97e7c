#include "api/rescoring.h"

#include "records/pages.h"
#include "records/score.h"

namespace voronka::api {
namespace {

constexpr int leads_a_set = 500;

bool matters(const std::vector<records::Event>& events) {
    return std::ranges::any_of(events, [](const records::Event& event) { return event.resource == "score_rules"; });
}

}  // namespace

Result<std::string> score_all_leads(company::Company& company, const Jobs::Tell& tell) {
    const Module& leads = company.schema().at("leads");
    const records::Actor system = records::Actor::system();
    std::optional<std::string> cursor;
    std::int64_t done = 0;
    const std::int64_t total = TRY([&]() -> Result<std::int64_t> {
        const auto reader = TRY(company.store().reader());
        const records::Environment environment = company.environment();
        return records::Reading(*reader, environment, system, company.plans()).count(leads, "");
    }());
    do {
        const auto reader = TRY(company.store().reader());
        const records::Environment environment = company.environment();
        records::Reading reading(*reader, environment, system, company.plans());
        const records::RecordPage page = TRY(records::page(reading, leads, "sort id", leads_a_set, cursor));
        TRY(company.change_now(system, [&](records::Unit& unit) -> Result<void> {
            unit.in_bulk();
            for (const Record& lead : page.items) TRY_VOID(records::score_lead(unit, lead.id()));
            return {};
        }));
        done += static_cast<std::int64_t>(page.items.size());
        tell(done, total);
        cursor = page.next;
    } while (cursor);
    company.refresh(leads.key);
    return "{\"scored\":" + std::to_string(done) + "}";
}

// The listener is called on the thread that writes, which must never be the last to hold the company.
void Rescoring::follow(const std::shared_ptr<company::Company>& company) {
    company->listen(
        [self = weak_from_this(), key = company.get(), of = std::weak_ptr(company)](const std::vector<records::Event>& events) {
            if (!matters(events)) return;
            if (const auto rescoring = self.lock()) rescoring->rules_changed(key, of);
        });
}

void Rescoring::rules_changed(Key key, const std::weak_ptr<company::Company>& company) {
    {
        const std::lock_guard lock(mutex_);
        if (const auto running = running_.find(key); running != running_.end()) {
            running->second = true;
            return;
        }
        running_[key] = false;
    }
    begin(key, company);
}

void Rescoring::begin(Key key, const std::weak_ptr<company::Company>& company) {
    jobs_.begin_later(
        company, "score", Language::en,
        [company](Id, const Jobs::Tell& tell) -> Result<std::string> {
            const auto open = company.lock();
            if (!open) return fail(ErrorKind::not_found, "company_not_found");
            return score_all_leads(*open, tell);
        },
        [self = weak_from_this(), key, company] {
            if (const auto rescoring = self.lock()) rescoring->ended(key, company);
        });
}

void Rescoring::ended(Key key, const std::weak_ptr<company::Company>& company) {
    {
        const std::lock_guard lock(mutex_);
        if (!running_[key]) {
            running_.erase(key);
            return;
        }
        running_[key] = false;
    }
    begin(key, company);
}

}  // namespace voronka::api
