#include "demo/life.h"

namespace voronka::demo {
namespace {

constexpr int events_a_batch = 300;
constexpr std::int64_t hour = 3'600'000;
constexpr std::int64_t minute = 60'000;

// How busy a month is, in percent: quiet January and May, a strong autumn.
constexpr std::array season{60, 92, 104, 106, 72, 94, 84, 92, 122, 130, 122, 100};
// Six in ten leads become deals, and a few of the customers buy again.
constexpr double leads_a_deal = 1.53;
constexpr int weekend_percent = 10;

}  // namespace

Life::Life(company::Company& company, ManualClock& clock, const Firm& firm, const Span& span)
    : company_(company),
      clock_(clock),
      firm_(firm),
      span_(span),
      dice_(span.seed),
      language_(company.settings().language),
      zone_(company.environment().calendar.zone()),
      calendar_(company.environment().calendar) {}

Result<void> Life::live(const std::function<void(int, int)>& progress) {
    const Date last = zone_.date(span_.end);
    for (Date day = span_.first; day <= last; ++day.days) all_busy_ += busy(day);
    add({.at = zone_.at(span_.first, 9 * hour), .kind = Kind::day});
    plan_last_days();
    while (!events_.empty() && events_.top().at <= span_.end) {
        TRY_VOID(batch());
        progress(deals_, span_.deals);
    }
    return {};
}

void Life::add(Event event) {
    event.order = ++order_;
    events_.push(event);
}

// Work that is late, work for today, and people who wait for an answer since a few minutes.
void Life::plan_last_days() {
    const Date today = zone_.date(span_.end);
    const Date before = calendar_.add_working_days(today, -1);
    const Date earlier = calendar_.add_working_days(today, -4);
    const auto plan_for = [&](Id person) {
        add({.at = zone_.at(earlier, 10 * hour + 5 * minute), .kind = Kind::plan_late, .owner = person});
        add({.at = zone_.at(before, 17 * hour + 30 * minute), .kind = Kind::plan_today, .owner = person});
    };
    for (const Id manager : firm_.managers) plan_for(manager);
    for (const Seller& rep : firm_.reps) plan_for(rep.id);
    for (std::size_t i = 0; i < firm_.reps.size() + 1; ++i) {
        const Id rep = firm_.reps[i % firm_.reps.size()].id;
        const Instant at{span_.end.ms - dice_.between(3 * 60, 26 * 60) * 1000};
        add({.at = at, .kind = Kind::lead, .owner = rep, .stage = -1});
    }
}

double Life::busy(Date day) const {
    const double grown = 0.7 + 0.6 * static_cast<double>(day.days - span_.first.days) / 730.0;
    const double open = calendar_.working(day) ? 1.0 : weekend_percent / 100.0;
    return season[civil(day).month - 1] * grown * open;
}

// The leads of a day are known on its morning, those of tomorrow tomorrow.
void Life::day_comes(Instant at) {
    const Date day = zone_.date(at);
    std::vector<Id> reps;
    for (const Seller& rep : firm_.reps)
        if (rep.hired_on <= day) reps.push_back(rep.id);
    owed_ += leads_a_deal * span_.deals * busy(day) / all_busy_;
    for (; owed_ >= 1; owed_ -= 1) {
        // Some write in the evening, from home.
        const std::int64_t time = dice_.chance(12) ? dice_.between(19 * 60, 23 * 60) : dice_.between(9 * 60, 18 * 60);
        const Instant comes{zone_.at(day, time * minute).ms + dice_.between(0, 59) * 1000};
        if (comes < at) continue;
        add({.at = comes, .kind = Kind::lead, .owner = reps[static_cast<std::size_t>(turn_++) % reps.size()]});
    }
    add({.at = zone_.at({day.days + 1}, 9 * hour), .kind = Kind::day});
}

Instant Life::working(records::Unit& unit, double hours) const {
    return calendar_.add_working_ms(unit.now(), static_cast<std::int64_t>(hours * static_cast<double>(hour)));
}

// Many events are one transaction, each of them a change set of its own.
Result<void> Life::batch() {
    const records::Environment environment = company_.environment();
    TRY(company_.change_now(records::Actor::system(), [&](records::Unit& outer) -> Result<void> {
        for (int i = 0; i < events_a_batch && !events_.empty() && events_.top().at <= span_.end; ++i) {
            const Event event = events_.top();
            events_.pop();
            if (event.kind == Kind::day) {
                day_comes(event.at);
                continue;
            }
            clock_.set(event.at);
            auto actor = environment.directory->actor(event.owner, records::Door::interface);
            if (!actor) return fail_internal("the demo has lost a person");
            // Nobody is refused here: asking the rules for every record would take most of the time.
            actor->rights = nullptr;
            records::Unit unit(outer.writer(), environment, *actor);
            TRY_VOID(happen(unit, event));
        }
        return {};
    }));
    return {};
}

Result<void> Life::happen(records::Unit& unit, const Event& event) {
    switch (event.kind) {
        case Kind::day:
            return {};
        case Kind::lead:
            return new_lead(unit, event);
        case Kind::contact:
            return contact(unit, event);
        case Kind::decide:
            return decide(unit, event);
        case Kind::come_back:
            return come_back(unit, event);
        case Kind::step:
            return step(unit, event);
        case Kind::lose:
            return lose(unit, event);
        case Kind::follow_up:
            return follow_up(unit, event);
        case Kind::again:
            return again(unit, event);
        case Kind::plan_late:
            return plan_late(unit, event);
        case Kind::plan_today:
            return plan_today(unit, event);
    }
    return {};
}

}  // namespace voronka::demo
