#pragma once
#include <map>
#include <vector>

#include "api/api.h"
#include "api/figures.h"
#include "sales/measures.h"

namespace voronka::api {

/// How often moves forward, conversions and wins among them, were let through by override: their share of all those that were
/// made in the period with records that the asker may read and that meet `q`. Leads count where `q` can be said of leads.
class OverrideRate {
  public:
    OverrideRate(Asking& asking, records::Reader& reader, std::string q)
        : asking_(asking), reading_(asking.reading(reader)), q_(std::move(q)) {}

    struct Move {
        Id journey = 0;
        Id record = 0;
        std::string stage;
        Instant at;
        bool overridden = false;
        Id owner = 0;
    };
    /// The moves of a period, the newest first; of more than 100,000 the newest.
    struct Moves {
        std::vector<Move> newest;
        bool cut = false;
    };
    Result<Moves> moves(const sales::Period&);
    Figure figure(const Moves&) const;
    /// By `owner` of the record or `team` of that person as they are now, `stage` that was left, or `month` of the move. Errors:
    /// unknown_field for another one.
    Result<std::vector<FigureGroup>> groups(const Moves&, const std::string& by) const;

  private:
    struct Part {
        std::int64_t moves = 0;
        std::vector<Id> overridden;  // journeys, the newest move first
    };
    Result<void> read_owners(const Module&, const std::vector<Id>& records, std::map<Id, Id>& owners);
    std::string key(const Move&, const std::string& by) const;
    std::string label(const std::string& key, const std::string& by) const;
    static void add(Part&, const Move&);
    static Figure figure_of(const Part&);

    Asking& asking_;
    records::Reading reading_;
    std::string q_;
};

}  // namespace voronka::api
