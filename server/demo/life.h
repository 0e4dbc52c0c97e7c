#pragma once
#include <algorithm>
#include <queue>
#include <set>

#include "demo/dice.h"
#include "demo/people.h"
#include "demo/words.h"
#include "records/selling.h"

namespace voronka::demo {

/// Plays the firm's customers, event after event, each at its own time and by the person who would have done it. Only what is
/// still to come is kept, so that memory does not grow with the years.
class Life {
  public:
    struct Span {
        int deals = 0;
        std::uint64_t seed = 1;
        Date first;
        Instant end;
    };
    Life(company::Company&, ManualClock&, const Firm&, const Span&);

    /// Everything from the first day to the end.
    Result<void> live(const std::function<void(int done, int total)>& progress);

  private:
    enum class Kind { day, lead, contact, decide, come_back, step, lose, follow_up, again, plan_late, plan_today };
    struct Event {
        Instant at;
        std::int64_t order = 0;
        Kind kind = Kind::day;
        Id owner = 0;
        Id record = 0;
        int stage = 0;    ///< of a deal; of a lead how often it was called in vain
        Id activity = 0;  ///< what was planned for this moment
        int luck = 0;     ///< percent by which this customer goes on more readily
        bool operator>(const Event& other) const { return at != other.at ? at > other.at : order > other.order; }
    };

    // life.cpp: time
    void add(Event event);
    void plan_last_days();
    void day_comes(Instant at);
    double busy(Date) const;
    Result<void> batch();
    Result<void> happen(records::Unit&, const Event&);
    Instant working(records::Unit& unit, double hours) const;

    // life_parts.cpp: what people do all the time
    std::string tell(const Words& words) const { return words.in(language_); }
    std::string one_of(std::span<const Words> words) { return tell(pick(dice_.rng(), words)); }
    const Module& module(const char* key) const { return company_.schema().at(key); }
    struct Plan {
        const char* kind;
        const char* purpose;
        Words subject;
    };
    static const Plan& plan_of(int stage);
    Result<Id> plan(records::Unit&, Id about, const Plan&, Instant due);
    /// A call or meeting that was held just now.
    Result<void> hold(records::Unit&, Id about, const Plan&, const std::string& outcome);
    Result<void> finish(records::Unit&, Id activity, const std::string& outcome);
    Result<void> note(records::Unit&, Id about);
    Result<std::vector<Record>> open_activities(records::Unit&, Id about);

    // life_leads.cpp
    records::Given person(const Module&);
    Result<void> new_lead(records::Unit&, const Event&);
    Result<void> contact(records::Unit&, const Event&);
    Result<void> decide(records::Unit&, const Event&);
    Result<void> come_back(records::Unit&, const Event&);
    Result<void> let_go(records::Unit&, const Event&);
    Result<void> set_aside(records::Unit&, const Event&);
    Result<void> convert(records::Unit&, const Record& lead, const Event&);

    // life_deals.cpp
    Result<void> furnish(records::Unit&, const Record& deal);
    Result<Decimal> choose_goods(records::Unit&, Id deal);
    Result<void> next_stage(records::Unit&, Id deal, int stage, const Event&);
    Result<void> step(records::Unit&, const Event&);
    bool goes_on(const Record& deal, const Event&);
    Result<void> stops(records::Unit&, const Record& deal, const Event&);
    Result<void> lose(records::Unit&, const Event&);
    Result<void> win(records::Unit&, const Record& deal, const Event&);
    Result<void> follow_up(records::Unit&, const Event&);
    Result<void> again(records::Unit&, const Event&);

    // life_stages.cpp: what a stage leaves on a deal
    Result<void> stage_work(records::Unit&, const Record& deal, int stage);
    Result<void> prepare(records::Unit&, const Record& deal);
    Result<void> learn(records::Unit&, const Record& deal);
    Result<void> meet_others(records::Unit&, const Record& deal);
    Result<void> show(records::Unit&, const Record& deal);
    Result<void> answer(records::Unit&, const Record& deal);

    // life_today.cpp: what waits on the last day
    Result<std::vector<Record>> my_deals(records::Unit&, int most);
    Result<void> plan_late(records::Unit&, const Event&);
    Result<void> plan_today(records::Unit&, const Event&);
    Result<void> plan_manager(records::Unit&, const Event&);
    // The objection of the library that a customer means who says so.
    const Known* known_as(std::string_view said) const;
    bool manages(Id person) const { return std::ranges::find(firm_.managers, person) != firm_.managers.end(); }

    company::Company& company_;
    ManualClock& clock_;
    const Firm& firm_;
    Span span_;
    Dice dice_;
    Language language_;
    Zone zone_;
    const WorkCalendar& calendar_;
    std::priority_queue<Event, std::vector<Event>, std::greater<>> events_;
    std::set<Id> held_;  ///< deals that stand still until the end, so that something waits there
    std::int64_t order_ = 0;
    double all_busy_ = 0;
    double owed_ = 0;
    std::int64_t turn_ = 0;
    int deals_ = 0;
};

}  // namespace voronka::demo
