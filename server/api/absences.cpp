#include <boost/json.hpp>

#include "api/body.h"
#include "api/resources.h"
#include "schema/values.h"

namespace voronka::api {
namespace {

namespace json = boost::json;
using records::Absence;
using records::Directory;

// One's own, those of the people one leads, and everybody's for administrators.
bool may_settle(const Directory& directory, const records::Actor& actor, Id person) {
    if (actor.administers() || person == actor.user) return true;
    Id above = person;
    for (std::size_t level = 0; above && level <= directory.teams().size(); ++level) {
        above = directory.manager_of(above);
        if (above == actor.user) return true;
    }
    return false;
}

void write_person(JsonWriter& out, const Directory& directory, const char* key, Id id) {
    const auto* person = directory.person(id);
    out.key(key);
    person ? out.value(id) : out.null();
    out.key(std::string(key) + "_title");
    person ? out.value(person->name) : out.null();
}

void write_absence(JsonWriter& out, const Asking& asking, const Directory& directory, const Absence& one) {
    out.begin_object().member("id", one.id);
    write_person(out, directory, "person", one.person);
    write_person(out, directory, "deputy", one.deputy);
    out.member("first_day", one.first).member("last_day", one.last).member("note", one.note);
    out.member("may_change", may_settle(directory, asking.actor, one.person)).end_object();
}

// Those that are not over, the next first: everybody knows who is away and whom to ask instead.
Result<http::Response> list(Asking& asking, http::Request&) {
    const Directory& directory = *asking.environment.directory;
    const Date today = asking.environment.calendar.zone().date(asking.company->now());
    std::vector<const Absence*> coming;
    for (const Absence& one : directory.absences())
        if (one.last >= today) coming.push_back(&one);
    std::ranges::sort(coming, {}, [](const Absence* one) { return std::pair(one->first, one->id); });
    std::string text;
    JsonWriter out(text);
    out.begin_object().key("items").begin_array();
    for (const Absence* one : coming) write_absence(out, asking, directory, *one);
    out.end_array().end_object();
    return http::json(std::move(text));
}

Result<Date> day_member(const json::object& body, const char* name) {
    const std::string text = TRY(text_member(body, name));
    const auto day = parse_date(text);
    if (!day) return fail_field(name, text.empty() ? "required" : "bad_date");
    return *day;
}

Result<Absence> wanted(const Asking& asking, const json::object& body) {
    TRY_VOID(only(body, {"person", "deputy", "first_day", "last_day", "note"}));
    const Directory& directory = *asking.environment.directory;
    const Id person = TRY(id_member(body, "person"));
    Absence made{.person = person ? person : asking.actor.user,
                 .first = TRY(day_member(body, "first_day")),
                 .last = TRY(day_member(body, "last_day")),
                 .deputy = TRY(id_member(body, "deputy")),
                 .note = TRY(text_member(body, "note"))};
    if (!directory.person(made.person)) return fail_field("person", "reference_missing", {{"id", std::to_string(made.person)}});
    if (!may_settle(directory, asking.actor, made.person)) return fail(ErrorKind::forbidden, "forbidden");
    if (made.last < made.first) return fail_field("last_day", "absence_ends_before");
    if (made.deputy == made.person) return fail_field("deputy", "absence_own_deputy");
    const auto* deputy = directory.person(made.deputy);
    if (made.deputy && (!deputy || !deputy->active)) return fail_field("deputy", "absence_deputy_gone");
    for (const Absence& one : directory.absences())
        if (one.person == made.person && one.first <= made.last && made.first <= one.last)
            return fail_field("first_day", "absence_overlaps", {{"from", format(one.first)}, {"to", format(one.last)}});
    return made;
}

Result<Work> add(Asking& asking, http::Request& request) {
    const Absence made = TRY(wanted(asking, TRY(json_body(request))));
    return Work([made](const Asking& who, records::Unit& unit) -> Result<http::Response> {
        const Module& absences = unit.environment().schema.at("absences");
        const Record kept = TRY(unit.create(absences,
                                            {{&absences.at("person"), made.person},
                                             {&absences.at("deputy"), made.deputy ? Value(made.deputy) : Value()},
                                             {&absences.at("first_day"), made.first},
                                             {&absences.at("last_day"), made.last},
                                             {&absences.at("note"), made.note.empty() ? Value() : Value(made.note)}},
                                            records::Authority::system));
        Absence written = made;
        written.id = kept.id();
        std::string text;
        JsonWriter out(text);
        write_absence(out, who, *unit.environment().directory, written);
        return http::json(std::move(text), 201);
    });
}

Result<Work> remove(Asking& asking, http::Request& request) {
    const Id id = TRY(id_parameter(request));
    const auto& all = asking.environment.directory->absences();
    const auto found = std::ranges::find(all, id, &Absence::id);
    if (found == all.end()) return fail(ErrorKind::not_found, "not_found");
    if (!may_settle(*asking.environment.directory, asking.actor, found->person)) return fail(ErrorKind::forbidden, "forbidden");
    return Work([id](const Asking&, records::Unit& unit) -> Result<http::Response> {
        TRY_VOID(unit.remove(unit.environment().schema.at("absences"), id, {}, records::Authority::system));
        return http::no_content();
    });
}

}  // namespace

void add_absence_routes(http::Router& router, Api& api) {
    router.get("/api/v1/absences", reading(api, list));
    router.post("/api/v1/absences", changing(api, add));
    router.remove("/api/v1/absences/{id}", changing(api, remove));
}

}  // namespace voronka::api
