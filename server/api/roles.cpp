#include <boost/json.hpp>

#include "api/body.h"
#include "api/resources.h"
#include "records/role_rules.h"

namespace voronka::api {
namespace {

namespace json = boost::json;

constexpr std::array rights_of_records{
    std::pair("read", &records::RecordRules::read), std::pair("create", &records::RecordRules::create),
    std::pair("update", &records::RecordRules::update), std::pair("delete", &records::RecordRules::remove)};

void write_record_rules(JsonWriter& out, const records::RecordRules& rules) {
    out.begin_object();
    for (const auto& [name, member] : rights_of_records)
        if (const std::string& text = rules.*member; !text.empty())
            out.member(name, text == "true" ? "all" : text == "false" ? "none" : text);
    out.end_object();
}

Result<http::Response> rules_response(const Asking& asking, const Record& role) {
    const auto rules = TRY(records::read_role_rules(std::string(role.text("permissions"))));
    const auto& people = asking.environment.directory->people();
    std::string text;
    JsonWriter out(text);
    out.begin_object().member("id", role.id()).member("version", role.version()).member("key", role.text("key"));
    out.member("name", role.text("name")).member("people", std::ranges::count(people, role.text("key"), &records::Person::role));
    out.key("rights").begin_object().member("process.override", rules.override_process);
    out.member("administer", rules.administer).end_object().key("records").begin_object().key("default");
    write_record_rules(out, rules.standard);
    for (const auto& [module, own] : rules.records) {
        out.key(module);
        write_record_rules(out, own);
    }
    out.end_object().key("fields").begin_object();
    for (const auto& [module, fields] : rules.fields) {
        out.key(module).begin_object();
        for (const auto& [field, rule] : fields) out.member(field, rule);
        out.end_object();
    }
    out.end_object().end_object();
    http::Response response = http::json(std::move(text));
    response.add("ETag", "\"" + std::to_string(role.version()) + "\"");
    return response;
}

Result<const json::object*> object_member(const json::object& body, std::string_view name, const std::string& place) {
    const json::value* value = body.if_contains(name);
    static const json::object none;
    if (!value || value->is_null()) return &none;
    if (!value->is_object()) return fail_field(place, "wrong_type", {{"expected", "{…}"}});
    return &value->as_object();
}

Result<records::RecordRules> record_rules(const json::object& body, const std::string& place) {
    records::RecordRules rules;
    for (const auto& member : body) {
        const auto right = std::ranges::find(rights_of_records, std::string_view(member.key()),
                                             [](const auto& one) { return std::string_view(one.first); });
        const std::string name = place + "." + std::string(member.key());
        if (right == rights_of_records.end()) return fail_field(name, "unknown_field", {{"field", name}, {"nearest", ""}});
        if (member.value().is_bool())
            rules.*right->second = member.value().as_bool() ? "all" : "none";
        else if (member.value().is_string())
            rules.*right->second = std::string(member.value().as_string());
        else
            return fail_field(name, "wrong_type", {{"expected", "all, none, query"}});
    }
    return rules;
}

Result<records::RoleRules> rules_of(const json::object& body) {
    TRY_VOID(only(body, {"rights", "records", "fields"}));
    records::RoleRules rules;
    const json::object& rights = *TRY(object_member(body, "rights", "rights"));
    TRY_VOID(only(rights, {"process.override", "administer"}));
    rules.override_process = TRY(flag_member(rights, "process.override"));
    rules.administer = TRY(flag_member(rights, "administer"));
    const json::object& all = *TRY(object_member(body, "records", "records"));
    for (const auto& member : all) {
        const std::string module(member.key());
        const auto& own = *TRY(object_member(all, module, "records." + module));
        auto read = TRY(record_rules(own, "records." + module));
        (module == "default" ? rules.standard : rules.records[module]) = std::move(read);
    }
    const json::object& fields = *TRY(object_member(body, "fields", "fields"));
    for (const auto& module : fields) {
        const std::string place = "fields." + std::string(module.key());
        const auto& own = *TRY(object_member(fields, module.key(), place));
        for (const auto& field : own)
            rules.fields[std::string(module.key())][std::string(field.key())] = TRY(text_member(own, field.key()));
    }
    return rules;
}

Result<void> administrator(const Asking& asking) {
    if (!asking.actor.administers()) return fail(ErrorKind::forbidden, "forbidden");
    return {};
}

Result<http::Response> show(Asking& asking, http::Request& request) {
    TRY_VOID(administrator(asking));
    const Id id = TRY(id_parameter(request));
    const auto role = TRY(TRY(asking.company->store().reader())->find(asking.company->schema().at("roles"), id));
    if (!role || role->deleted()) return fail(ErrorKind::not_found, "not_found");
    return rules_response(asking, *role);
}

Result<Work> settle(Asking& asking, http::Request& request) {
    TRY_VOID(administrator(asking));
    const Id id = TRY(id_parameter(request));
    const json::object body = TRY(json_body(request));
    const std::string text = records::write_role_rules(TRY(rules_of(body)));
    return Work([id, text, version = if_match(request)](const Asking& who, records::Unit& unit) -> Result<http::Response> {
        const Module& roles = unit.environment().schema.at("roles");
        return rules_response(who, TRY(unit.update(roles, id, {{&roles.at("permissions"), text}}, version)));
    });
}

}  // namespace

void add_role_routes(http::Router& router, Api& api) {
    router.get("/api/v1/roles/{id}/rules", reading(api, show));
    router.put("/api/v1/roles/{id}/rules", changing(api, settle));
}

}  // namespace voronka::api
