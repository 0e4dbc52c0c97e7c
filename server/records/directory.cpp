#include "records/directory.h"

#include "core/text.h"

namespace voronka::records {
namespace {

constexpr int most_people = 100'000;

// Rules speak of me and my team alone; no other name has to be looked up for them.
class NoNames final : public query::Names {
  public:
    std::optional<Id> record(const Module&, std::string_view) const override { return std::nullopt; }
    std::optional<std::string> choice(ChoiceSource, std::string_view name) const override { return std::string(name); }
    std::vector<std::string> choices(ChoiceSource) const override { return {}; }
};

Result<std::vector<Record>> all(Reader& reader, const Module& module, const query::Surroundings& around) {
    const query::BoundPtr everything = TRY(query::bind("", module, around));
    return reader.select(*everything, module, most_people);
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

}  // namespace

Result<std::shared_ptr<const Directory>> Directory::load(Reader& reader, const Schema& schema, const WorkCalendar& calendar,
                                                         Instant now) {
    auto directory = std::make_shared<Directory>();
    const NoNames names;
    const query::Surroundings around{.schema = schema, .calendar = calendar, .names = names, .now = now};
    directory->schema_ = &schema;
    directory->calendar_ = &calendar;
    directory->loaded_at_ = now;
    for (const Record& record : TRY(all(reader, schema.at("users"), around))) directory->people_.push_back(person_of(record));
    std::ranges::sort(directory->people_, {}, &Person::id);
    for (std::size_t i = 0; i < directory->people_.size(); ++i) directory->by_id_[directory->people_[i].id] = i;
    for (const Record& record : TRY(all(reader, schema.at("teams"), around)))
        directory->teams_.push_back({.id = record.id(),
                                     .name = std::string(record.text("name")),
                                     .parent = record.integer("parent"),
                                     .lead = record.integer("lead")});
    for (const Record& record : TRY(all(reader, schema.at("roles"), around)))
        directory->roles_.push_back({.id = record.id(),
                                     .key = std::string(record.text("key")),
                                     .name = {std::string(record.text("name")), std::string(record.text("name"))},
                                     .permissions = std::string(record.text("permissions"))});
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

std::optional<Actor> Directory::actor(Id user, Door door) const {
    const Person* found = person(user);
    if (!found || !found->active) return std::nullopt;
    Actor actor{.user = found->id,
                .login = found->login,
                .name = found->name,
                .role = found->role,
                .team = found->team,
                .my_team = team_of(*found),
                .language = found->language,
                .door = door};
    const std::lock_guard lock(bound_mutex_);
    auto& rights = bound_[user];
    if (!rights) {
        const Role* kept = role(found->role);
        if (!kept) return std::nullopt;
        const NoNames names;
        const query::Surroundings around{.schema = *schema_,
                                         .calendar = *calendar_,
                                         .names = names,
                                         .me = actor.user,
                                         .my_team = actor.my_team,
                                         .now = loaded_at_};
        auto bound = bind_rights(*kept, around);
        if (!bound) return std::nullopt;
        rights = *bound;
    }
    actor.rights = rights;
    return actor;
}

}  // namespace voronka::records
