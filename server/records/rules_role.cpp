#include "records/directory.h"
#include "records/role_rules.h"
#include "records/rules_parts.h"

namespace voronka::records {
namespace {

constexpr int most_people = 100'000;

bool administers(const Record& role) {
    const auto rules = read_role_rules(std::string(role.text("permissions")));
    return rules && rules->administer;
}

bool may_sign_in(const Record& user) { return !user.deleted() && (empty(user.get("active")) || user.flag("active")); }

Result<std::optional<Record>> role_of(Unit& unit, const Record& user) {
    const Module& roles = unit.environment().schema.at("roles");
    auto found = TRY(unit.writer().equal(roles, roles.at("key"), user.get("role"), 1));
    return found.empty() ? std::optional<Record>() : std::optional(std::move(found.front()));
}

Result<std::vector<Record>> people_of(Unit& unit, const Record& role, int most) {
    const Module& users = unit.environment().schema.at("users");
    return unit.writer().equal(users, users.at("role"), role.get("key"), most);
}

// Somebody has to be left who can set things right again.
Result<void> keep_an_administrator(Unit& unit) {
    const Module& roles = unit.environment().schema.at("roles");
    const CompanyNames names(unit.environment(), nullptr);
    const auto all = TRY(query::bind("", roles, surroundings(unit.environment(), Actor::system(), names)));
    for (const Record& role : TRY(unit.writer().select(*all, roles, most_people))) {
        if (role.deleted() || !administers(role)) continue;
        for (const Record& user : TRY(people_of(unit, role, most_people)))
            if (may_sign_in(user)) return {};
    }
    return fail(ErrorKind::conflict, "last_administrator");
}

// Whoever may not sign in any more is signed out, for good: switched on again, a person signs in anew.
Result<void> end_sessions_and_tokens(Unit& unit, Id user) {
    for (const char* key : {"sessions", "tokens", "invites"}) {
        const Module& module = unit.environment().schema.at(key);
        for (const Record& one : TRY(unit.writer().referring(module, module.at("user"), user, most_people)))
            TRY_VOID(unit.writer().erase(one));
    }
    return {};
}

}  // namespace

// A role that cannot be read would shut its people out: it is bound once for whoever saves it, and refused where that fails.
Result<void> settle_role(Unit& unit, const Record*, Record& after) {
    const RoleRules rules = TRY(read_role_rules(std::string(after.text("permissions"))));
    const CompanyNames names(unit.environment(), nullptr);
    const std::string key(after.text("key"));
    BoundRole bound = bind_role(rules, key, surroundings(unit.environment(), unit.actor(), names));
    if (bound.errors.empty()) return {};
    return std::unexpected(Error{.kind = ErrorKind::validation, .code = "validation", .fields = std::move(bound.errors)});
}

Result<void> follow_role(Unit& unit, const Record* before, const Record& after) {
    if (after.deleted() && !TRY(people_of(unit, after, 1)).empty()) return fail(ErrorKind::conflict, "role_in_use");
    if (!before || !administers(*before) || (administers(after) && !after.deleted())) return {};
    return keep_an_administrator(unit);
}

Result<void> settle_user(Unit& unit, const Record* before, Record& after) {
    if (before && before->get("role") == after.get("role")) return {};
    if (TRY(role_of(unit, after))) return {};
    return fail_field("role", "unknown_role", {{"role", std::string(after.text("role"))}});
}

Result<void> follow_user(Unit& unit, const Record* before, const Record& after) {
    if (!before || !may_sign_in(*before)) return {};
    if (!may_sign_in(after)) TRY_VOID(end_sessions_and_tokens(unit, after.id()));
    if (may_sign_in(after) && before->get("role") == after.get("role")) return {};
    const auto role = TRY(role_of(unit, *before));
    return role && administers(*role) ? keep_an_administrator(unit) : Result<void>();
}

// Teams are a tree: none stands below itself.
Result<void> settle_team(Unit& unit, const Record*, Record& after) {
    Id above = after.integer("parent");
    for (int step = 0; above && step < most_people; ++step) {
        if (above == after.id()) return fail_field("parent", "team_circle");
        const auto team = TRY(unit.writer().find(after.module(), above));
        above = team ? team->integer("parent") : 0;
    }
    return {};
}

}  // namespace voronka::records
