#include "demo/life.h"

namespace voronka::demo {
namespace {

constexpr std::array stage_keys{"preparation", "approach", "presentation", "objections", "closing"};
// Of a hundred deals in a stage so many go on; the others end there. Working hours that the stage takes.
constexpr std::array go_on{92, 81, 72, 71, 73};
constexpr std::array hours_in_stage{16, 52, 76, 56, 42};
constexpr std::array<std::array<const char*, 4>, 5> reasons{{{"no_answer", "no_need", "no_answer", "timing"},
                                                             {"no_need", "no_answer", "no_budget", "timing"},
                                                             {"no_fit", "competitor", "no_answer", "price"},
                                                             {"price", "price", "competitor", "timing"},
                                                             {"competitor", "price", "no_budget", "timing"}}};

}  // namespace

// Products, the sum, and when it should be closed.
Result<void> Life::furnish(records::Unit& unit, const Record& deal) {
    ++deals_;
    const Decimal sum = TRY(choose_goods(unit, deal.id()));
    const Date close = calendar_.add_working_days({zone_.date(unit.now()).days + dice_.between(30, 75)}, 0);
    const Module& deals = deal.module();
    TRY(unit.update(deals, deal.id(), {{&deals.at("amount"), sum}, {&deals.at("close_date"), close}}));
    return {};
}

// One thing in quantity, sometimes another, and the installation; together about what the customer can spend.
Result<Decimal> Life::choose_goods(records::Unit& unit, Id deal) {
    constexpr std::size_t services_from = 21;
    const std::int64_t budget = dice_.budget();
    std::int64_t sum = 0;
    const auto line = [&](const Product& product, std::int64_t quantity, int discount) -> Result<void> {
        const Module& lines = module("deals.lines");
        records::Given given{{&lines.at("product"), product.id},
                             {&lines.at("quantity"), Decimal::whole(quantity)},
                             {&lines.at("price"), Decimal::whole(product.price)}};
        if (discount) given.emplace_back(&lines.at("discount"), Decimal::whole(discount));
        TRY(unit.create_child(lines, deal, given));
        sum += product.price * quantity * (100 - discount) / 100;
        return {};
    };
    const auto affordable = [&](std::int64_t most) -> const Product& {
        for (int i = 0; i < 20; ++i) {
            const Product& one = firm_.products[dice_.rng().below(services_from)];
            if (one.price <= most && one.price * 400 >= most) return one;
        }
        return firm_.products[5];
    };
    const Product& main = affordable(budget * 3 / 4);
    const int discount = dice_.chance(25) ? std::array{3, 5, 7, 10}[dice_.rng().below(4)] : 0;
    TRY_VOID(line(main, std::max<std::int64_t>(1, budget * 3 / 4 / main.price), discount));
    if (dice_.chance(55)) {
        const Product& second = affordable(budget / 6);
        if (second.id != main.id) TRY_VOID(line(second, std::max<std::int64_t>(1, budget / 6 / second.price), 0));
    }
    if (dice_.chance(60)) TRY_VOID(line(firm_.products[services_from], 1 + budget / 900'000, 0));
    if (dice_.chance(25)) TRY_VOID(line(firm_.products[services_from + 1], 1, 0));
    const std::int64_t step = sum > 500'000 ? 5'000 : 1'000;
    return Decimal::whole(std::clamp<std::int64_t>((sum + step / 2) / step * step, 80'000, 6'000'000));
}

// Writes down what comes next, unless it is forgotten, and goes to the stage.
Result<void> Life::next_stage(records::Unit& unit, Id deal, int stage, const Event& event) {
    const double hours = hours_in_stage[static_cast<std::size_t>(stage)] * (0.15 + 0.9 * dice_.around(0.75));
    Event next{
        .at = working(unit, hours), .kind = Kind::step, .owner = event.owner, .record = deal, .stage = stage, .luck = event.luck};
    // One in seven is due long before it is done; the first meeting and the demo are never left unplanned.
    if (stage == 1 || stage == 2 || dice_.chance(87))
        next.activity = TRY(plan(unit, deal, plan_of(stage), working(unit, hours * (dice_.chance(14) ? 0.5 : 0.99))));
    if (stage > 0) TRY(records::move_deal(unit, deal, stage_keys[static_cast<std::size_t>(stage)], {}));
    add(next);
    return {};
}

bool Life::goes_on(const Record& deal, const Event& event) {
    int percent = go_on[static_cast<std::size_t>(event.stage)] + event.luck;
    const auto* amount = get_if<Decimal>(deal.get("amount"));
    if (amount && *amount > Decimal::whole(2'000'000)) percent -= 3;
    if (firm_.reps[0].id == event.owner) percent += 2;
    if (firm_.reps[2].id == event.owner) percent -= 3;
    return dice_.chance(percent);
}

Result<void> Life::step(records::Unit& unit, const Event& event) {
    static constexpr std::array outcomes{first_talks, met, shown, answered, agreed};
    if (held_.contains(event.record)) return {};
    const Record deal = TRY(unit.readable(module("deals"), event.record));
    if (deal.text("outcome") != "open") return {};
    const auto said = outcomes[static_cast<std::size_t>(event.stage)];
    if (!goes_on(deal, event)) return stops(unit, deal, event);
    if (event.activity) TRY_VOID(finish(unit, event.activity, one_of(said())));
    if (!event.activity && event.stage > 0) TRY_VOID(hold(unit, deal.id(), plan_of(event.stage), one_of(said())));
    TRY_VOID(stage_work(unit, deal, event.stage));
    if (dice_.chance(35)) TRY_VOID(note(unit, deal.id()));
    if (event.stage == 4) return win(unit, deal, event);
    const Module& deals = deal.module();
    const auto* close = get_if<Date>(deal.get("close_date"));
    const Date today = zone_.date(unit.now());
    if (close && *close < today && dice_.chance(75))
        TRY(unit.update(deals, deal.id(), {{&deals.at("close_date"), calendar_.add_working_days(today, dice_.between(10, 30))}}));
    return next_stage(unit, deal.id(), event.stage + 1, event);
}

// A deal that ends is seldom closed at once: it falls silent first.
Result<void> Life::stops(records::Unit& unit, const Record& deal, const Event& event) {
    static constexpr Plan remind{"call", "", {"Напомнить о предложении", "Remind them of the quote"}};
    if (event.activity) TRY_VOID(finish(unit, event.activity, one_of(vain_calls())));
    Event end = event;
    end.kind = Kind::lose;
    end.activity = 0;
    if (dice_.chance(30)) return lose(unit, end);
    const double hours = 24 + 76 * dice_.around(0.7);
    end.at = working(unit, hours);
    if (dice_.chance(75))
        end.activity = TRY(plan(unit, deal.id(), remind, working(unit, hours * (dice_.chance(35) ? 0.5 : 0.95))));
    add(end);
    return {};
}

Result<void> Life::lose(records::Unit& unit, const Event& event) {
    if (held_.contains(event.record)) return {};
    if (event.activity) TRY_VOID(finish(unit, event.activity, one_of(vain_calls())));
    const auto& possible = reasons[static_cast<std::size_t>(event.stage)];
    records::Loss loss{.loss_reason = possible[dice_.rng().below(static_cast<std::uint32_t>(possible.size()))]};
    loss.note = one_of(farewells(loss.loss_reason));
    if (loss.loss_reason == "competitor" || (loss.loss_reason == "price" && dice_.chance(50)))
        loss.lost_to = pick(dice_.rng(), std::span<const Id>(firm_.competitors));
    TRY(records::lose_deal(unit, event.record, loss, {}));
    return {};
}

Result<void> Life::win(records::Unit& unit, const Record& deal, const Event& event) {
    const Module& deals = deal.module();
    const Date today = zone_.date(unit.now());
    const Date delivery = calendar_.add_working_days(today, dice_.between(4, 24));
    records::Verb verb;
    verb.set = {{&deals.at("delivery_date"), delivery},
                {&deals.at("delivery_place"), one_of(cities())},
                {&deals.at("payment_terms"), one_of(payments())},
                {&deals.at("service"), one_of(services())},
                {&deals.at("warranty"), tell({"3 года", "3 years"})},
                {&deals.at("agreed_on"), today}};
    TRY(records::win_deal(unit, deal.id(), verb));
    const auto* amount = get_if<Decimal>(deal.get("amount"));
    if (const Id organization = deal.integer("organization"); organization && amount) {
        const Module& organizations = module("organizations");
        const char* value = *amount >= Decimal::whole(1'500'000) ? "A" : *amount >= Decimal::whole(400'000) ? "B" : "C";
        TRY(unit.update(organizations, organization, {{&organizations.at("customer_value"), std::string(value)}}, {},
                        records::Authority::system));
    }
    // The call after the delivery; a few are made days later.
    const Date call = calendar_.add_working_days(delivery, 1 + (dice_.chance(12) ? dice_.between(2, 9) : 0));
    add({.at = zone_.at(call, (10 * 60 + dice_.between(0, 115)) * 60'000LL),
         .kind = Kind::follow_up,
         .owner = event.owner,
         .record = deal.id()});
    if (dice_.chance(38))
        add({.at = working(unit, 8.0 * dice_.between(50, 210)), .kind = Kind::again, .owner = event.owner, .record = deal.id()});
    return {};
}

// Those that are due are made; the next one is made when it is due, some of them days later.
Result<void> Life::follow_up(records::Unit& unit, const Event& event) {
    const Module& deals = module("deals");
    for (const Record& one : TRY(open_activities(unit, event.record))) {
        const auto* due = get_if<Instant>(one.get("due_at"));
        if (!due || zone_.date(*due) > zone_.date(unit.now())) continue;
        TRY_VOID(finish(unit, one.id(), one_of(after_sale())));
        if (!one.text("external_id").starts_with("follow-up:satisfaction:")) continue;
        TRY(unit.update(
            deals, event.record,
            {{&deals.at("satisfaction"), std::int64_t{dice_.chance(80) ? dice_.between(8, 10) : dice_.between(4, 7)}}}));
    }
    std::optional<Instant> next;
    for (const Record& one : TRY(open_activities(unit, event.record)))
        if (const auto* due = get_if<Instant>(one.get("due_at")); due && (!next || *due < *next)) next = *due;
    if (!next || next->ms > span_.end.ms) return {};
    const Date day = calendar_.add_working_days(zone_.date(*next), dice_.chance(12) ? dice_.between(1, 4) : 0);
    Event later = event;
    later.at = zone_.at(day, (10 * 60 + dice_.between(0, 110)) * 60'000LL);
    if (later.at.ms <= unit.now().ms) later.at = working(unit, 1);
    add(later);
    return {};
}

// A customer who buys again begins a new journey that names the one before.
Result<void> Life::again(records::Unit& unit, const Event& event) {
    static constexpr Plan call{"call", "", {"Спросить о следующей закупке", "Ask about the next purchase"}};
    const Module& deals = module("deals");
    const Record before = TRY(unit.readable(deals, event.record));
    if (!before.integer("organization") && !before.integer("contact")) return {};
    records::Given given{{&deals.at("name"), one_of(subjects())}, {&deals.at("source"), std::string("customer")}};
    for (const char* key : {"organization", "contact"})
        if (before.integer(key)) given.emplace_back(&deals.at(key), before.integer(key));
    TRY_VOID(hold(unit, event.record, call, one_of(first_talks())));
    const Record made = TRY(unit.create(deals, given));
    TRY_VOID(furnish(unit, made));
    Event start = event;
    start.luck = 6;
    return next_stage(unit, made.id(), 0, start);
}

}  // namespace voronka::demo
