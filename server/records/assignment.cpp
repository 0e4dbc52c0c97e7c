#include "records/assignment.h"

#include "core/text.h"
#include "records/company_rules.h"

namespace voronka::records {
namespace {

constexpr int most_territories = 10'000;

bool works_now(const Unit& unit, Id id) {
    const Directory& directory = *unit.environment().directory;
    const Person* person = directory.person(id);
    return person && person->active && !directory.absence(id, unit.environment().calendar.zone().date(unit.now()));
}

bool within(const Directory& directory, Id team, Id above) {
    for (std::size_t steps = directory.teams().size() + 1; team && steps; --steps) {
        if (team == above) return true;
        const auto found = std::ranges::find(directory.teams(), team, &Team::id);
        team = found == directory.teams().end() ? 0 : found->parent;
    }
    return false;
}

// Those whom the rule names, then those of its team and the teams below, by id: the order in which turns go round.
std::vector<Id> candidates(const Unit& unit, const Record& rule, Id not_to) {
    std::vector<Id> found;
    if (const auto* named = get_if<Ids>(rule.get("people"))) found = *named;
    const Directory& directory = *unit.environment().directory;
    if (const Id team = rule.integer("team"))
        for (const Person& person : directory.people())
            if (within(directory, person.team, team) && std::ranges::find(found, person.id) == found.end())
                found.push_back(person.id);
    std::erase_if(found, [&](Id id) { return id == not_to || !works_now(unit, id); });
    return found;
}

// Whose turn it was last is kept beside the rule: it is no change of the rule. Who has left the round since does not stop it.
Result<Id> in_turn(Unit& unit, const Record& rule, std::vector<Id> people) {
    if (people.empty()) return Id{0};
    const std::string key = "assigned_last:" + std::to_string(rule.id());
    const auto last = TRY(unit.writer().setting(key));
    std::vector<Id> order;
    if (const auto* named = get_if<Ids>(rule.get("people"))) order = *named;
    for (const Id id : people)
        if (std::ranges::find(order, id) == order.end()) order.push_back(id);
    const auto at = last ? std::ranges::find(order, std::stoll(*last)) : order.end();
    std::size_t place = at == order.end() ? 0 : static_cast<std::size_t>(at - order.begin()) + 1;
    while (std::ranges::find(people, order[place % order.size()]) == people.end()) ++place;
    const Id chosen = order[place % order.size()];
    TRY_VOID(unit.writer().set_setting(key, std::to_string(chosen)));
    return chosen;
}

Result<std::int64_t> open_records(Unit& unit, Id person) {
    const Actor system = Actor::system();
    const CompanyNames names(unit.environment(), nullptr);
    std::int64_t open = 0;
    for (const auto& [resource, condition] :
         {std::pair("leads", "status in (new, working, qualified)"), std::pair("deals", "outcome = open")}) {
        const auto bound =
            TRY(query::bind("owner = " + std::to_string(person) + " and " + condition, unit.environment().schema.at(resource),
                            surroundings(unit.environment(), system, names)));
        const auto rows = TRY(unit.writer().run(query::compile_count(*bound, unit.environment().dialect, system.readable())));
        if (TRY(rows->next())) open += rows->integer(0);
    }
    return open;
}

Result<Id> least_load(Unit& unit, const std::vector<Id>& people) {
    Id chosen = 0;
    std::int64_t least = 0;
    for (const Id id : people) {
        const std::int64_t open = TRY(open_records(unit, id));
        if (chosen && open >= least) continue;
        chosen = id;
        least = open;
    }
    return chosen;
}

Result<Id> by_territory(Unit& unit, const Record& rule, const Record& lead, Id not_to) {
    const std::string_view field = rule.text("territory_by");
    if (field.empty()) return Id{0};
    const std::string value = fold(lead.text(field));
    const Module& territories = unit.environment().schema.child(rule.module(), "territories");
    for (const Record& one :
         TRY(unit.writer().referring(territories, territories.fields[system_field::parent], rule.id(), most_territories)))
        if (const Id person = one.integer("person");
            fold(one.text("value")) == value && person != not_to && works_now(unit, person))
            return person;
    return Id{0};
}

Result<Id> chosen_by(Unit& unit, const Record& rule, const Record& lead, Id not_to) {
    const std::string_view method = rule.text("method");
    if (method == "territory") return by_territory(unit, rule, lead, not_to);
    std::vector<Id> people = candidates(unit, rule, not_to);
    if (people.empty()) return Id{0};
    if (method == "person") return people.front();
    return method == "least_load" ? least_load(unit, people) : in_turn(unit, rule, std::move(people));
}

}  // namespace

Result<std::optional<Assignment>> assignment_of(Unit& unit, const Record& lead, Id not_to) {
    for (const Record& rule : TRY(rules_in_use(unit, unit.environment().schema.at("assignment_rules")))) {
        if (!TRY(meets_rule(unit, lead, rule.text("query")))) continue;
        const Id owner = TRY(chosen_by(unit, rule, lead, not_to));
        if (!owner) continue;
        return Assignment{owner, message(unit.environment().language, "assigned_" + std::string(rule.text("method")),
                                         {{"rule", std::string(rule.text("name"))}})};
    }
    return std::optional<Assignment>();
}

Result<void> settle_assignment_rule(Unit& unit, const Record* before, Record& after) {
    TRY_VOID(administrators_only(unit));
    if (!before || before->get("query") != after.get("query"))
        TRY_VOID(check_rule(unit, unit.environment().schema.at("leads"), after.text("query")));
    if (after.text("method") == "territory") {
        if (after.text("territory_by").empty()) return fail_field("territory_by", "assignment_territory_by");
        return {};
    }
    const auto* people = get_if<Ids>(after.get("people"));
    if ((!people || people->empty()) && !after.integer("team")) return fail_field("people", "assignment_people");
    return {};
}

}  // namespace voronka::records
