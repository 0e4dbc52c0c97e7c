#include "api/resources.h"
#include "schema/openapi.h"
#include "schema/schema_json.h"

namespace voronka::api {
namespace {

void write_label(JsonWriter& out, const char* name, const Label& label) {
    out.key(name).begin_object().member("en", label.en).member("ru", label.ru).end_object();
}

std::string_view key(sales::StageRecord record) {
    return record == sales::StageRecord::lead ? "lead" : record == sales::StageRecord::won ? "won" : "deal";
}

void write_reasons(JsonWriter& out, const char* name, const std::vector<sales::Reason>& reasons) {
    out.key(name).begin_array();
    for (const sales::Reason& reason : reasons) {
        out.begin_object().member("key", reason.key);
        write_label(out, "label", reason.label);
        out.end_object();
    }
    out.end_array();
}

void write_stage(JsonWriter& out, const sales::Stage& stage) {
    out.begin_object().member("key", stage.key);
    write_label(out, "names", stage.name);
    out.member("record", key(stage.record)).member("probability", stage.probability).member("hours", stage.hours);
    write_label(out, "purpose", stage.purpose);
    out.end_object();
}

Result<http::Response> processes(Asking& asking, http::Request&) {
    std::string text;
    JsonWriter out(text);
    out.begin_object().key("items").begin_array();
    for (const sales::Process* each : asking.environment.processes.all()) {
        const sales::Process& process = *each;
        out.begin_object().member("key", process.key).member("version", process.version).member("strict", process.strict);
        write_label(out, "names", process.name);
        out.key("stages").begin_array();
        for (const sales::Stage& stage : process.stages) write_stage(out, stage);
        out.end_array();
        write_reasons(out, "loss_reasons", process.loss_reasons);
        write_reasons(out, "disqualify_reasons", process.disqualify_reasons);
        out.end_object();
    }
    out.end_array().key("next_cursor").null().end_object();
    return http::json(std::move(text));
}

// The choices of fields that come from the company's processes.
std::vector<Choice> choices_of(const sales::Processes& processes, ChoiceSource source) {
    std::vector<Choice> choices;
    const auto add = [&](const std::string& key, const Label& label) {
        if (std::ranges::none_of(choices, [&](const Choice& one) { return one.key == key; }))
            choices.push_back({.key = key, .label = label});
    };
    for (const sales::Process* each : processes.all()) {
        const sales::Process& process = *each;
        if (source == ChoiceSource::stages)
            for (const sales::Stage& stage : process.stages) add(stage.key, stage.name);
        if (source == ChoiceSource::loss_reasons)
            for (const sales::Reason& reason : process.loss_reasons) add(reason.key, reason.label);
        if (source == ChoiceSource::disqualify_reasons)
            for (const sales::Reason& reason : process.disqualify_reasons) add(reason.key, reason.label);
    }
    return choices;
}

Result<http::Response> schema(Asking& asking, http::Request&) {
    std::string text;
    JsonWriter out(text);
    write_schema(
        out, asking.company->schema(), [&](ChoiceSource source) { return choices_of(asking.environment.processes, source); },
        [&](const Field& field) {
            return asking.actor.hides(field) ? Seen::not_at_all : asking.actor.fixed(field) ? Seen::without_setting : Seen::fully;
        });
    return http::json(std::move(text));
}

}  // namespace

void add_schema_routes(http::Router& router, Api& api) {
    router.get("/api/v1/schema", reading(api, schema));
    router.get("/api/v1/processes", reading(api, processes));
    router.get("/api/v1/openapi.json", [&api](http::Request& request) -> http::Reply {
        const auto company = api.public_company(request);
        if (!company) return problem(company.error(), language_of(request, Language::en));
        return http::json(openapi((*company)->schema()));
    });
}

}  // namespace voronka::api
