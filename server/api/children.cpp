#include <boost/json.hpp>

#include "api/body.h"
#include "api/resources.h"

namespace voronka::api {
namespace {

struct Place {
    const Module* parent = nullptr;
    const Module* child = nullptr;
    Id parent_id = 0;
};

Result<Place> place_of(const Asking& asking, const http::Request& request) {
    const Module& parent = *TRY(resource_of(asking, request));
    const std::string_view name = request.parameter("collection");
    if (std::ranges::find(parent.children, name) == parent.children.end()) return fail(ErrorKind::not_found, "not_found");
    return Place{&parent, &asking.company->schema().child(parent, name), TRY(id_parameter(request))};
}

Result<http::Response> list(Asking& asking, http::Request& request) {
    const Place place = TRY(place_of(asking, request));
    const auto reader = TRY(asking.company->store().reader());
    records::Reading reading = asking.reading(*reader);
    if (!TRY(reading.readable(*place.parent, place.parent_id))) return fail(ErrorKind::not_found, "not_found");
    return http::json(TRY(reading.children(*place.child, place.parent_id)));
}

// Children of a journey (its stays and ticks) are written by the process alone.
Result<Place> open_place(const Asking& asking, const http::Request& request) {
    const Place place = TRY(place_of(asking, request));
    if (place.parent->key == "journeys") return fail(ErrorKind::forbidden, "forbidden");
    return place;
}

Result<http::Response> child_response(const Asking& asking, records::Unit& unit, const Record& record, int status) {
    std::string json;
    JsonWriter out(json);
    TRY_VOID(asking.reading(unit.writer()).write(out, record));
    return http::json(std::move(json), status);
}

Result<Work> create(Asking& asking, http::Request& request) {
    const Place place = TRY(open_place(asking, request));
    const auto body = TRY(json_body(request));
    return Work([place, given = TRY(given(asking.actor, *place.child, body, Purpose::create))](
                    const Asking& who, records::Unit& unit) -> Result<http::Response> {
        const Record made = TRY(unit.create_child(*place.child, place.parent_id, given));
        http::Response response = TRY(child_response(who, unit, made, 201));
        response.add("Location", "/api/v1/" + place.parent->key + "/" + std::to_string(place.parent_id) + "/" +
                                     place.child->child_name + "/" + std::to_string(made.id()));
        return response;
    });
}

Result<Work> update(Asking& asking, http::Request& request) {
    const Place place = TRY(open_place(asking, request));
    const Id id = TRY(id_parameter(request, "child"));
    const auto body = TRY(json_body(request));
    return Work([place, id, given = TRY(given(asking.actor, *place.child, body, Purpose::update))](
                    const Asking& who, records::Unit& unit) -> Result<http::Response> {
        return child_response(who, unit, TRY(unit.update_child(*place.child, place.parent_id, id, given)), 200);
    });
}

Result<Work> remove(Asking& asking, http::Request& request) {
    const Place place = TRY(open_place(asking, request));
    const Id id = TRY(id_parameter(request, "child"));
    return Work([place, id](const Asking&, records::Unit& unit) -> Result<http::Response> {
        TRY_VOID(unit.remove_child(*place.child, place.parent_id, id));
        return http::no_content();
    });
}

}  // namespace

void add_child_routes(http::Router& router, Api& api) {
    router.get("/api/v1/{resource}/{id}/{collection}", reading(api, list));
    router.post("/api/v1/{resource}/{id}/{collection}", changing(api, create));
    router.patch("/api/v1/{resource}/{id}/{collection}/{child}", changing(api, update));
    router.remove("/api/v1/{resource}/{id}/{collection}/{child}", changing(api, remove));
}

}  // namespace voronka::api
