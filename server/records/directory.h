#pragma once
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/clock.h"
#include "records/actor.h"
#include "records/store.h"
#include "sales/process.h"
#include "schema/calendar.h"

namespace voronka::records {

struct Person {
    Id id = 0;
    std::string login;
    std::string name;
    std::string email;
    std::string role;  ///< key of the role
    Id team = 0;
    Language language = Language::ru;
    bool active = true;
};

struct Team {
    Id id = 0;
    std::string name;
    Id parent = 0;
    Id lead = 0;
};

/// Somebody is away from the first to the last of these days of the company's zone.
struct Absence {
    Id id = 0;
    Id person = 0;
    Date first;
    Date last;
    Id deputy = 0;  ///< who stands in; 0: nobody
    std::string note;
};

/// A role as the company keeps it: its rules as text, bound to a person when the person comes.
struct Role {
    Id id = 0;
    std::string key;
    Label name;
    std::string permissions;  ///< YAML: rights and records, see roles/*.yaml
};

/// Everybody who works here, in memory: small, asked by every request. A snapshot; a change of people makes a new one.
class Directory {
  public:
    /// Reads users, teams, roles and absences of the store, and with whom anything is shared at all. What it is given has to
    /// outlive it.
    static Result<std::shared_ptr<const Directory>> load(Reader&, const Schema&, const sales::Processes&, const WorkCalendar&,
                                                         const Clock&);

    const Person* person(Id) const;
    const Person* by_login(std::string_view login) const;
    /// By full name (folded), else by login or e-mail; nothing when none or several are called so.
    const Person* by_name(std::string_view name) const;
    const std::vector<Person>& people() const { return people_; }
    const std::vector<Team>& teams() const { return teams_; }
    const Role* role(std::string_view key) const;
    const std::vector<Role>& roles() const { return roles_; }
    /// All that are known, the past ones too, by id.
    const std::vector<Absence>& absences() const { return absences_; }
    /// The absence of a person on this day, or null. Whom work goes to meanwhile: records/absence.h.
    const Absence* absence(Id person, Date day) const;
    /// Who leads the person's team; of a leader, who leads the team above. 0 where nobody does.
    Id manager_of(Id user) const;
    /// Users of the person's team and of all teams below it, and of the teams that the person leads.
    std::vector<Id> team_of(const Person&) const;
    /// The teams through which something reaches the person when it is shared with a team: the own one and those that the
    /// person leads, and all above them.
    std::vector<Id> teams_of(const Person&) const;
    /// The person as an actor; nothing when there is none or the account is switched off.
    std::optional<Actor> actor(Id user, Door) const;

  private:
    std::vector<Person> people_;
    std::vector<Team> teams_;
    std::vector<Role> roles_;
    std::vector<Absence> absences_;
    std::map<Id, std::size_t> by_id_;
    std::map<Id, std::set<std::string>> shared_;  // by user or team: modules of which anything is shared with them
    struct BoundRights {
        std::shared_ptr<const Rights> rights;
        Date day;  // of binding, in the company's zone: rules may speak of today
    };
    std::shared_ptr<const Rights> rights_of(const Person&, const Actor&) const;
    std::shared_ptr<const Rights> bind(const Person&, const Actor&, Date today) const;
    Actor plain_actor(const Person&, Door) const;
    /// Modules of which something is shared with this actor.
    std::set<std::string> shared_with(const Actor&) const;

    const Schema* schema_ = nullptr;
    const sales::Processes* processes_ = nullptr;
    const WorkCalendar* calendar_ = nullptr;
    const Clock* clock_ = nullptr;
    mutable std::mutex bound_mutex_;
    mutable std::map<Id, BoundRights> bound_;  // rights by person, bound on first use
};

}  // namespace voronka::records
