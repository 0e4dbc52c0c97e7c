#include "records/selling.h"

#include <boost/json.hpp>

#include "api/body.h"
#include "api/resources.h"
#include "records/process_of.h"
#include "records/undo.h"

namespace voronka::api {
namespace {

namespace json = boost::json;

// What every verb may carry: reason, override, and fields to fill in on the way.
Result<records::Verb> verb_of(const Asking& asking, const Module& module, const json::object& body,
                              const http::Request& request) {
    records::Verb verb{.reason = TRY(text_member(body, "reason")),
                       .override_process = TRY(flag_member(body, "override")),
                       .version = if_match(request)};
    if (const auto* set = body.if_contains("set"); set && set->is_object())
        verb.set = TRY(given(asking.actor, module, set->as_object(), Purpose::update));
    return verb;
}

using Act = Result<Record> (*)(records::Unit&, Id, const json::object&, const records::Verb&);

// A verb on one record: reads the body, checks its members, acts, answers with the record.
Prepare verb(const char* resource, std::initializer_list<std::string_view> members, Act act) {
    std::vector<std::string> allowed(members.begin(), members.end());
    return [resource, allowed = std::move(allowed), act](Asking& asking, http::Request& request) -> Result<Work> {
        const Module& module = asking.company->schema().at(resource);
        const Id id = TRY(id_parameter(request));
        json::object body = TRY(json_body(request));
        for (const auto& member : body) {
            const std::string name(member.key());
            if (name != "reason" && name != "override" && name != "set" && std::ranges::find(allowed, name) == allowed.end())
                return fail_field(name, "unknown_field", {{"field", name}});
        }
        records::Verb carried = TRY(verb_of(asking, module, body, request));
        return Work([&module, id, act, body = std::move(body), carried = std::move(carried)](
                        const Asking& who, records::Unit& unit) -> Result<http::Response> {
            TRY(act(unit, id, body, carried));
            return record_response(who, unit.writer(), module, id);
        });
    };
}

Result<Record> move(records::Unit& unit, Id id, const json::object& body, const records::Verb& verb) {
    return records::move_deal(unit, id, TRY(text_member(body, "stage")), verb);
}

Result<Record> win(records::Unit& unit, Id id, const json::object&, const records::Verb& verb) {
    return records::win_deal(unit, id, verb);
}

Result<Record> lose(records::Unit& unit, Id id, const json::object& body, const records::Verb& verb) {
    const records::Loss loss{.loss_reason = TRY(text_member(body, "loss_reason")),
                             .lost_to = TRY(id_member(body, "lost_to")),
                             .note = TRY(text_member(body, "note"))};
    return records::lose_deal(unit, id, loss, verb);
}

Result<Record> reopen(records::Unit& unit, Id id, const json::object&, const records::Verb& verb) {
    return records::reopen_deal(unit, id, verb);
}

Result<Record> disqualify(records::Unit& unit, Id id, const json::object& body, const records::Verb& verb) {
    return records::disqualify_lead(unit, id, TRY(text_member(body, "reason")), TRY(text_member(body, "note")), verb);
}

Result<Record> nurture(records::Unit& unit, Id id, const json::object& body, const records::Verb& verb) {
    const std::string text = TRY(text_member(body, "until"));
    if (text.empty()) return fail_field("until", "until_required");
    const auto until = parse_date(text);
    if (!until) return fail_field("until", "bad_date", {{"value", text}});
    return records::nurture_lead(unit, id, *until, verb);
}

Result<Record> reopen_lead(records::Unit& unit, Id id, const json::object&, const records::Verb& verb) {
    return records::reopen_lead(unit, id, verb);
}

Result<records::Conversion> conversion_of(const Asking& asking, const json::object& body) {
    records::Conversion how{.organization = TRY(id_member(body, "organization")), .contact = TRY(id_member(body, "contact"))};
    const auto* deal = body.if_contains("deal");
    if (!deal) return how;
    if (deal->is_null())
        how.deal = std::monostate();
    else if (deal->is_object())
        how.deal = TRY(given(asking.actor, asking.company->schema().at("deals"), deal->as_object(), Purpose::create));
    else
        how.deal = TRY(id_member(body, "deal"));
    return how;
}

Result<void> write_optional(JsonWriter& out, const char* name, records::Reading& reading, const std::optional<Record>& record,
                            bool whole) {
    out.key(name);
    if (!record) {
        out.null();
        return {};
    }
    if (!whole) {
        out.begin_object().member("id", record->id()).member("title", record->text("title")).end_object();
        return {};
    }
    auto json = reading.one(record->module(), record->id(), {});
    out.raw(json ? *json : "{\"id\":" + std::to_string(record->id()) + "}");
    return {};
}

Result<Work> convert(Asking& asking, http::Request& request) {
    const Schema& schema = asking.company->schema();
    const Id id = TRY(id_parameter(request));
    const json::object body = TRY(json_body(request));
    TRY_VOID(only(body, {"deal", "organization", "contact", "override", "reason", "set"}));
    return Work([id, how = TRY(conversion_of(asking, body)), verb = TRY(verb_of(asking, schema.at("leads"), body, request))](
                    const Asking& who, records::Unit& unit) -> Result<http::Response> {
        const records::Converted made = TRY(records::convert_lead(unit, id, how, verb));
        records::Reading reading = who.reading(unit.writer());
        std::string text;
        JsonWriter out(text);
        out.begin_object();
        TRY_VOID(write_optional(out, "organization", reading, made.organization, true));
        TRY_VOID(write_optional(out, "contact", reading, made.contact, true));
        TRY_VOID(write_optional(out, "deal", reading, made.deal, true));
        out.end_object();
        return http::json(std::move(text));
    });
}

// What a conversion would re-use. It needs the same eyes as the conversion itself, so it is asked as a change set that changes
// nothing.
Result<Work> preview_conversion(Asking&, http::Request& request) {
    const Id id = TRY(id_parameter(request));
    return Work([id](const Asking& who, records::Unit& unit) -> Result<http::Response> {
        const Record lead = TRY(unit.readable(who.company->schema().at("leads"), id));
        const records::Matches found = TRY(records::matching(unit, lead));
        const sales::Process& process = records::process_of(who.environment, lead);
        const auto missing = TRY(records::missing_to_leave(unit, lead, process, process.first(sales::StageRecord::lead)));
        records::Reading reading = who.reading(unit.writer());
        std::string text;
        JsonWriter out(text);
        out.begin_object();
        TRY_VOID(write_optional(out, "organization", reading, found.organization, false));
        TRY_VOID(write_optional(out, "contact", reading, found.contact, false));
        out.key("missing").begin_array();
        for (const Missing& one : missing) {
            out.begin_object()
                .member("stage", one.stage)
                .member(one.step.empty() ? "criterion" : "step", one.step.empty() ? one.criterion : one.step);
            out.member("message", one.message).key("fields").begin_array();
            for (const std::string& field : one.fields) out.value(field);
            out.end_array().end_object();
        }
        out.end_array().end_object();
        return http::json(std::move(text));
    });
}

Result<Work> undo(Asking&, http::Request& request) {
    const json::object body = TRY(json_body(request));
    TRY_VOID(only(body, {"change_set"}));
    const Id change_set = TRY(id_member(body, "change_set"));
    if (!change_set) return fail_field("change_set", "required");
    return Work([change_set](const Asking&, records::Unit& unit) -> Result<http::Response> {
        TRY_VOID(records::undo(unit, change_set));
        return http::no_content();
    });
}

}  // namespace

void add_selling_routes(http::Router& router, Api& api) {
    router.post("/api/v1/deals/{id}/move", changing(api, verb("deals", {"stage"}, move)));
    router.post("/api/v1/deals/{id}/win", changing(api, verb("deals", {}, win)));
    router.post("/api/v1/deals/{id}/lose", changing(api, verb("deals", {"loss_reason", "lost_to", "note"}, lose)));
    router.post("/api/v1/deals/{id}/reopen", changing(api, verb("deals", {}, reopen)));
    router.post("/api/v1/leads/{id}/disqualify", changing(api, verb("leads", {"note"}, disqualify)));
    router.post("/api/v1/leads/{id}/nurture", changing(api, verb("leads", {"until"}, nurture)));
    router.post("/api/v1/leads/{id}/reopen", changing(api, verb("leads", {}, reopen_lead)));
    router.post("/api/v1/leads/{id}/convert", changing(api, convert));
    router.get("/api/v1/leads/{id}/convert", changing(api, preview_conversion));
    router.post("/api/v1/undo", changing(api, undo));
}

}  // namespace voronka::api
