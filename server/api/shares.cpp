#include <boost/json.hpp>

#include "api/body.h"
#include "api/resources.h"
#include "records/role_rules.h"

namespace voronka::api {
namespace {

constexpr int most_shares = 1000;

struct Shared {
    const Module* module = nullptr;
    Id id = 0;
};

Result<Shared> shared_of(const Asking& asking, const http::Request& request) {
    const Module* module = TRY(resource_of(asking, request));
    if (!records::can_be_shared(asking.company->schema(), *module)) return fail(ErrorKind::not_found, "not_found");
    return Shared{module, TRY(id_parameter(request))};
}

std::string title_of(const records::Directory& directory, const Record& share) {
    if (const auto* person = directory.person(share.integer("user"))) return person->name;
    for (const records::Team& team : directory.teams())
        if (team.id == share.integer("team")) return team.name;
    return {};
}

void write_share(JsonWriter& out, const records::Directory& directory, const Record& share) {
    out.begin_object().member("id", share.id());
    for (const char* key : {"user", "team"}) {
        out.key(key);
        share.integer(key) ? out.value(share.integer(key)) : out.null();
    }
    out.member("title", title_of(directory, share)).member("write", share.flag("write"));
    out.member("created_at", std::get<Instant>(share[system_field::created_at])).key("created_by");
    const auto* by = get_if<Id>(share[system_field::created_by]);
    by ? out.value(*by) : out.null();
    out.end_object();
}

Result<std::vector<Record>> shares_of(const Asking& asking, records::Reader& reader, Id record) {
    const Module& shares = asking.company->schema().at("shares");
    return reader.referring(shares, shares.at("record"), record, most_shares);
}

// Asked as a change set that changes nothing, so that `may_share` is worked out as sharing itself would.
Result<Work> list(Asking& asking, http::Request& request) {
    const Shared of = TRY(shared_of(asking, request));
    return Work([of](const Asking& who, records::Unit& unit) -> Result<http::Response> {
        TRY(unit.readable(*of.module, of.id));
        const auto writable = unit.writable(*of.module, of.id);
        std::string text;
        JsonWriter out(text);
        out.begin_object().key("items").begin_array();
        for (const Record& share : TRY(shares_of(who, unit.writer(), of.id)))
            write_share(out, *unit.environment().directory, share);
        out.end_array().member("may_share", writable.has_value()).end_object();
        return http::json(std::move(text));
    });
}

struct Wanted {
    Id user = 0;
    Id team = 0;
    bool write = false;
};

Result<Wanted> wanted(const Asking& asking, const boost::json::object& body) {
    TRY_VOID(only(body, {"user", "team", "write"}));
    Wanted made;
    made.user = TRY(id_member(body, "user"));
    made.team = TRY(id_member(body, "team"));
    made.write = TRY(flag_member(body, "write"));
    const records::Directory& directory = *asking.environment.directory;
    if ((made.user == 0) == (made.team == 0)) return fail_field("user", "share_with_whom");
    if (made.user && !directory.person(made.user))
        return fail_field("user", "reference_missing", {{"id", std::to_string(made.user)}});
    const bool team =
        !made.team || std::ranges::find(directory.teams(), made.team, &records::Team::id) != directory.teams().end();
    if (!team) return fail_field("team", "reference_missing", {{"id", std::to_string(made.team)}});
    return made;
}

Result<Record> share(records::Unit& unit, const Shared& of, const Wanted& with, const std::vector<Record>& there, bool& made) {
    const Module& shares = unit.environment().schema.at("shares");
    for (const Record& one : there) {
        if (one.integer("user") != with.user || one.integer("team") != with.team) continue;
        return unit.update(shares, one.id(), {{&shares.at("write"), with.write}}, {}, records::Authority::system);
    }
    made = true;
    return unit.create(shares,
                       {{&shares.at("record"), of.id},
                        {&shares.at("record_resource"), of.module->key},
                        {&shares.at("user"), with.user ? Value(with.user) : Value()},
                        {&shares.at("team"), with.team ? Value(with.team) : Value()},
                        {&shares.at("write"), with.write}},
                       records::Authority::system);
}

Result<Work> add(Asking& asking, http::Request& request) {
    const Shared of = TRY(shared_of(asking, request));
    const auto body = TRY(json_body(request));
    return Work([of, body](const Asking& who, records::Unit& unit) -> Result<http::Response> {
        const Record record = TRY(unit.writable(*of.module, of.id));
        const Wanted with = TRY(wanted(who, body));
        bool made = false;
        const auto there = TRY(shares_of(who, unit.writer(), of.id));
        const Record kept = TRY(share(unit, of, with, there, made));
        unit.announce(record);
        std::string text;
        JsonWriter out(text);
        write_share(out, *unit.environment().directory, kept);
        return http::json(std::move(text), made ? 201 : 200);
    });
}

Result<Work> remove(Asking& asking, http::Request& request) {
    const Shared of = TRY(shared_of(asking, request));
    const Id id = TRY(id_parameter(request, "share"));
    return Work([of, id](const Asking& who, records::Unit& unit) -> Result<http::Response> {
        const Record record = TRY(unit.writable(*of.module, of.id));
        const auto there = TRY(shares_of(who, unit.writer(), of.id));
        const bool known = std::ranges::any_of(there, [&](const Record& one) { return one.id() == id; });
        if (!known) return fail(ErrorKind::not_found, "not_found");
        TRY_VOID(unit.remove(unit.environment().schema.at("shares"), id, {}, records::Authority::system));
        unit.announce(record);
        return http::no_content();
    });
}

}  // namespace

void add_share_routes(http::Router& router, Api& api) {
    router.get("/api/v1/{resource}/{id}/shares", changing(api, list));
    router.post("/api/v1/{resource}/{id}/shares", changing(api, add));
    router.remove("/api/v1/{resource}/{id}/shares/{share}", changing(api, remove));
}

}  // namespace voronka::api
