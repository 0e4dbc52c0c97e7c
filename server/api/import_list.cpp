#include <boost/json.hpp>

#include "api/body.h"
#include "api/resources.h"

namespace voronka::api {
namespace {

namespace json = boost::json;

// What came of it, without the rows that are shown beside a check.
json::value figures(std::string_view result) {
    if (result.empty()) return nullptr;
    const json::object whole = json::parse(result).as_object();
    json::object out;
    for (const char* name : {"created", "updated", "skipped", "failed"})
        if (const auto* value = whole.if_contains(name)) out[name] = *value;
    return out;
}

json::object item(const Asking& asking, const Record& row) {
    const auto* person = asking.environment.directory->person(row.integer("user"));
    const std::string_view recognised = row.text("recognised");
    json::object out{{"id", row.id()}, {"name", row.text("name")}, {"size", row.integer("size")}, {"state", row.text("state")}};
    out["module"] = row.text("resource").empty() ? json::value() : json::value(row.text("resource"));
    out["rows"] = recognised.empty() ? json::value() : json::parse(recognised).at("rows");
    out["at"] = format(std::get<Instant>(row[system_field::created_at]));
    out["by"] = row.integer("user");
    out["by_title"] = person ? person->name : "";
    out["result"] = figures(row.text("result"));
    return out;
}

// Newest first; whoever administers sees everybody's.
Result<http::Response> list(Asking& asking, http::Request& request) {
    const auto limit = TRY(number_query(request, "limit", 1, 200)).value_or(50);
    const Module& imports = asking.company->schema().at("imports");
    const auto reader = TRY(asking.company->store().reader());
    const records::CompanyNames names(asking.environment, nullptr);
    const std::string whose = asking.actor.administers() ? "" : "user = " + std::to_string(asking.actor.user) + " ";
    const auto bound = TRY(
        query::bind(whose + "sort id desc", imports, records::surroundings(asking.environment, records::Actor::system(), names)));
    json::array items;
    for (const Record& row : TRY(reader->select(*bound, imports, static_cast<int>(limit)))) items.push_back(item(asking, row));
    return http::json(json::serialize(json::object{{"items", std::move(items)}}));
}

}  // namespace

void add_import_list_routes(http::Router& router, Api& api) { router.get("/api/v1/imports", reading(api, list)); }

}  // namespace voronka::api
