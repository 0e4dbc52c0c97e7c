#include "demo/life.h"

namespace voronka::demo {
namespace {

// Where leads come from: of a hundred so many, of whom so many are let go, and how readily the others buy.
struct Source {
    const char* key;
    int share;
    int let_go;
    int luck;
};
constexpr std::array sources{Source{"website", 38, 36, 0},    Source{"recommendation", 15, 14, 5}, Source{"call", 15, 32, 1},
                             Source{"exhibition", 9, 34, -1}, Source{"advertising", 13, 54, -4},   Source{"email", 7, 42, -2},
                             Source{"partner", 3, 16, 4}};
constexpr std::array let_go_reasons{"no_need",   "no_need",   "no_money",     "no_money",
                                    "no_answer", "no_answer", "wrong_market", "mistake"};
constexpr int set_aside_percent = 8;

const Source& source_of(std::string_view key) {
    for (const Source& one : sources)
        if (key == one.key) return one;
    return sources[0];
}

const char* drawn_source(Dice& dice) {
    int left = static_cast<int>(dice.rng().below(100));
    for (const Source& one : sources)
        if ((left -= one.share) < 0) return one.key;
    return sources[0].key;
}

std::string lower(std::string text) {
    for (char& c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    return text;
}

}  // namespace

// Name, phone and e-mail of somebody.
records::Given Life::person(const Module& of) {
    const auto names = first_names();
    const std::uint32_t who = dice_.rng().below(static_cast<std::uint32_t>(names.size()));
    const Words& surname = pick(dice_.rng(), last_names());
    const bool is_woman = who >= names.size() / 2;
    const std::string last = is_woman ? woman(tell(surname), language_) : tell(surname);
    const std::string email = lower(std::string(names[who].en)) + "." + lower(std::string(surname.en)) + (is_woman ? "a" : "") +
                              std::to_string(dice_.between(1, 99)) + std::to_string(order_ % 1000) +
                              (language_ == Language::ru ? "@example.ru" : "@example.com");
    return {{&of.at("first_name"), tell(names[who])},
            {&of.at("last_name"), last},
            {&of.at("phone"), dice_.phone()},
            {&of.at("email"), email},
            {&of.at("job_title"), one_of(job_titles())}};
}

Result<void> Life::new_lead(records::Unit& unit, const Event& event) {
    const Module& leads = module("leads");
    const char* source = drawn_source(dice_);
    records::Given given = person(leads);
    given.emplace_back(&leads.at("source"), std::string(source));
    given.emplace_back(&leads.at("description"), one_of(requests()));
    given.emplace_back(&leads.at("city"), one_of(cities()));
    if (dice_.chance(90)) {
        const FirmKind& kind = pick(dice_.rng(), firm_kinds());
        std::string name = one_of(firm_names());
        if (dice_.chance(60) && name.find(' ') == std::string::npos && name.find('-') == std::string::npos)
            name += (language_ == Language::ru ? "-" : " ") + one_of(firm_places());
        std::string company = tell(kind.name);
        company.replace(company.find("{}"), 2, name);
        given.emplace_back(&leads.at("company"), company);
        given.emplace_back(&leads.at("industry"), std::string(kind.industry));
        if (dice_.chance(55)) given.emplace_back(&leads.at("inn"), dice_.inn());
        if (dice_.chance(40)) given.emplace_back(&leads.at("employees"), static_cast<std::int64_t>(35 * dice_.around(1.0)) + 3);
    }
    const Id id = TRY(unit.create(leads, given)).id();
    // Most are answered within the half-hour that was promised, some only the next day.
    double wait = dice_.chance(78) ? 0.08 + dice_.rng().unit() * 0.42 : 0.6 + dice_.rng().unit() * 8;
    if (event.stage < 0) wait = 2;
    add({.at = working(unit, wait), .kind = Kind::contact, .owner = event.owner, .record = id, .luck = source_of(source).luck});
    return {};
}

Result<void> Life::contact(records::Unit& unit, const Event& event) {
    static constexpr Plan first{"call", "first_contact", {"Первый звонок", "First call"}};
    static constexpr std::array questions{Plan{"call", "", {"Уточнить сумму и кто решает", "Ask about the sum and who decides"}},
                                          Plan{"task", "", {"Отправить примеры и позвонить", "Send examples and call"}},
                                          Plan{"call", "", {"Перезвонить после их планёрки", "Call after their meeting"}}};
    if (event.stage < 3 && dice_.chance(20)) {
        TRY_VOID(hold(unit, event.record, first, one_of(vain_calls())));
        add({.at = working(unit, 2.0 + dice_.rng().unit() * 8),
             .kind = Kind::contact,
             .owner = event.owner,
             .record = event.record,
             .stage = event.stage + 1,
             .luck = event.luck});
        return {};
    }
    TRY_VOID(hold(unit, event.record, first, one_of(first_talks())));
    Event decision{.at = working(unit, 2 + 14 * dice_.around(0.6)),
                   .kind = Kind::decide,
                   .owner = event.owner,
                   .record = event.record,
                   .luck = event.luck};
    if (dice_.chance(70))
        decision.activity = TRY(plan(unit, event.record, questions[dice_.rng().below(questions.size())], decision.at));
    add(decision);
    return {};
}

Result<void> Life::decide(records::Unit& unit, const Event& event) {
    const Record lead = TRY(unit.readable(module("leads"), event.record));
    if (event.activity) TRY_VOID(finish(unit, event.activity, one_of(first_talks())));
    const int drawn = static_cast<int>(dice_.rng().below(100));
    const int gone = source_of(lead.text("source")).let_go;
    if (drawn < gone) return let_go(unit, event);
    if (drawn < gone + set_aside_percent && event.stage == 0) return set_aside(unit, event);
    return convert(unit, lead, event);
}

Result<void> Life::let_go(records::Unit& unit, const Event& event) {
    const Module& leads = module("leads");
    const std::string reason = let_go_reasons[dice_.rng().below(let_go_reasons.size())];
    records::Verb verb;
    if (reason == "no_need") verb.set = {{&leads.at("need_fits"), std::string("no")}};
    if (reason == "no_money")
        verb.set = {{&leads.at("need_fits"), std::string("yes")}, {&leads.at("can_pay"), std::string("no")}};
    TRY(records::disqualify_lead(unit, event.record, reason, "", verb));
    return {};
}

// Later: somebody returns to them when it is time; the last few wait for whoever opens the program today.
Result<void> Life::set_aside(records::Unit& unit, const Event& event) {
    const Date until = calendar_.add_working_days({zone_.date(unit.now()).days + dice_.between(20, 110)}, 0);
    records::Verb verb;
    verb.set = {{&module("leads").at("timing"), one_of(timings())}, {&module("leads").at("rating"), std::string("warm")}};
    TRY(records::nurture_lead(unit, event.record, until, verb));
    const Instant back = zone_.at(until, (10 * 60 + dice_.between(0, 300)) * 60'000LL);
    if (back.ms < span_.end.ms - 4 * 86'400'000LL)
        add({.at = back, .kind = Kind::come_back, .owner = event.owner, .record = event.record, .luck = event.luck});
    return {};
}

Result<void> Life::come_back(records::Unit& unit, const Event& event) {
    static constexpr Plan again_call{"call", "first_contact", {"Вернуться, как договорились", "Return as agreed"}};
    TRY(records::reopen_lead(unit, event.record, {}));
    TRY_VOID(hold(unit, event.record, again_call, one_of(first_talks())));
    add({.at = working(unit, 4 + dice_.rng().unit() * 20),
         .kind = Kind::decide,
         .owner = event.owner,
         .record = event.record,
         .stage = 1,
         .luck = event.luck});
    return {};
}

Result<void> Life::convert(records::Unit& unit, const Record& lead, const Event& event) {
    const Module& leads = lead.module();
    records::Verb verb;
    verb.set = {{&leads.at("need"), tell(pick(dice_.rng(), needs()).text)},
                {&leads.at("need_fits"), std::string("yes")},
                {&leads.at("can_pay"), std::string("yes")},
                {&leads.at("authority"), one_of(authorities())},
                {&leads.at("timing"), one_of(timings())},
                {&leads.at("rating"), std::string(dice_.chance(35) ? "hot" : "warm")}};
    records::Conversion how;
    how.deal = records::Given{{&module("deals").at("name"), one_of(subjects())}};
    const auto made = TRY(records::convert_lead(unit, lead.id(), how, verb));
    TRY_VOID(furnish(unit, *made.deal));
    return next_stage(unit, made.deal->id(), 0, event);
}

}  // namespace voronka::demo
