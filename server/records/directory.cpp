#include "records/directory.h"

#include "core/text.h"
#include "records/environment.h"

namespace voronka::records {
namespace {

constexpr int most_people = 100'000;

// Reading everybody needs no names.
class NoNames final : public query::Names {
  public:
    std::optional<Id> record(const Module&, std::string_view) const override { return std::nullopt; }
    std::optional<std::string> choice(ChoiceSource, std::string_view) const override { return std::nullopt; }
    std::vector<std::string> choices(ChoiceSource) const override { return {}; }
};

Result<std::vector<Record>> all(Reader& reader, const Module& module, const query::Surroundings& around) {
    const query::BoundPtr everything = TRY(query::bind("", module, around));
    return reader.select(*everything, module, most_people);
}

// With whom anything of which module is shared: few lines, however much is shared.
Result<std::map<Id, std::set<std::string>>> all_shared(Reader& reader, const query::Surroundings& around) {
    const Module& shares = around.schema.at("shares");
    const auto bound = TRY(query::bind_rule("group by record_resource, user, team show count", shares, around));
    const query::Readable everything = [](const Module&) { return query::BoundPtr(); };
    // Without a parameter it reads the same in every dialect.
    const query::GroupSelect select = TRY(query::compile_group(*bound, query::Dialect::sqlite, everything));
    const auto rows = TRY(reader.run(select.sql));
    std::map<Id, std::set<std::string>> found;
    while (TRY(rows->next()))
        for (const int with : {1, 2})
            if (!rows->is_null(with)) found[rows->integer(with)].emplace(rows->text(0));
    return found;
}

Person person_of(const Record& record) {
    return {.id = record.id(),
            .login = std::string(record.text("login")),
            .name = std::string(record.text("name")),
            .email = std::string(record.text("email")),
            .role = std::string(record.text("role")),
            .team = record.integer("team"),
            .language = record.text("language") == "en" ? Language::en : Language::ru,
            .active = empty(record.get("active")) || record.flag("active")};
}

Absence absence_of(const Record& record) {
    return {.id = record.id(),
            .person = record.integer("person"),
            .first = std::get<Date>(record.get("first_day")),
            .last = std::get<Date>(record.get("last_day")),
            .deputy = record.integer("deputy"),
            .note = std::string(record.text("note"))};
}

}  // namespace

Result<std::shared_ptr<const Directory>> Directory::load(Reader& reader, const Schema& schema, const sales::Processes& processes,
                                                         const WorkCalendar& calendar, const Clock& clock) {
    auto directory = std::make_shared<Directory>();
    const NoNames names;
    const query::Surroundings around{.schema = schema, .calendar = calendar, .names = names, .now = clock.now()};
    directory->schema_ = &schema;
    directory->processes_ = &processes;
    directory->calendar_ = &calendar;
    directory->clock_ = &clock;
    for (const Record& record : TRY(all(reader, schema.at("users"), around))) directory->people_.push_back(person_of(record));
    std::ranges::sort(directory->people_, {}, &Person::id);
    for (std::size_t i = 0; i < directory->people_.size(); ++i) directory->by_id_[directory->people_[i].id] = i;
    for (const Record& record : TRY(all(reader, schema.at("teams"), around)))
        directory->teams_.push_back({.id = record.id(),
                                     .name = std::string(record.text("name")),
                                     .parent = record.integer("parent"),
                                     .lead = record.integer("lead")});
    directory->shared_ = TRY(all_shared(reader, around));
    for (const Record& record : TRY(all(reader, schema.at("roles"), around)))
        directory->roles_.push_back({.id = record.id(),
                                     .key = std::string(record.text("key")),
                                     .name = {std::string(record.text("name")), std::string(record.text("name"))},
                                     .permissions = std::string(record.text("permissions"))});
    for (const Record& record : TRY(all(reader, schema.at("absences"), around)))
        directory->absences_.push_back(absence_of(record));
    std::ranges::sort(directory->absences_, {}, &Absence::id);
    return std::shared_ptr<const Directory>(std::move(directory));
}

const Person* Directory::person(Id id) const {
    const auto found = by_id_.find(id);
    return found == by_id_.end() ? nullptr : &people_[found->second];
}

const Person* Directory::by_login(std::string_view login) const {
    const std::string wanted = fold(login);
    for (const Person& one : people_)
        if (fold(one.login) == wanted) return &one;
    return nullptr;
}

const Person* Directory::by_name(std::string_view name) const {
    const std::string wanted = fold(name);
    const Person* found = nullptr;
    for (const Person& one : people_) {
        if (fold(one.name) != wanted) continue;
        if (found) return nullptr;
        found = &one;
    }
    if (found) return found;
    for (const Person& one : people_)
        if (fold(one.login) == wanted || (!one.email.empty() && fold(one.email) == wanted)) return &one;
    return nullptr;
}

const Role* Directory::role(std::string_view key) const {
    for (const Role& one : roles_)
        if (one.key == key) return &one;
    return nullptr;
}

const Absence* Directory::absence(Id person, Date day) const {
    const auto found = std::ranges::find_if(
        absences_, [&](const Absence& one) { return one.person == person && one.first <= day && day <= one.last; });
    return found == absences_.end() ? nullptr : &*found;
}

Id Directory::manager_of(Id user) const {
    const Person* who = person(user);
    Id above = who ? who->team : 0;
    for (std::size_t level = 0; above && level <= teams_.size(); ++level) {
        const auto team = std::ranges::find(teams_, above, &Team::id);
        if (team == teams_.end()) return 0;
        if (const Person* lead = person(team->lead); lead && lead->active && lead->id != user) return lead->id;
        above = team->parent;
    }
    return 0;
}

std::vector<Id> Directory::team_of(const Person& who) const {
    std::vector<Id> below;
    if (who.team) below.push_back(who.team);
    for (const Team& team : teams_)
        if (team.lead == who.id) below.push_back(team.id);
    for (std::size_t next = 0; next < below.size(); ++next)  // grows while we walk: the teams below, level by level
        for (const Team& team : teams_)
            if (team.parent == below[next] && std::ranges::find(below, team.id) == below.end()) below.push_back(team.id);
    std::vector<Id> users{who.id};
    for (const Person& one : people_)
        if (one.id != who.id && one.team && std::ranges::find(below, one.team) != below.end()) users.push_back(one.id);
    return users;
}

std::vector<Id> Directory::teams_of(const Person& who) const {
    std::vector<Id> reached;
    const auto add = [&](Id team) {
        if (team && std::ranges::find(reached, team) == reached.end()) reached.push_back(team);
    };
    add(who.team);
    for (const Team& team : teams_)
        if (team.lead == who.id) add(team.id);
    for (std::size_t next = 0; next < reached.size(); ++next)  // grows while we walk, a level up each time
        for (const Team& team : teams_)
            if (team.id == reached[next]) add(team.parent);
    return reached;
}

Actor Directory::plain_actor(const Person& person, Door door) const {
    Actor actor{.user = person.id,
                .login = person.login,
                .name = person.name,
                .role = person.role,
                .team = person.team,
                .my_team = team_of(person),
                .my_teams = teams_of(person),
                .language = person.language,
                .door = door};
    for (const Team& team : teams_)
        if (team.lead && std::ranges::find(actor.my_teams, team.id) != actor.my_teams.end())
            actor.my_leaders.push_back(team.lead);
    return actor;
}

std::optional<Actor> Directory::actor(Id user, Door door) const {
    const Person* found = person(user);
    if (!found || !found->active || !role(found->role)) return std::nullopt;
    Actor actor = plain_actor(*found, door);
    actor.rights = rights_of(*found, actor);
    return actor;
}

}  // namespace voronka::records
