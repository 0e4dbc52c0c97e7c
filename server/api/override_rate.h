#pragma once
#include <unordered_map>
#include <vector>

#include "api/api.h"
#include "api/figures.h"
#include "records/walk.h"
#include "sales/measures.h"

namespace voronka::api {

/// How often moves forward, conversions and wins among them, were let through by override: their share of all those that were
/// made in the period with records that the asker may read and that meet `q`. Leads count where `q` can be said of leads.
class OverrideRate {
  public:
    OverrideRate(Asking& asking, records::Reader& reader, std::string q)
        : asking_(asking), reading_(asking.reading(reader)), q_(std::move(q)) {}

    struct Rates {
        Figure all;
        std::vector<FigureGroup> groups;
    };
    /// In a period; in groups by `owner` of the record or `team` of that person as they are now, `stage` that was left, or
    /// `month` of the move, or by nothing where that is empty. Errors: unknown_field for another one.
    Result<Rates> rates(const sales::Period&, const std::string& by);

  private:
    struct Overridden {
        Instant at;
        Id stay = 0;
        Id journey = 0;
        auto operator<=>(const Overridden&) const = default;
    };
    struct Part {
        std::int64_t moves = 0;
        std::int64_t overridden = 0;
        std::vector<Overridden> newest;
    };
    struct Owned {
        Id record = 0;
        Id owner = 0;
    };
    /// Parts by the number of an owner, team, month or stage; of the whole where it is by nothing.
    using Parts = std::unordered_map<std::int64_t, Part>;

    Result<void> check(const std::string& by) const;
    Result<void> read(const sales::Period&, const std::string& by, Parts&);
    Result<void> read_moves(const std::string& when, const std::string& by, std::vector<Owned>&, Parts&);
    std::int64_t number(const std::string& by, Id owner, const records::FieldRow& move);
    std::string key(std::int64_t number, const std::string& by) const;
    std::string label(const std::string& key, const std::string& by) const;
    static void add(Part&, const records::FieldRow& move);
    static void keep_newest(Part&);
    static Figure figure_of(Part);

    Asking& asking_;
    records::Reading reading_;
    std::string q_;
    std::vector<std::string> stages_;  // as they were met: their places are their numbers
};

}  // namespace voronka::api
