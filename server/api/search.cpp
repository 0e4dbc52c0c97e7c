#include "api/body.h"
#include "api/resources.h"

namespace voronka::api {
namespace {

Result<http::Response> search(Asking& asking, http::Request& request) {
    const std::string typed(request.query_value("q").value_or(""));
    const auto limit = TRY(number_query(request, "limit", 1, 100)).value_or(20);
    const auto reader = TRY(asking.company->store().reader());
    records::Reading reading = asking.reading(*reader);
    std::string text;
    JsonWriter out(text);
    out.begin_object().key("items").begin_array();
    const auto found = TRY(reading.search(typed, static_cast<std::size_t>(limit)));
    for (const auto& one : found) {
        out.begin_object().member("resource", one.module->key).member("id", one.id);
        out.member("title", one.title).member("subtitle", one.subtitle).key("matched").begin_array();
        for (const std::string& word : one.matched) out.value(word);
        out.end_array().end_object();
    }
    out.end_array().key("did_you_mean");
    const auto meant = found.empty() ? TRY(reading.did_you_mean(typed)) : std::nullopt;
    if (meant)
        out.value(*meant);
    else
        out.null();
    if (!TRY(reader->awaiting_index(1)).empty()) out.member("indexing", true);
    out.end_object();
    return http::json(std::move(text));
}

}  // namespace

void add_search_routes(http::Router& router, Api& api) { router.get("/api/v1/search", reading(api, search)); }

}  // namespace voronka::api
