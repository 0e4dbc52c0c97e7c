#include <boost/json.hpp>

#include "api/body.h"
#include "api/process_diff.h"
#include "api/resources.h"
#include "records/process_edit.h"

namespace voronka::api {
namespace {

namespace json = boost::json;

constexpr std::size_t previewed_most = 100;
constexpr std::size_t migrated_most = 20'000;
constexpr int examples_most = 20;

Result<const sales::Process*> process_asked(const Asking& asking, const http::Request& request) {
    const auto version = TRY(number_query(request, "version", 1, 1'000'000)).value_or(0);
    const auto versions = asking.environment.processes.versions(request.parameter("key"));
    for (const sales::Process* one : versions)
        if (one->version == version) return one;
    if (versions.empty() || version) return fail(ErrorKind::not_found, "not_found");
    return versions.back();
}

Result<http::Response> one(Asking& asking, http::Request& request) {
    const sales::Process& process = *TRY(process_asked(asking, request));
    const bool yaml = request.query_value("format") == "yaml";
    http::Response response = yaml ? http::text(process.yaml()) : http::json(process.json());
    if (yaml) response.add("Content-Disposition", "attachment; filename=\"" + process.key + ".yaml\"");
    response.add("ETag", "\"" + std::to_string(process.version) + "\"");
    return response;
}

Result<std::int64_t> running(records::Reading& reading, const sales::Process& process) {
    const std::string mine =
        "process = \"" + process.key + "\" and process_version = " + std::to_string(process.version) + " and ";
    const Schema& schema = reading.environment().schema;
    return TRY(reading.count(schema.at("deals"), mine + "outcome = open")) +
           TRY(reading.count(schema.at("leads"), mine + "status in (new, working, qualified, nurture)"));
}

// Newest first, each with who made it, and how many open records run under it.
Result<http::Response> versions(Asking& asking, http::Request& request) {
    const auto reader = TRY(asking.company->store().reader());
    records::Reading reading = asking.reading(*reader);
    std::string text;
    JsonWriter out(text);
    out.begin_object().key("items").begin_array();
    auto kept = TRY(records::kept_processes(*reader, asking.environment));
    std::ranges::reverse(kept);
    for (const Record& row : kept) {
        if (row.text("key") != request.parameter("key")) continue;
        const sales::Process& process = asking.environment.processes.of(row.text("key"), row.integer("number"));
        const auto* who = asking.environment.directory->person(std::holds_alternative<std::int64_t>(row[system_field::created_by])
                                                                   ? std::get<std::int64_t>(row[system_field::created_by])
                                                                   : 0);
        out.begin_object().member("version", row.integer("number"));
        out.member("at", std::get<Instant>(row[system_field::created_at])).member("by", who ? who->name : "");
        out.member("note", row.text("note")).member("running", TRY(running(reading, process))).end_object();
    }
    out.end_array().end_object();
    return http::json(std::move(text));
}

Result<Work> save(Asking&, http::Request& request) {
    const std::string key(request.parameter("key"));
    sales::Process process = TRY(sales::Process::load({key + ".yaml", request.body}));
    if (process.key != key) return fail_field("key", "process_key", {{"key", process.key}});
    return Work([process = std::move(process), expected = if_match(request),
                 note = std::string(request.query_value("note").value_or(""))](const Asking&,
                                                                               records::Unit& unit) -> Result<http::Response> {
        const int version = TRY(records::save_process(unit, process, expected, note));
        sales::Process kept = process;
        kept.version = version;
        http::Response response = http::json(kept.json());
        response.add("ETag", "\"" + std::to_string(version) + "\"");
        return response;
    });
}

// A document as it would be kept, or what is wrong with it; nothing is saved.
Result<Work> check(Asking& asking, http::Request& request) {
    if (!asking.actor.administers()) return fail(ErrorKind::forbidden, "forbidden");
    const std::string key(request.parameter("key"));
    sales::Process process = TRY(sales::Process::load({key + ".yaml", request.body}));
    if (process.key != key) return fail_field("key", "process_key", {{"key", process.key}});
    return Work([process = std::move(process)](const Asking&, records::Unit& unit) -> Result<http::Response> {
        TRY_VOID(records::check_process(unit, process));
        return http::json(process.json());
    });
}

Result<http::Response> diff(Asking& asking, http::Request& request) {
    const auto all = asking.environment.processes.versions(request.parameter("key"));
    if (all.empty()) return fail(ErrorKind::not_found, "not_found");
    const auto number = [&](const char* name, std::int64_t otherwise) -> Result<const sales::Process*> {
        const auto version = TRY(number_query(request, name, 1, 1'000'000)).value_or(otherwise);
        const auto found = std::ranges::find(all, version, [](const sales::Process* one) { return std::int64_t{one->version}; });
        return found != all.end() ? Result<const sales::Process*>(*found) : fail(ErrorKind::not_found, "not_found");
    };
    const sales::Process& to = *TRY(number("to", all.back()->version));
    const sales::Process& from = *TRY(number("from", all.size() > 1 ? all[all.size() - 2]->version : to.version));
    return http::json(process_diff(from, to));
}

// A criterion on the records that are open now: how many would pass, and which would not.
Result<http::Response> try_criterion(Asking& asking, http::Request& request) {
    const sales::Process& process = *TRY(process_asked(asking, request));
    const json::object body = TRY(json_body(request));
    TRY_VOID(only(body, {"query", "resource", "stage"}));
    const std::string resource = TRY(text_member(body, "resource"));
    const std::string stage = TRY(text_member(body, "stage"));
    if (resource != "leads" && resource != "deals") return fail_field("resource", "not_a_choice", {{"choices", "leads, deals"}});
    const Module& module = asking.company->schema().at(resource);
    const std::string query = TRY(text_member(body, "query"));
    std::string open = "process = \"" + process.key + "\" and ";
    open += resource == "deals" ? "outcome = open" : "status in (new, working, qualified, nurture)";
    if (!stage.empty()) open += " and stage = \"" + stage + "\"";
    const std::string failing = open + " and not (" + query + ")";
    const auto reader = TRY(asking.company->store().reader());
    records::Reading reading = asking.reading(*reader);
    // By itself first, so that a position in an error is a position in what was typed.
    TRY(reading.bound(module, TRY(query::parse(query))));
    const std::int64_t of = TRY(reading.count(module, open));
    const std::int64_t fail_count = TRY(reading.count(module, failing));
    std::string text;
    JsonWriter out(text);
    out.begin_object().member("of", of).member("pass", of - fail_count).member("fail", fail_count);
    out.member("records", resource + "?q=" + failing).key("examples").begin_array();
    for (const Record& record : TRY(reading.records(module, failing, examples_most)))
        out.begin_object().member("id", record.id()).member("title", record.text("title")).end_object();
    out.end_array().end_object();
    return http::json(std::move(text));
}

Result<records::Migration> migration_of(const Asking& asking, const http::Request& request, const json::object& body) {
    records::Migration how{.process = std::string(request.parameter("key"))};
    if (!asking.environment.processes.find(how.process)) return fail(ErrorKind::not_found, "not_found");
    TRY_VOID(only(body, {"ids", "stages"}));
    if (const auto* ids = body.if_contains("ids"); ids && ids->is_array())
        for (const auto& id : ids->as_array())
            if (id.is_int64()) how.only.push_back(id.as_int64());
    if (const auto* stages = body.if_contains("stages"); stages && stages->is_object())
        for (const auto& [from, to] : stages->as_object())
            if (to.is_string()) how.stages[std::string(from)] = std::string(to.as_string());
    return how;
}

// POST, because the stages to map are a body; nothing is changed.
Result<Work> preview_migration(Asking& asking, http::Request& request) {
    const json::object body = TRY(json_body(request));
    return Work(
        [how = TRY(migration_of(asking, request, body))](const Asking& who, records::Unit& unit) -> Result<http::Response> {
            if (!who.actor.administers()) return fail(ErrorKind::forbidden, "forbidden");
            std::string text;
            JsonWriter out(text);
            out.begin_object().member("to", who.environment.processes.find(how.process)->version).key("items").begin_array();
            for (const records::Migrated& one : TRY(records::plan_migration(unit, how, previewed_most))) {
                out.begin_object().member("resource", one.record.module().key).member("id", one.record.id());
                out.member("title", one.record.text("title")).member("from", one.record.integer("process_version"));
                out.member("stage", one.record.text("stage")).member("stage_after", one.stage);
                out.member("missing", one.missing).member("missing_after", one.missing_after).end_object();
            }
            out.end_array().end_object();
            return http::json(std::move(text));
        });
}

Result<Work> run_migration(Asking& asking, http::Request& request) {
    const json::object body = TRY(json_body(request));
    return Work([how = TRY(migration_of(asking, request, body))](const Asking&, records::Unit& unit) -> Result<http::Response> {
        const std::size_t moved = TRY(records::migrate(unit, how, migrated_most));
        return http::json("{\"moved\":" + std::to_string(moved) + "}");
    });
}

}  // namespace

void add_process_routes(http::Router& router, Api& api) {
    router.get("/api/v1/processes/{key}", reading(api, one));
    router.put("/api/v1/processes/{key}", changing(api, save));
    router.get("/api/v1/processes/{key}/versions", reading(api, versions));
    router.get("/api/v1/processes/{key}/diff", reading(api, diff));
    router.post("/api/v1/processes/{key}/check", changing(api, check));
    router.post("/api/v1/processes/{key}/test", reading(api, try_criterion));
    router.post("/api/v1/processes/{key}/migration/preview", changing(api, preview_migration));
    router.post("/api/v1/processes/{key}/migration", changing(api, run_migration));
}

}  // namespace voronka::api
