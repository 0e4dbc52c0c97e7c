#include "demo/life.h"

namespace voronka::demo {

Result<void> Life::stage_work(records::Unit& unit, const Record& deal, int stage) {
    switch (stage) {
        case 0:
            return prepare(unit, deal);
        case 1:
            return learn(unit, deal);
        case 2:
            return show(unit, deal);
        case 3:
            return answer(unit, deal);
        default:
            return {};
    }
}

// The first words, and whom the customer compares us with.
Result<void> Life::prepare(records::Unit& unit, const Record& deal) {
    const Module& deals = deal.module();
    records::Given given;
    given.emplace_back(&deals.at("pitch"), one_of(pitches()));
    if (dice_.chance(45)) {
        const Module& rivals = module("deals.rivals");
        TRY(unit.create_child(rivals, deal.id(),
                              {{&rivals.at("competitor"), pick(dice_.rng(), std::span<const Id>(firm_.competitors))}}));
    } else {
        given.emplace_back(&deals.at("rivals_unknown"), true);
    }
    const Record prepared = TRY(unit.update(deals, deal.id(), given));
    return records::system_tick(unit, prepared, "brief");
}

Result<void> Life::learn(records::Unit& unit, const Record& deal) {
    const Module& children = module("deals.needs");
    const int count = dice_.between(2, 5);
    const std::uint32_t first = dice_.rng().below(static_cast<std::uint32_t>(needs().size()));
    for (int i = 0; i < count; ++i) {
        const Need& need = needs()[(first + static_cast<std::uint32_t>(i)) % needs().size()];
        TRY(unit.create_child(children, deal.id(),
                              {{&children.at("text"), tell(need.text)}, {&children.at("importance"), std::int64_t{5} - i}}));
    }
    return meet_others(unit, deal);
}

// Who decides, and who else has a say.
Result<void> Life::meet_others(records::Unit& unit, const Record& deal) {
    const Id first = deal.integer("contact");
    if (!first) return {};
    const Module& people = module("deals.people");
    const Module& contacts = module("contacts");
    const auto joins = [&](Id contact, const char* role) {
        return unit.create_child(people, deal.id(), {{&people.at("contact"), contact}, {&people.at("role"), std::string(role)}});
    };
    const Id organization = deal.integer("organization");
    const bool alone = dice_.chance(55) || !organization;
    TRY(joins(first, alone ? "decides" : "influences"));
    TRY(unit.update(contacts, first, {{&contacts.at("likes"), one_of(likes())}, {&contacts.at("dislikes"), one_of(dislikes())}},
                    {}, records::Authority::system));
    if (!organization || (alone && dice_.chance(65))) return {};
    records::Given given = person(contacts);
    given.emplace_back(&contacts.at("organization"), organization);
    const Id other = TRY(unit.create(contacts, given)).id();
    TRY(joins(other, !alone ? "decides" : std::array{"influences", "uses", "uses", "blocks"}[dice_.rng().below(4)]));
    return {};
}

// How each need was answered, and what worries the customer now.
Result<void> Life::show(records::Unit& unit, const Record& deal) {
    const Module& wishes = module("deals.needs");
    for (const Record& wish : TRY(unit.writer().referring(wishes, wishes.fields[system_field::parent], deal.id(), 50))) {
        const int drawn = dice_.between(0, 99);
        const bool matters = wish.integer("importance") >= 4;  // without an answer to it nobody goes on
        records::Given given{{&wishes.at("reaction"), std::string(drawn < 70              ? "answered"
                                                                  : drawn < 94 || matters ? "partly"
                                                                                          : "no")}};
        for (const Need& need : needs())
            if (wish.text("text") == tell(need.text)) given.emplace_back(&wishes.at("feature"), tell(need.feature));
        TRY(unit.update_child(wishes, deal.id(), wish.id(), given));
    }
    TRY_VOID(records::system_tick(unit, deal, "plan"));
    const Module& deals = deal.module();
    if (dice_.chance(38)) {
        TRY(unit.update(deals, deal.id(), {{&deals.at("concerns_none"), true}}));
        return {};
    }
    const Module& worries = module("deals.concerns");
    const int count = dice_.between(1, 2);
    const std::uint32_t first = dice_.rng().below(static_cast<std::uint32_t>(concerns().size()));
    for (int i = 0; i < count; ++i) {
        const Concern& one = concerns()[(first + static_cast<std::uint32_t>(i)) % concerns().size()];
        records::Given given{{&worries.at("text"), tell(one.text)}, {&worries.at("kind"), std::string(one.kind)}};
        if (const Known* known = known_as(tell(one.text))) given.emplace_back(&worries.at("known"), known->id);
        TRY(unit.create_child(worries, deal.id(), given));
    }
    return {};
}

const Known* Life::known_as(std::string_view said) const {
    const auto found = std::ranges::find(firm_.library, said, &Known::text);
    return found == firm_.library.end() ? nullptr : &*found;
}

Result<void> Life::answer(records::Unit& unit, const Record& deal) {
    const Module& worries = module("deals.concerns");
    for (const Record& worry : TRY(unit.writer().referring(worries, worries.fields[system_field::parent], deal.id(), 50))) {
        records::Given given{{&worries.at("resolved"), true}};
        const Known* known = known_as(worry.text("text"));
        // Half of the time out of the library, by turns; else in one's own words.
        if (known && !known->answers.empty() && worry.id() % 2 == 0) {
            const Reply& reply = known->answers[static_cast<std::size_t>(deal.id()) % known->answers.size()];
            given.emplace_back(&worries.at("used"), reply.id);
            given.emplace_back(&worries.at("answer"), reply.text);
        } else {
            for (const Concern& one : concerns())
                if (worry.text("text") == tell(one.text)) given.emplace_back(&worries.at("answer"), tell(one.answer));
        }
        TRY(unit.update_child(worries, deal.id(), worry.id(), given));
    }
    const Module& signs = module("deals.signals");
    static constexpr std::array kinds{"asked_timing", "asked_price", "details", "colleagues", "opened_quote", "asked_contract"};
    const std::uint32_t first = dice_.rng().below(kinds.size());
    for (int i = dice_.between(0, 2); i > 0; --i)
        TRY(unit.create_child(signs, deal.id(),
                              {{&signs.at("kind"), std::string(kinds[(first + static_cast<std::uint32_t>(i)) % kinds.size()])},
                               {&signs.at("noted_at"), unit.now()}}));
    return {};
}

}  // namespace voronka::demo
