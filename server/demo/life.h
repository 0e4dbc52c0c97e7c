#pragma once
#include <map>
#include <queue>

#include "demo/people.h"
#include "demo/words.h"
#include "records/selling.h"

namespace voronka::demo {

/// Plays the firm's customers, event after event, each at its own time and by the person who would have done it.
class Life {
  public:
    Life(company::Company&, ManualClock&, const Firm&, std::uint64_t seed, Instant end);

    void lead_comes(Instant at);
    /// Everything that is due before `until`, in batches of change sets.
    Result<void> live_until(Instant until, std::size_t batch);
    /// Work for today: calls and meetings of this day, a few that are late.
    Result<void> settle_today();
    int deals() const { return deals_; }

  private:
    enum class Kind { lead, contact, decide, step, come_back, follow_up, again };
    struct Event {
        Instant at;
        std::int64_t order = 0;
        Kind kind = Kind::lead;
        Id record = 0;
        Id owner = 0;
        int stage = 0;
        bool operator>(const Event& other) const { return at != other.at ? at > other.at : order > other.order; }
    };

    Result<void> happen(records::Unit&, const Event&);
    Result<void> new_lead(records::Unit&, const Event&);
    Result<void> contact(records::Unit&, const Event&);
    Result<void> decide(records::Unit&, const Event&);
    Result<void> comes_back(records::Unit&, const Event&);
    Result<void> step(records::Unit&, const Event&);
    Result<void> follow_up(records::Unit&, const Event&);
    Result<void> again(records::Unit&, const Event&);

    Result<void> furnish(records::Unit&, const Record& deal);
    Result<void> learn_needs(records::Unit&, const Record& deal);
    Result<void> close(records::Unit&, const Record& deal, const Event&);
    Result<Id> activity(records::Unit&, Id about, const char* kind, const char* purpose, const Words& subject, Instant due, bool done, const std::string& text = {});
    void later(Instant now, double working_hours, Kind, Id record, Id owner, int stage = 0);
    bool chance(int percent) { return static_cast<int>(rng_.below(100)) < percent; }
    std::string tell(const Words& words) const { return words.in(language_); }
    std::string phone();

    company::Company& company_;
    ManualClock& clock_;
    const Firm& firm_;
    Rng rng_;
    Instant end_;
    Language language_;
    std::priority_queue<Event, std::vector<Event>, std::greater<>> events_;
    std::int64_t order_ = 0;
    std::size_t next_rep_ = 0;
    int deals_ = 0;
};

}  // namespace voronka::demo
