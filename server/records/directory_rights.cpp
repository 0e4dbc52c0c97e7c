#include "records/absence.h"
#include "records/directory.h"
#include "records/environment.h"
#include "records/role_rules.h"

// What the people of a directory may do: the rules of their roles, bound to them on first use.

namespace voronka::records {
namespace {

query::BoundPtr widened(const query::BoundPtr& own, bool also, const query::BoundPtr& other) {
    if (!own || !also) return own;
    return other ? query::either(own, other) : nullptr;
}

// The deputy reads and changes what the same role would let him read and change in the other's place; deletes only his own.
std::shared_ptr<const Rights> standing_in(const Rights& own, const Rights& absent) {
    auto joined = std::make_shared<Rights>(own);
    for (auto& [key, rights] : joined->modules) {
        const ModuleRights& other = absent.modules.at(key);
        if (rights.read) rights.readable = widened(rights.readable, other.read, other.readable);
        if (rights.update) rights.updatable = widened(rights.updatable, other.update, other.updatable);
    }
    joined->fingerprint += "|" + absent.fingerprint;
    joined->of_the_day = own.of_the_day || absent.of_the_day;
    return joined;
}

}  // namespace

std::set<std::string> Directory::shared_with(const Actor& actor) const {
    std::set<std::string> modules;
    const auto add = [&](Id with) {
        if (const auto found = shared_.find(with); found != shared_.end())
            modules.insert(found->second.begin(), found->second.end());
    };
    add(actor.user);
    std::ranges::for_each(actor.my_teams, add);
    return modules;
}

std::shared_ptr<const Rights> Directory::rights_of(const Person& person, const Actor& actor) const {
    const Instant now = clock_->now();
    const Date today = calendar_->zone().date(now);
    const std::lock_guard lock(bound_mutex_);
    BoundRights& bound = bound_[person.id];
    // Whoever stands in for others may see more on one day than on the next.
    const bool stands_in = std::ranges::any_of(absences_, [&](const Absence& one) { return one.deputy == person.id; });
    if (bound.rights && (bound.day == today || !(stands_in || bound.rights->of_the_day))) return bound.rights;
    bound = {bind(person, actor, today), today};
    return bound.rights;
}

std::shared_ptr<const Rights> Directory::bind(const Person& person, const Actor& actor, Date today) const {
    // A directory of its own making is what names are looked up in; it is not kept beyond this call.
    const Environment self{.schema = *schema_,
                           .processes = *processes_,
                           .calendar = *calendar_,
                           .clock = *clock_,
                           .directory = {std::shared_ptr<const void>(), this}};
    const CompanyNames names(self, nullptr);
    const auto rules = read_role_rules(role(person.role)->permissions).value_or(RoleRules());
    const auto bound_to = [&](const Actor& who) {
        return bind_role(rules, person.role, surroundings(self, who, names), shared_with(who)).rights;
    };
    std::shared_ptr<const Rights> rights = bound_to(actor);
    for (const Id away : stands_in_for(*this, person.id, today))
        if (const Person* absent = this->person(away)) rights = standing_in(*rights, *bound_to(plain_actor(*absent, actor.door)));
    return rights;
}

}  // namespace voronka::records
