#pragma once
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "query/query.h"

namespace voronka::records {

/// Through which door a change came in; kept in the change log.
enum class Door { interface, api, import, rule, cli };
std::string_view key(Door);

/// What a role lets its people do with the records of one module. A filter that is null means all of them.
struct ModuleRights {
    bool read = false;
    bool create = false;
    bool update = false;
    bool remove = false;
    query::BoundPtr readable;
    query::BoundPtr updatable;
    query::BoundPtr removable;
};

/// What a role may not do with a field that its people otherwise see.
enum class FieldRule { hidden, read_only };

/// The rights of one person: the role's rules bound to who the person is. Immutable.
struct Rights {
    bool override_process = false;  ///< process.override
    bool administer = false;
    /// A digest of everything that decides what may be read, fields included: readers with the same one see the same records and
    /// the same fields of them, so whatever is asked for one of them holds for all (plans, events). A change of role, team or
    /// rule gives another, and so does the first share with somebody; which records are shared is asked in the store each time.
    std::string fingerprint;
    bool of_the_day = false;  ///< a rule speaks of today: bound anew every day
    std::map<std::string, ModuleRights, std::less<>> modules;
    std::map<const Field*, FieldRule> fields;  ///< those with a rule; all others are seen and set freely

    const ModuleRights& of(const Module&) const;
    bool hides(const Field& field) const {
        const auto found = fields.find(&field);
        return found != fields.end() && found->second == FieldRule::hidden;
    }
};

/// Who asks or changes something. The system itself (rules, conversions, imports of the installer) may do everything.
struct Actor {
    Id user = 0;  ///< 0: the system
    std::string login;
    std::string name;
    std::string role;
    Id team = 0;
    std::vector<Id> my_team;  ///< users of the own team and of the teams below, this one among them
    std::vector<Id>
        my_teams;  ///< the own team, those that this one leads, and all above: what is shared with them is shared here
    std::vector<Id> my_leaders;  ///< who leads these
    Language language = Language::ru;
    Door door = Door::api;
    std::shared_ptr<const Rights> rights;  ///< null: everything

    static Actor system(Door door = Door::rule) { return {.name = "", .role = "system", .door = door}; }
    bool is_system() const { return rights == nullptr; }
    /// The key of this actor's set of rights: actors with the same one read the same. Of the system "*".
    std::string_view sight() const { return rights ? std::string_view(rights->fingerprint) : "*"; }
    bool may_override() const { return is_system() || rights->override_process; }
    bool administers() const { return is_system() || rights->administer; }
    /// A field that does not exist for this actor: not in records, queries, searches, exports, histories or figures.
    bool hides(const Field& field) const { return rights && rights->hides(field); }
    /// A field that this actor may not set.
    bool fixed(const Field& field) const { return rights && rights->fields.contains(&field); }
    /// What this actor may read of each module, for compiling queries.
    query::Readable readable() const;
};

}  // namespace voronka::records
