#include <boost/json.hpp>

#include "api/body.h"
#include "api/resources.h"
#include "core/seal.h"
#include "records/duplicate_pairs.h"
#include "records/merge.h"
#include "schema/settle.h"

namespace voronka::api {
namespace {

namespace json = boost::json;

Result<const Module*> compared(const Asking& asking, const http::Request& request) {
    const Module* module = TRY(resource_of(asking, request));
    if (!records::has_duplicates(*module)) return fail(ErrorKind::not_found, "not_found");
    return module;
}

void write_sign(JsonWriter& out, const records::Sign& sign, Language language) {
    out.begin_object()
        .member("kind", sign.kind)
        .member("value", sign.value)
        .member("sentence", message(language, "duplicate_by_" + sign.kind, {{"value", sign.value}}))
        .end_object();
}

Result<http::Response> answer(const Asking& asking, records::Reader& reader, const Record& subject) {
    const auto found = TRY(records::duplicates_of(reader, asking.environment, asking.actor, subject));
    std::string text;
    JsonWriter out(text);
    out.begin_object().key("items").begin_array();
    for (const records::Duplicate& one : found) {
        out.begin_object().member("resource", one.record.module().key).member("id", one.record.id());
        out.member("title", one.record.text("title")).member("score", std::int64_t{one.score}).key("signs").begin_array();
        for (const records::Sign& sign : one.signs) write_sign(out, sign, asking.language);
        out.end_array().end_object();
    }
    out.end_array().end_object();
    return http::json(std::move(text));
}

void write_half(JsonWriter& out, const char* name, const Asking& asking, const Record& record) {
    const Field& owner = record.module().at("owner");
    const auto* person = asking.actor.hides(owner) ? nullptr : asking.environment.directory->person(record.integer("owner"));
    out.key(name).begin_object().member("id", record.id()).member("title", record.text("title"));
    out.member("created_at", std::get<Instant>(record[system_field::created_at])).key("owner_title");
    person ? out.value(person->name) : out.null();
    out.end_object();
}

// All that are undecided. Where the list stands can be a value of a record that the reader may not know: it is sealed.
Result<http::Response> of_module(const Seal& places, Asking& asking, http::Request& request) {
    const Module& module = *TRY(compared(asking, request));
    const auto limit = static_cast<std::size_t>(TRY(number_query(request, "limit", 1, 200)).value_or(50));
    std::string after;
    if (const auto cursor = request.query_value("cursor"); cursor && !cursor->empty()) {
        auto opened = places.open(*cursor);
        if (!opened) return fail_field("cursor", "cursor_invalid");
        after = std::move(*opened);
    }
    const auto reader = TRY(asking.company->store().reader());
    const auto page = TRY(records::duplicate_pairs(*reader, asking.environment, asking.actor, module, after, limit));
    std::string text;
    JsonWriter out(text);
    out.begin_object().key("items").begin_array();
    for (const records::DuplicatePair& pair : page.items) {
        out.begin_object();
        write_half(out, "record", asking, pair.record);
        write_half(out, "other", asking, pair.other);
        out.key("sign");
        write_sign(out, pair.sign, asking.language);
        out.end_object();
    }
    out.end_array().key("next_cursor");
    page.next ? out.value(places.seal(*page.next)) : out.null();
    out.end_object();
    return http::json(std::move(text));
}

Result<http::Response> of_record(Asking& asking, http::Request& request) {
    const Module& module = *TRY(compared(asking, request));
    const Id id = TRY(id_parameter(request));
    const auto reader = TRY(asking.company->store().reader());
    if (!TRY(asking.reading(*reader).readable(module, id))) return fail(ErrorKind::not_found, "not_found");
    const auto record = TRY(reader->find(module, id));
    if (!record) return fail(ErrorKind::not_found, "not_found");
    return answer(asking, *reader, *record);
}

// Of what somebody is typing into the form of a new record.
Result<http::Response> of_draft(Asking& asking, http::Request& request) {
    const Module& module = *TRY(compared(asking, request));
    const json::object body = TRY(json_body(request));
    Record draft(module);
    for (const auto& [field, value] : TRY(given(asking.actor, module, body, Purpose::create))) draft[field->index] = value;
    settle(draft, nullptr);
    const auto reader = TRY(asking.company->store().reader());
    return answer(asking, *reader, draft);
}

// Both ways round; said again it changes nothing.
Result<void> keep_apart(records::Unit& unit, const Module& module, Id one, Id other, bool different) {
    const Module& kept = unit.environment().schema.at("distinctions");
    bool there = false;
    for (const auto& [from, to] : {std::pair(one, other), std::pair(other, one)})
        for (const Record& row : TRY(unit.writer().referring(kept, kept.at("record"), from, 1000))) {
            if (row.integer("other") != to) continue;
            there = true;
            if (!different) TRY_VOID(unit.remove(kept, row.id(), {}, records::Authority::system));
        }
    if (there || !different) return {};
    const Module* of = nullptr;
    for (const std::string& key : kept.at("other").references)
        if (const Module& candidate = unit.environment().schema.at(key); !of && unit.readable(candidate, other)) of = &candidate;
    if (!of) return fail(ErrorKind::not_found, "not_found");
    TRY(unit.create(kept,
                    {{&kept.at("record"), one},
                     {&kept.at("record_resource"), module.key},
                     {&kept.at("other"), other},
                     {&kept.at("other_resource"), of->key}},
                    records::Authority::system));
    return {};
}

Result<Work> decide(Asking& asking, http::Request& request) {
    const Module& module = *TRY(compared(asking, request));
    const Id id = TRY(id_parameter(request));
    const Id other = TRY(id_parameter(request, "other"));
    const json::object body = TRY(json_body(request));
    TRY_VOID(only(body, {"different"}));
    return Work([&module, id, other, different = TRY(flag_member(body, "different"))](
                    const Asking&, records::Unit& unit) -> Result<http::Response> {
        const Record record = TRY(unit.writable(module, id));
        TRY_VOID(keep_apart(unit, module, id, other, different));
        unit.announce(record);
        return http::no_content();
    });
}

Result<std::vector<const Field*>> taken(const Asking& asking, const Module& module, const json::object& body) {
    std::vector<const Field*> fields;
    const auto* take = body.if_contains("take");
    if (!take || take->is_null()) return fields;
    if (!take->is_array()) return fail_field("take", "wrong_type", {{"expected", "list"}});
    for (const json::value& one : take->as_array()) {
        const std::string key = one.is_string() ? std::string(one.as_string()) : std::string();
        const Field* field = module.find(key);
        if (!field || field->hidden || asking.actor.hides(*field)) return fail_field("take", "unknown_field", {{"field", key}});
        fields.push_back(field);
    }
    return fields;
}

Result<Work> merge(Asking& asking, http::Request& request) {
    const Module& module = *TRY(compared(asking, request));
    const json::object body = TRY(json_body(request));
    TRY_VOID(only(body, {"from", "take"}));
    records::Merge merge{.kept = TRY(id_parameter(request)),
                         .merged = TRY(id_member(body, "from")),
                         .take = TRY(taken(asking, module, body)),
                         .version = if_match(request)};
    if (!merge.merged) return fail_field("from", "required");
    return Work([&module, merge = std::move(merge)](const Asking& who, records::Unit& unit) -> Result<http::Response> {
        TRY(records::merge_records(unit, module, merge));
        return record_response(who, unit.writer(), module, merge.kept);
    });
}

}  // namespace

void add_duplicate_routes(http::Router& router, Api& api) {
    const auto list = [places = std::make_shared<const Seal>()](Asking& asking, http::Request& request) {
        return of_module(*places, asking, request);
    };
    router.get("/api/v1/{resource}/duplicates", reading(api, list), {.lane = http::Lane::heavy});
    router.post("/api/v1/{resource}/duplicates", reading(api, of_draft));
    router.get("/api/v1/{resource}/{id}/duplicates", reading(api, of_record));
    router.put("/api/v1/{resource}/{id}/duplicates/{other}", changing(api, decide));
    router.post("/api/v1/{resource}/{id}/merge", changing(api, merge));
}

}  // namespace voronka::api
