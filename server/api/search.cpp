#include "records/search.h"
#include "api/body.h"
#include "api/resources.h"
#include "core/text.h"

namespace voronka::api {
namespace {

std::string subtitle_of(const Record& record) {
    for (const char* key : {"company", "job_title", "city", "phone", "email", "subject"})
        if (const Field* field = record.module().find(key))
            if (const auto* text = get_if<std::string>(record[field->index]); text && *text != record.text("title")) return *text;
    return {};
}

Result<http::Response> search(Asking& asking, http::Request& request) {
    const std::string typed(request.query_value("q").value_or(""));
    const auto limit = TRY(number_query(request, "limit", 1, 100)).value_or(20);
    const auto reader = TRY(asking.company->store().reader());
    records::Reading reading = asking.reading(*reader);
    // More are found than shown, since some of them may not be readable.
    const auto hits = TRY(reader->search(records::query_words(typed), true, static_cast<int>(limit) * 5));
    std::string text;
    JsonWriter out(text);
    out.begin_object().key("items").begin_array();
    std::int64_t shown = 0;
    for (const records::SearchHit& hit : hits) {
        const Module* module = asking.company->schema().find(hit.resource);
        if (!module || module->internal || shown == limit) continue;
        if (!TRY(reading.readable(*module, hit.id))) continue;
        const auto record = TRY(reader->find(*module, hit.id));
        if (!record || record->deleted()) continue;
        ++shown;
        out.begin_object().member("resource", hit.resource).member("id", hit.id).member("title", record->text("title"));
        out.member("subtitle", subtitle_of(*record)).member("matched", typed).end_object();
    }
    out.end_array().end_object();
    return http::json(std::move(text));
}

}  // namespace

void add_search_routes(http::Router& router, Api& api) { router.get("/api/v1/search", reading(api, search)); }

}  // namespace voronka::api
