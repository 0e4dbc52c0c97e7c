#include "demo/life.h"

#include <cmath>

namespace voronka::demo {
namespace {

constexpr std::array sources{std::pair("website", 38), std::pair("recommendation", 17), std::pair("call", 15), std::pair("exhibition", 9),
                             std::pair("advertising", 12), std::pair("email", 6), std::pair("partner", 3)};
constexpr std::array stage_keys{"preparation", "approach", "presentation", "objections", "closing"};
// Of a hundred deals in a stage so many go on; the others are lost there. Working hours that the stage takes, on average.
constexpr std::array go_on{88, 82, 76, 78, 80};
constexpr std::array hours_in_stage{12, 38, 52, 36, 30};
constexpr std::array loss_reasons{"price", "competitor", "timing", "no_budget", "no_answer", "no_need", "no_fit"};
const Zone& zone_of(records::Unit& unit) { return unit.environment().calendar.zone(); }

constexpr std::array let_go{"no_need", "no_money", "no_answer", "wrong_market", "mistake"};

const Words call_first{"Первый звонок", "First call"};
const Words meet{"Первая встреча: узнать потребности", "First meeting: learn the needs"};
const Words show{"Показ на складе", "Demo at the warehouse"};
const Words talk_terms{"Договориться об условиях", "Agree on the terms"};
const Words send_quote{"Отправить предложение", "Send the quote"};

}  // namespace

Life::Life(company::Company& company, ManualClock& clock, const Firm& firm, std::uint64_t seed, Instant end)
    : company_(company), clock_(clock), firm_(firm), rng_(seed), end_(end), language_(company.settings().language) {}

void Life::lead_comes(Instant at) { events_.push({at, ++order_, Kind::lead, 0, firm_.reps[next_rep_++ % firm_.reps.size()]}); }

void Life::later(Instant now, double working_hours, Kind kind, Id record, Id owner, int stage) {
    const auto ms = static_cast<std::int64_t>(working_hours * 3'600'000);
    const auto environment = company_.environment();
    events_.push({environment.calendar.add_working_ms(now, ms), ++order_, kind, record, owner, stage});
}

std::string Life::phone() {
    std::string number = "+7900";
    for (int i = 0; i < 7; ++i) number.push_back(static_cast<char>('0' + rng_.below(10)));
    return number;
}

Result<void> Life::live_until(Instant until, std::size_t batch) {
    while (!events_.empty() && events_.top().at < until) {
        const records::Environment environment = company_.environment();
        TRY(company_.change_now(records::Actor::system(), [&](records::Unit& outer) -> Result<void> {
            for (std::size_t i = 0; i < batch && !events_.empty() && events_.top().at < until; ++i) {
                const Event event = events_.top();
                events_.pop();
                clock_.set(event.at);
                const auto actor = environment.directory->actor(event.owner, records::Door::interface);
                if (!actor) return fail_internal("the demo has lost a person");
                records::Unit unit(outer.writer(), environment, *actor);
                TRY_VOID(happen(unit, event));
            }
            return {};
        }));
    }
    return {};
}

Result<void> Life::happen(records::Unit& unit, const Event& event) {
    switch (event.kind) {
        case Kind::lead: return new_lead(unit, event);
        case Kind::contact: return contact(unit, event);
        case Kind::decide: return decide(unit, event);
        case Kind::step: return step(unit, event);
        case Kind::follow_up: return follow_up(unit, event);
        case Kind::again: return again(unit, event);
        case Kind::come_back: return comes_back(unit, event);
    }
    return {};
}

Result<Id> Life::activity(records::Unit& unit, Id about, const char* kind, const char* purpose, const Words& subject, Instant due,
                          bool done, const std::string& text) {
    const Module& module = company_.schema().at("activities");
    records::Given given{{&module.at("kind"), std::string(kind)}, {&module.at("subject"), tell(subject)}, {&module.at("due_at"), due},
                         {&module.at("about"), about},            {&module.at("done"), done},             {&module.at("direction"), std::string("out")}};
    if (*purpose) given.emplace_back(&module.at("purpose"), std::string(purpose));
    if (!text.empty()) given.emplace_back(&module.at("description"), text);
    return TRY(unit.create(module, given)).id();
}

Result<void> Life::new_lead(records::Unit& unit, const Event& event) {
    const Module& module = company_.schema().at("leads");
    const auto names = first_names();
    const std::uint32_t who = rng_.below(static_cast<std::uint32_t>(names.size()));
    std::string last = tell(pick(rng_, last_names()));
    if (who >= names.size() / 2) last = woman(last, language_);
    std::string company = tell(pick(rng_, firm_kinds()));
    company.replace(company.find("{}"), 2, tell(pick(rng_, firm_names())));
    int drawn = static_cast<int>(rng_.below(100));
    const char* source = sources[0].first;
    for (const auto& [key, share] : sources) {
        source = key;
        if ((drawn -= share) < 0) break;
    }
    records::Given given{{&module.at("first_name"), tell(names[who])},
                         {&module.at("last_name"), last},
                         {&module.at("phone"), phone()},
                         {&module.at("email"), "client" + std::to_string(order_) + "@example.com"},
                         {&module.at("city"), tell(pick(rng_, cities()))},
                         {&module.at("job_title"), tell(pick(rng_, job_titles()))},
                         {&module.at("source"), std::string(source)},
                         {&module.at("description"), tell(pick(rng_, requests()))}};
    if (chance(86)) given.emplace_back(&module.at("company"), company);
    const Id id = TRY(unit.create(module, given)).id();
    // Most are answered within the half-hour that was promised; some wait until the next day.
    const double wait = chance(78) ? 0.1 + rng_.unit() * 0.4 : 1 + rng_.unit() * 9;
    later(event.at, wait, Kind::contact, id, event.owner);
    return {};
}

Result<void> Life::contact(records::Unit& unit, const Event& event) {
    TRY(activity(unit, event.record, "call", "first_contact", call_first, event.at, true, tell(pick(rng_, call_notes()))));
    later(event.at, 2 + rng_.unit() * 22, Kind::decide, event.record, event.owner);
    return {};
}

Result<void> Life::decide(records::Unit& unit, const Event& event) {
    const Module& leads = company_.schema().at("leads");
    const Record lead = TRY(unit.readable(leads, event.record));
    const bool good = lead.text("source") == "recommendation" || lead.text("source") == "partner";
    const int drawn = static_cast<int>(rng_.below(100));
    if (drawn < (good ? 15 : 42)) {
        TRY(records::disqualify_lead(unit, event.record, let_go[rng_.below(let_go.size())], "", {}));
        return {};
    }
    if (drawn < (good ? 22 : 52)) {
        const Date back{unit.environment().calendar.zone().date(event.at).days + 20 + static_cast<std::int32_t>(rng_.below(90))};
        TRY(records::nurture_lead(unit, event.record, back, {}));
        const Instant returns = unit.environment().calendar.zone().at(back, 10 * 3'600'000);
        // Somebody returns to them when it is time; the last few wait for whoever opens the program today.
        if (returns.ms < end_.ms - 4 * 86'400'000LL) events_.push({returns, ++order_, Kind::come_back, event.record, event.owner});
        return {};
    }
    const Module& deals = company_.schema().at("deals");
    const Words& subject = pick(rng_, subjects());
    records::Verb verb;
    verb.set = {{&leads.at("need"), tell(pick(rng_, needs()))}, {&leads.at("need_fits"), std::string("yes")}, {&leads.at("can_pay"), std::string("yes")}};
    records::Conversion how;
    how.deal = records::Given{{&deals.at("name"), tell(subject)}};
    const auto made = TRY(records::convert_lead(unit, event.record, how, verb));
    TRY_VOID(furnish(unit, *made.deal));
    later(event.at, hours_in_stage[0] * (0.4 + rng_.unit() * 1.3), Kind::step, made.deal->id(), event.owner, 0);
    return {};
}

Result<void> Life::comes_back(records::Unit& unit, const Event& event) {
    TRY(records::reopen_lead(unit, event.record, {}));
    TRY(activity(unit, event.record, "call", "first_contact", call_first, event.at, true, tell(pick(rng_, call_notes()))));
    if (chance(60)) {
        TRY(records::disqualify_lead(unit, event.record, let_go[rng_.below(let_go.size())], "", {}));
        return {};
    }
    later(event.at, 4 + rng_.unit() * 20, Kind::decide, event.record, event.owner);
    return {};
}

// Products, the sum, and when it should be closed.
Result<void> Life::furnish(records::Unit& unit, const Record& deal) {
    ++deals_;
    const Module& lines = company_.schema().at("deals.lines");
    Decimal total;
    const int count = 1 + static_cast<int>(rng_.below(3));
    for (int i = 0; i < count; ++i) {
        const auto& [product, price] = firm_.products[rng_.below(static_cast<std::uint32_t>(firm_.products.size()))];
        const double size = std::exp(1.6 + 0.9 * (rng_.unit() + rng_.unit() + rng_.unit() - 1.5));
        const auto quantity = std::max<std::int64_t>(1, static_cast<std::int64_t>(size * 60'000.0 / static_cast<double>(price.units / Decimal::scale)) + 1);
        TRY(unit.create_child(lines, deal.id(), {{&lines.at("product"), product}, {&lines.at("quantity"), Decimal::whole(quantity)}, {&lines.at("price"), price}}));
        total.units += price.units * quantity;
    }
    total.units = total.units / (1000 * Decimal::scale) * (1000 * Decimal::scale);
    const Zone& zone = unit.environment().calendar.zone();
    const Date close{zone.date(unit.now()).days + 25 + static_cast<std::int32_t>(rng_.below(35))};
    const Module& deals = deal.module();
    TRY(unit.update(deals, deal.id(), {{&deals.at("amount"), total}, {&deals.at("close_date"), close}}));
    return {};
}

Result<void> Life::learn_needs(records::Unit& unit, const Record& deal) {
    const Module& module = company_.schema().at("deals.needs");
    const int count = 2 + static_cast<int>(rng_.below(3));
    const std::uint32_t first = rng_.below(static_cast<std::uint32_t>(needs().size()));
    for (int i = 0; i < count; ++i) {
        const Words& need = needs()[(first + static_cast<std::uint32_t>(i)) % needs().size()];
        TRY(unit.create_child(module, deal.id(), {{&module.at("text"), tell(need)}, {&module.at("importance"), std::int64_t{5} - i}}));
    }
    if (const Id contact = deal.integer("contact")) {
        const Module& people = company_.schema().at("deals.people");
        TRY(unit.create_child(people, deal.id(), {{&people.at("contact"), contact}, {&people.at("role"), std::string(chance(60) ? "decides" : "influences")}}));
        const Module& contacts = company_.schema().at("contacts");
        TRY(unit.update(contacts, contact, {{&contacts.at("likes"), tell(pick(rng_, likes()))}, {&contacts.at("dislikes"), tell(pick(rng_, dislikes()))}}, {}, records::Authority::system));
    }
    return {};
}

Result<void> Life::step(records::Unit& unit, const Event& event) {
    const Module& deals = company_.schema().at("deals");
    const auto found = unit.readable(deals, event.record);
    if (!found) return {};
    const Record deal = *found;
    const int stage = event.stage;
    if (!chance(go_on[static_cast<std::size_t>(stage)])) {
        records::Loss loss{.loss_reason = loss_reasons[rng_.below(loss_reasons.size())]};
        if (loss.loss_reason == "competitor") loss.lost_to = firm_.competitors[rng_.below(static_cast<std::uint32_t>(firm_.competitors.size()))];
        TRY(records::lose_deal(unit, deal.id(), loss, {}));
        return {};
    }
    if (stage == 0) TRY(activity(unit, deal.id(), "meeting", "discovery", meet, event.at, true, tell(pick(rng_, call_notes()))));
    if (stage == 1) TRY_VOID(learn_needs(unit, deal));
    if (stage == 2) TRY(activity(unit, deal.id(), "meeting", "presentation", show, event.at, true));
    if (stage == 2 && chance(55)) {
        const Module& module = company_.schema().at("deals.concerns");
        TRY(unit.create_child(module, deal.id(), {{&module.at("text"), tell(pick(rng_, concerns()))}, {&module.at("kind"), std::string(chance(50) ? "price" : "timing")}, {&module.at("resolved"), chance(70)}}));
    }
    if (stage == 0 && chance(45)) {
        const Module& module = company_.schema().at("deals.rivals");
        TRY(unit.create_child(module, deal.id(), {{&module.at("competitor"), firm_.competitors[rng_.below(static_cast<std::uint32_t>(firm_.competitors.size()))]}}));
    }
    if (stage == 4) return close(unit, deal, event);
    TRY(records::move_deal(unit, deal.id(), stage_keys[static_cast<std::size_t>(stage) + 1], {}));
    // What comes next is written down; some forget it.
    const double hours = hours_in_stage[static_cast<std::size_t>(stage) + 1] * (0.35 + rng_.unit() * 1.4);
    const Instant due = unit.environment().calendar.add_working_ms(event.at, static_cast<std::int64_t>(hours * 0.9 * 3'600'000));
    if (due > end_ && chance(82)) {
        const std::array<const Words*, 4> next{&meet, &show, &send_quote, &talk_terms};
        const std::array<const char*, 4> kinds{"meeting", "meeting", "email", "call"};
        TRY(activity(unit, deal.id(), kinds[static_cast<std::size_t>(stage)], "", *next[static_cast<std::size_t>(stage)], due, false));
    }
    later(event.at, hours, Kind::step, deal.id(), event.owner, stage + 1);
    return {};
}

Result<void> Life::close(records::Unit& unit, const Record& deal, const Event& event) {
    const Module& deals = deal.module();
    const Date today = unit.environment().calendar.zone().date(event.at);
    const Date delivery = unit.environment().calendar.add_working_days(today, 5 + static_cast<int>(rng_.below(20)));
    records::Verb verb;
    verb.set = {{&deals.at("delivery_date"), delivery},
                {&deals.at("payment_terms"), tell({"50 % аванс, остальное после монтажа", "50 % in advance, the rest after installation"})},
                {&deals.at("service"), tell({"Осмотр раз в год", "An inspection every year"})},
                {&deals.at("warranty"), tell({"3 года", "3 years"})},
                {&deals.at("agreed_on"), today}};
    TRY(records::win_deal(unit, deal.id(), verb));
    const Date call = unit.environment().calendar.add_working_days(delivery, 1);
    // The calls are made; a few of the last weeks are late.
    const bool recent = zone_of(unit).date(end_).days - call.days < 20;
    if (!recent || chance(75)) events_.push({unit.environment().calendar.zone().at(call, (11 * 60 + rng_.below(240)) * 60'000), ++order_, Kind::follow_up, deal.id(), event.owner});
    if (chance(22)) later(event.at, 8.0 * (40 + rng_.below(180)), Kind::again, deal.id(), event.owner);
    return {};
}

Result<void> Life::follow_up(records::Unit& unit, const Event& event) {
    const Module& module = company_.schema().at("activities");
    for (const Record& one : TRY(unit.writer().referring(module, module.at("about"), event.record, 200))) {
        if (one.flag("done") || one.text("purpose") != "follow-up") continue;
        TRY(unit.update(module, one.id(), {{&module.at("done"), true}, {&module.at("outcome"), tell(chance(85) ? Words{"Всё в порядке", "All in order"} : Words{"Есть вопрос по монтажу", "A question about the installation"})}}, {}, records::Authority::system));
    }
    return {};
}

// A customer who buys again begins a new journey that names the one before.
Result<void> Life::again(records::Unit& unit, const Event& event) {
    const Module& deals = company_.schema().at("deals");
    const auto before = unit.readable(deals, event.record);
    if (!before || !before->integer("organization")) return {};
    const Record made = TRY(unit.create(deals, {{&deals.at("name"), tell(pick(rng_, subjects()))},
                                                {&deals.at("organization"), before->integer("organization")},
                                                {&deals.at("contact"), before->get("contact")},
                                                {&deals.at("source"), std::string("customer")}}));
    TRY_VOID(furnish(unit, made));
    later(event.at, hours_in_stage[0] * (0.4 + rng_.unit()), Kind::step, made.id(), event.owner, 0);
    return {};
}

Result<void> Life::settle_today() {
    const records::Environment environment = company_.environment();
    const Zone& zone = environment.calendar.zone();
    const Date today = zone.date(end_);
    TRY(company_.change_now(records::Actor::system(), [&](records::Unit& outer) -> Result<void> {
        const Module& deals = company_.schema().at("deals");
        const records::CompanyNames names(environment, nullptr);
        for (const Id rep : firm_.reps) {
            const auto actor = environment.directory->actor(rep, records::Door::interface);
            clock_.set(zone.at({environment.calendar.add_working_days(today, -1).days}, 16 * 3'600'000));
            records::Unit unit(outer.writer(), environment, *actor);
            const auto mine = TRY(query::bind("owner = me and outcome = open sort amount desc", deals, records::surroundings(environment, *actor, names)));
            const auto open = TRY(outer.writer().select(*mine, deals, 6));
            for (std::size_t i = 0; i < open.size() && i < 4; ++i) {
                const bool late = i == 1;
                const Date day = late ? environment.calendar.add_working_days(today, -2) : today;
                const std::array<const Words*, 4> what{&show, &send_quote, &meet, &talk_terms};
                const std::array<const char*, 4> kinds{"meeting", "email", "meeting", "call"};
                TRY(activity(unit, open[i].id(), kinds[i], "", *what[i], zone.at(day, static_cast<std::int64_t>(late ? 15 : 13 + i) * 3'600'000), false));
            }
        }
        return {};
    }));
    return {};
}

}  // namespace voronka::demo
