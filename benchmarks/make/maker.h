#pragma once
#include <string>
#include <vector>

#include "company/company.h"
#include "demo/dice.h"
#include "demo/words.h"

namespace voronka::bench {

/// How many of each the company has; everything follows from the deals.
struct Sizes {
    int deals = 1'000'000;
    int organizations() const { return std::max(1, deals / 5); }
    int contacts() const { return std::max(1, deals * 2 / 5); }
};

/// Fills a company with records as the program itself would have left them: rows, change log and search entries through the
/// store, without the rules, which would take hours at this size. The same sizes make the same records.
class Maker {
  public:
    Maker(company::Company&, const Sizes&, Date today);

    /// Teams, people and the role of the viewer whose rights are a query; through the one path of change.
    Result<void> people();
    /// Everything else; `told` hears how many deals there are.
    Result<void> fill(const std::function<void(int done)>& told);

  private:
    struct Course;  // of a deal: where it stands and since when

    Result<void> organization(records::Writer&);
    Result<void> contact(records::Writer&);
    Result<void> deal(records::Writer&);
    Record deal_row(const Course&);
    Result<Id> journey(records::Writer&, const Course&);
    Result<void> stays(records::Writer&, const Course&, Id deal, Id journey);
    Result<void> activity(records::Writer&, const Record& deal, const Course&, bool open);
    Course course();
    /// Puts in id, version and stamps, the row, its change and its search entry.
    Result<Id> put(records::Writer&, Record, Instant made, Id who);
    const Module& module(const char* key) const { return company_.schema().at(key); }
    std::string one_of(std::span<const demo::Words> words) { return demo::pick(dice_.rng(), words).in(Language::ru); }
    Id seller() { return sellers_[dice_.rng().below(static_cast<std::uint32_t>(sellers_.size()))]; }
    Instant day(int ago, int hour) const { return {end_.ms - ago * 86'400'000LL + hour * 3'600'000LL}; }

    company::Company& company_;
    Sizes sizes_;
    Instant end_;
    demo::Dice dice_{1};
    std::vector<Id> sellers_;
    std::vector<Id> organizations_;
    std::vector<std::string> names_;  // of the organizations
    std::vector<Id> contacts_;
};

/// Leads as another system would give them: a CSV file of so many rows.
Result<void> write_leads(const std::string& file, int rows);

}  // namespace voronka::bench
