#pragma once
#include "year/firm.h"

namespace voronka::year {

/// One customer's way through the year, each step as a salesperson would take it.
class Customer {
  public:
    Customer(Firm& firm, std::string name, std::string owner) : firm_(firm), name_(std::move(name)), owner_(std::move(owner)) {}

    Id lead = 0;
    Id deal = 0;

    std::string come() {
        return act(owner_, [&](records::Unit& unit) -> Result<void> {
            const Module& leads = module("leads");
            lead = TRY(unit.create(leads, Firm::given(leads, {{"last_name", name_},
                                                              {"company", name_},
                                                              {"phone", "+790012345" + name_.substr(name_.size() - 2)}})))
                       .id();
            return {};
        });
    }
    std::string talk() {
        const std::string talked = activity(lead, "call", "first_contact", "First call", true);
        return talked.empty() ? act(owner_, [&](records::Unit& unit) { return done(unit.update(module("leads"), lead, need())); })
                              : talked;
    }
    std::string convert() {
        return act(owner_, [&](records::Unit& unit) -> Result<void> {
            records::Conversion how;
            how.deal = Firm::given(module("deals"), {{"name", name_}});
            deal = TRY(records::convert_lead(unit, lead, how, {})).deal->id();
            return {};
        });
    }
    std::string drop_without_deal() {
        return act(owner_, [&](records::Unit& unit) {
            records::Conversion how;
            how.deal = std::monostate();
            return done(records::convert_lead(unit, lead, how, {}));
        });
    }
    std::string disqualify(const std::string& reason) {
        return act(owner_, [&](records::Unit& unit) { return done(records::disqualify_lead(unit, lead, reason, "", {})); });
    }
    std::string nurture(std::string_view until) {
        return act(owner_, [&](records::Unit& unit) { return done(records::nurture_lead(unit, lead, *parse_date(until), {})); });
    }
    std::string come_back(const std::string& reason) {
        return act(owner_, [&](records::Unit& unit) { return done(records::reopen_lead(unit, lead, {.reason = reason})); });
    }
    std::string move(const std::string& stage, const std::string& reason = "") {
        return act(owner_, [&](records::Unit& unit) { return done(records::move_deal(unit, deal, stage, {.reason = reason})); });
    }
    std::string override_move(const std::string& login, const std::string& stage, const std::string& reason) {
        return act(login, [&](records::Unit& unit) {
            return done(records::move_deal(unit, deal, stage, {.reason = reason, .override_process = true}));
        });
    }
    std::string win(std::string_view delivery) {
        return act(owner_, [&](records::Unit& unit) {
            records::Verb verb;
            verb.set = Firm::given(module("deals"), {{"amount", Decimal::whole(5000)},
                                                     {"delivery_date", *parse_date(delivery)},
                                                     {"payment_terms", "in ten days"},
                                                     {"service", "a year"},
                                                     {"agreed_on", *parse_date(delivery)}});
            return done(records::win_deal(unit, deal, verb));
        });
    }
    std::string lose(const std::string& reason) {
        return act(owner_,
                   [&](records::Unit& unit) { return done(records::lose_deal(unit, deal, {.loss_reason = reason}, {})); });
    }
    std::string reopen(const std::string& reason) {
        return act(owner_, [&](records::Unit& unit) { return done(records::reopen_deal(unit, deal, {.reason = reason})); });
    }
    std::string buy_again() {
        const Record before = firm_.record("deals", deal);
        return act(owner_, [&](records::Unit& unit) -> Result<void> {
            const Module& deals = module("deals");
            deal = TRY(unit.create(deals, Firm::given(deals, {{"name", name_ + " again"},
                                                              {"organization", before.get("organization")},
                                                              {"contact", before.get("contact")}})))
                       .id();
            return {};
        });
    }
    std::string hand_over(const std::string& login) {
        const std::string given = act(owner_, [&](records::Unit& unit) {
            return done(unit.update(module("deals"), deal, {{&module("deals").at("owner"), firm_.who(login)}}));
        });
        owner_ = login;
        return given;
    }

    /// Does what leaving a stage requires.
    std::string work(const std::string& stage) {
        return act(owner_, [&](records::Unit& unit) -> Result<void> {
            if (stage == "preparation") return prepare(unit);
            if (stage == "approach") return approach(unit);
            if (stage == "presentation") return present(unit);
            return done(unit.update(module("deals"), deal, {{&module("deals").at("concerns_none"), true}}));
        });
    }
    /// From the stage where it stands to this one, a stage at a time, doing everything.
    std::string go_to(const std::string& stage) {
        static constexpr std::array all{"preparation", "approach", "presentation", "objections", "closing"};
        auto here = std::ranges::find(all, firm_.record("deals", deal).text("stage"));
        for (; here != all.end() && stage != *here; ++here) {
            if (const std::string wrong = work(*here); !wrong.empty()) return wrong;
            if (const std::string wrong = move(*(here + 1)); !wrong.empty()) return wrong;
        }
        return "";
    }
    /// Does the open follow-up of this key.
    std::string follow(const std::string& key) {
        return act(owner_, [&](records::Unit& unit) -> Result<void> {
            const Module& activities = module("activities");
            for (const Record& one : TRY(unit.writer().referring(activities, activities.at("about"), deal, 100)))
                if (!one.flag("done") && one.text("external_id").starts_with("follow-up:" + key + ":"))
                    return done(unit.update(activities, one.id(), {{&activities.at("done"), true}}));
            return fail(ErrorKind::not_found, "no_such_follow_up");
        });
    }
    std::string activity(Id about, const char* kind, const char* purpose, const char* subject, bool is_done) {
        return act(owner_, [&](records::Unit& unit) {
            const Module& activities = module("activities");
            return done(unit.create(activities, Firm::given(activities, {{"kind", kind},
                                                                         {"purpose", purpose},
                                                                         {"subject", subject},
                                                                         {"about", about},
                                                                         {"due_at", unit.now()},
                                                                         {"done", is_done}})));
        });
    }

    /// Where everything stands, in one line.
    std::string state() {
        const Record one = firm_.record("leads", lead);
        std::string line = name_ + ": lead " + std::string(one.text("status"));
        std::string journeys = journey(one.integer("journey"));
        for (const Record& each : firm_.select("deals", "name starts with \"" + name_ + "\" sort id")) {
            line += "; deal " + std::string(each.text("outcome")) + " in " + std::string(each.text("stage")) + ", " +
                    std::string(each.text("loss_reason"));
            if (each.integer("journey") != one.integer("journey")) journeys += " then " + journey(each.integer("journey"));
        }
        return line + "; journey " + journeys;
    }

  private:
    const Module& module(const char* key) const { return firm_.schema().at(key); }
    template <class T>
    static Result<void> done(Result<T> result) {
        if (!result) return std::unexpected(result.error());
        return {};
    }
    std::string act(const std::string& login, const std::function<Result<void>(records::Unit&)>& what) {
        return firm_.as(login, what);
    }
    records::Given need() const {
        return Firm::given(module("leads"), {{"need", "racks"}, {"need_fits", "yes"}, {"can_pay", "yes"}});
    }

    Result<void> add(records::Unit& unit, const char* child, const Firm::Values& values) {
        const Module& kind = module(child);
        return done(unit.create_child(kind, deal, Firm::given(kind, values)));
    }
    Result<void> meet(records::Unit& unit, const char* purpose, bool is_done) {
        const Module& activities = module("activities");
        for (const Record& one : TRY(unit.writer().referring(activities, activities.at("about"), deal, 100)))
            if (one.text("purpose") == purpose && !one.flag("done") && is_done)
                return done(unit.update(activities, one.id(), {{&activities.at("done"), true}}));
        return done(unit.create(activities, Firm::given(activities, {{"kind", "meeting"},
                                                                     {"purpose", purpose},
                                                                     {"subject", purpose},
                                                                     {"about", deal},
                                                                     {"due_at", unit.now()},
                                                                     {"done", is_done}})));
    }
    Result<void> prepare(records::Unit& unit) {
        TRY_VOID(add(unit, "deals.lines", {{"product", firm_.product()}, {"price", Decimal::whole(1000)}}));
        TRY(unit.update(module("deals"), deal, Firm::given(module("deals"), {{"rivals_unknown", true}, {"pitch", "Good day"}})));
        TRY_VOID(records::tick_step(unit, TRY(unit.readable(module("deals"), deal)), "brief", true));
        return meet(unit, "discovery", false);
    }
    Result<void> approach(records::Unit& unit) {
        TRY_VOID(meet(unit, "discovery", true));
        TRY_VOID(add(unit, "deals.needs", {{"text", "room"}, {"importance", std::int64_t{5}}}));
        TRY_VOID(add(unit, "deals.people", {{"contact", firm_.record("deals", deal).get("contact")}, {"role", "decides"}}));
        return meet(unit, "presentation", false);
    }
    Result<void> present(records::Unit& unit) {
        TRY_VOID(meet(unit, "presentation", true));
        TRY_VOID(records::tick_step(unit, TRY(unit.readable(module("deals"), deal)), "plan", true));
        const Module& needs = module("deals.needs");
        for (const Record& one : TRY(unit.writer().referring(needs, needs.fields[system_field::parent], deal, 100)))
            TRY(unit.update_child(needs, deal, one.id(), {{&needs.at("reaction"), std::string("answered")}}));
        return {};
    }

    std::string journey(Id id) {
        const Record one = firm_.record("journeys", id);
        std::string line = std::string(one.text("outcome")) + (one.integer("previous_journey") ? " (after another)" : "") + " [";
        const auto eyes = firm_.reader();
        const Module& stays = module("journeys.stays");
        bool first = true;
        for (const Record& stay : eyes->referring(stays, stays.fields[system_field::parent], id, 100).value()) {
            line += (first ? "" : " ") + std::string(stay.text("stage"));
            if (!stay.text("left_by").empty()) line += ":" + std::string(stay.text("left_by"));
            if (stay.flag("overridden")) line += "!";
            first = false;
        }
        return line + "]";
    }

    Firm& firm_;
    std::string name_;
    std::string owner_;
};

}  // namespace voronka::year
