#include <boost/json.hpp>

#include "api/body.h"
#include "api/resources.h"

namespace voronka::api {
namespace {

constexpr std::int64_t page_most = 200;

Result<records::ListRequest> list_request(const http::Request& request) {
    records::ListRequest list;
    list.q = request.query_value("q").value_or("");
    list.fields = comma_list(request.query_value("fields").value_or(""));
    list.expand = comma_list(request.query_value("expand").value_or(""));
    if (const auto cursor = request.query_value("cursor"); cursor && !cursor->empty()) list.cursor = *cursor;
    list.limit = static_cast<int>(TRY(number_query(request, "limit", 1, page_most)).value_or(50));
    list.skip = TRY(number_query(request, "skip", 0, std::int64_t{1} << 40)).value_or(0);
    list.count = request.query_value("count") == "exact";
    list.titles = request.query_value("titles") != "0";
    return list;
}

Result<http::Response> list(Asking& asking, http::Request& request) {
    const Module& module = *TRY(resource_of(asking, request));
    const records::ListRequest wanted = TRY(list_request(request));
    const auto reader = TRY(asking.company->store().reader());
    return http::json(TRY(asking.reading(*reader).list(module, wanted)));
}

Result<http::Response> one(Asking& asking, http::Request& request) {
    const Module& module = *TRY(resource_of(asking, request));
    const Id id = TRY(id_parameter(request));
    const records::ListRequest wanted = TRY(list_request(request));
    const auto reader = TRY(asking.company->store().reader());
    std::int64_t version = 0;
    http::Response response = http::json(TRY(asking.reading(*reader).one(module, id, wanted, &version)));
    if (version) response.add("ETag", "\"" + std::to_string(version) + "\"");
    return response;
}

Result<Work> create(Asking& asking, http::Request& request) {
    const Module& module = *TRY(resource_of(asking, request));
    const auto body = TRY(json_body(request));
    return Work([&module, given = TRY(given(asking.actor, module, body, Purpose::create))](
                    const Asking& who, records::Unit& unit) -> Result<http::Response> {
        const Record made = TRY(unit.create(module, given));
        http::Response response = TRY(record_response(who, unit.writer(), module, made.id(), 201));
        response.add("Location", "/api/v1/" + module.key + "/" + std::to_string(made.id()));
        return response;
    });
}

Result<Work> update(Asking& asking, http::Request& request) {
    const Module& module = *TRY(resource_of(asking, request));
    const Id id = TRY(id_parameter(request));
    const auto body = TRY(json_body(request));
    return Work([&module, id, version = if_match(request), given = TRY(given(asking.actor, module, body, Purpose::update))](
                    const Asking& who, records::Unit& unit) -> Result<http::Response> {
        TRY(unit.update(module, id, given, version));
        return record_response(who, unit.writer(), module, id);
    });
}

Result<Work> remove(Asking& asking, http::Request& request) {
    const Module& module = *TRY(resource_of(asking, request));
    const Id id = TRY(id_parameter(request));
    return Work([&module, id, version = if_match(request)](const Asking&, records::Unit& unit) -> Result<http::Response> {
        TRY_VOID(unit.remove(module, id, version));
        return http::no_content();
    });
}

Result<Work> restore(Asking& asking, http::Request& request) {
    const Module& module = *TRY(resource_of(asking, request));
    const Id id = TRY(id_parameter(request));
    return Work([&module, id](const Asking& who, records::Unit& unit) -> Result<http::Response> {
        TRY(unit.restore(module, id));
        return record_response(who, unit.writer(), module, id);
    });
}

}  // namespace

Result<const Module*> resource_of(const Asking& asking, const http::Request& request) {
    std::string key(request.parameter("resource"));
    std::ranges::replace(key, '-', '_');  // `price-books` in an address is `price_books` in the schema
    const Module* module = asking.company->schema().find(key);
    if (!module || module->internal || !module->parent.empty()) return fail(ErrorKind::not_found, "not_found");
    return module;
}

Result<http::Response> record_response(const Asking& asking, records::Reader& reader, const Module& module, Id id, int status) {
    std::int64_t version = 0;
    auto json = asking.reading(reader).one(module, id, {}, &version);
    // Whoever has just given a record away may not read it any more; the change itself stands.
    if (!json && json.error().kind == ErrorKind::not_found) return http::json("{\"id\":" + std::to_string(id) + "}", status);
    http::Response response = http::json(TRY(std::move(json)), status);
    response.add("ETag", "\"" + std::to_string(version) + "\"");
    return response;
}

void add_record_routes(http::Router& router, Api& api) {
    router.get("/api/v1/{resource}", reading(api, list));
    router.post("/api/v1/{resource}", changing(api, create));
    router.get("/api/v1/{resource}/{id}", reading(api, one));
    router.patch("/api/v1/{resource}/{id}", changing(api, update));
    router.remove("/api/v1/{resource}/{id}", changing(api, remove));
    router.post("/api/v1/{resource}/{id}/restore", changing(api, restore));
}

}  // namespace voronka::api
