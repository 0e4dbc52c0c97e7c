#include <boost/json.hpp>
#include <filesystem>

#include "api/body.h"
#include "api/resources.h"
#include "core/random.h"
#include "exchange/importer.h"

namespace voronka::api {
namespace {

namespace json = boost::json;

constexpr std::uint64_t file_most = 512ULL << 20U;

std::filesystem::path files_of(const company::Company& company) { return company.folder() / "imports"; }

const Module& imports(const Asking& asking) { return asking.company->schema().at("imports"); }

Result<Record> find_import(Asking& asking, records::Reader& reader, Id id) {
    auto found = TRY(reader.find(imports(asking), id));
    const bool own = found && (found->integer("user") == asking.actor.user || asking.actor.administers());
    if (!own) return fail(ErrorKind::not_found, "not_found");
    return std::move(*found);
}

Result<void> keep(Asking& asking, Id id, const std::vector<std::pair<std::string, Value>>& values) {
    TRY(asking.company->change_now(records::Actor::system(), [&](records::Unit& unit) -> Result<void> {
        const auto before = TRY(unit.writer().find(imports(asking), id));
        if (!before) return fail(ErrorKind::not_found, "not_found");
        Record after = *before;
        for (const auto& [key, value] : values) after.set(key, value);
        return unit.update_row(*before, std::move(after));
    }));
    return {};
}

json::value parsed(std::string_view text, const char* otherwise) {
    return json::parse(text.empty() ? std::string_view(otherwise) : text);
}

// IMPORT of docs/api.md, out of what is kept of it.
std::string import_json(const Record& row) {
    json::object out = parsed(row.text("recognised"), "{}").as_object();
    out["id"] = row.id();
    out["name"] = json::string(row.text("name"));
    out["size"] = row.integer("size");
    out["state"] = json::string(row.text("state"));
    out["module"] = row.text("resource").empty() ? json::value() : json::value(json::string(row.text("resource")));
    out["mapping"] = parsed(row.text("mapping"), "{\"columns\":[],\"references\":{},\"constants\":{}}");
    out["options"] = parsed(row.text("options"), "{}");
    out["result"] = parsed(row.text("result"), "null");
    out["job"] = row.integer("job") ? json::value(row.integer("job")) : json::value();
    return json::serialize(out);
}

exchange::Given given_of(const json::object& body) {
    exchange::Given given;
    if (const auto* encoding = body.if_contains("encoding"); encoding && encoding->is_string())
        given.encoding = exchange::encoding_named(encoding->as_string());
    if (const auto* delimiter = body.if_contains("delimiter");
        delimiter && delimiter->is_string() && delimiter->as_string().size() == 1)
        given.delimiter = delimiter->as_string()[0];
    return given;
}

struct Understood {
    std::string recognised;
    std::string mapping;
    std::string module;
    std::string fingerprint;
};

// The mapping that the same person used for the same header before is offered again.
Result<std::optional<std::string>> earlier_mapping(const Asking& asking, records::Reader& reader, const std::string& fingerprint,
                                                   const std::string& module) {
    std::optional<std::string> found;
    for (const Record& row : TRY(reader.equal(imports(asking), imports(asking).at("fingerprint"), Value(fingerprint), 100)))
        if (row.text("state") == "done" && row.integer("user") == asking.actor.user &&
            (module.empty() || row.text("resource") == module))
            found = row.text("mapping");
    return found;
}

Result<Understood> understand(Asking& asking, const std::string& file, const std::string& name, const exchange::Given& given,
                              const std::string& module) {
    const auto found = TRY(exchange::recognise_file(*asking.company, file, name, given, module));
    json::object recognised;
    recognised["encoding"] = exchange::name(found.survey.encoding);
    recognised["delimiter"] = std::string(1, found.survey.dialect.format.delimiter);
    recognised["rows"] = found.survey.rows;
    recognised["columns"] = exchange::columns_json(found.survey, found.kinds, found.suggestion);
    json::array problems;
    for (const exchange::Problem& problem : found.survey.problems)
        if (problems.size() < 20)
            problems.push_back({{"line", problem.line}, {"message", message(asking.language, exchange::code(problem.problem))}});
    recognised["problems"] = std::move(problems);
    Understood made{.recognised = json::serialize(recognised),
                    .mapping = json::serialize(exchange::to_json(found.suggestion.mapping())),
                    .module = found.suggestion.module,
                    .fingerprint = found.survey.fingerprint};
    const auto reader = TRY(asking.company->store().reader());
    if (auto earlier = TRY(earlier_mapping(asking, *reader, made.fingerprint, made.module))) made.mapping = std::move(*earlier);
    return made;
}

Result<http::Response> upload(Asking& asking, http::Request& request) {
    const std::string name(request.query_value("name").value_or("file.csv"));
    const auto size = std::filesystem::file_size(request.body_file.path());
    const std::string file = request.body_file.path().string();
    const Understood found = TRY(understand(asking, file, name, {}, std::string(request.query_value("module").value_or(""))));
    request.body_file.release();
    Id id = 0;
    TRY(asking.company->change_now(records::Actor::system(), [&](records::Unit& unit) -> Result<void> {
        Record row(imports(asking));
        id = unit.next_id();
        row[system_field::id] = id;
        row.set("name", name.substr(0, 200));
        row.set("file", file);
        row.set("size", static_cast<std::int64_t>(size));
        row.set("state", std::string("recognised"));
        if (!found.module.empty()) row.set("resource", found.module);
        row.set("fingerprint", found.fingerprint);
        row.set("recognised", found.recognised);
        row.set("mapping", found.mapping);
        row.set("options", json::serialize(exchange::to_json(exchange::ImportOptions())));
        row.set("user", asking.actor.user);
        return unit.insert_row(std::move(row));
    }));
    const auto reader = TRY(asking.company->store().reader());
    http::Response response = http::json(import_json(TRY(find_import(asking, *reader, id))), 201);
    response.add("Location", "/api/v1/imports/" + std::to_string(id));
    return response;
}

Result<http::Response> show(Asking& asking, http::Request& request) {
    const auto reader = TRY(asking.company->store().reader());
    return http::json(import_json(TRY(find_import(asking, *reader, TRY(id_parameter(request))))));
}

Result<http::Response> settle(Asking& asking, http::Request& request) {
    const Id id = TRY(id_parameter(request));
    const json::object body = TRY(json_body(request));
    TRY_VOID(only(body, {"module", "encoding", "delimiter", "mapping", "options"}));
    const Record row = TRY(find_import(asking, *TRY(asking.company->store().reader()), id));
    if (row.text("state") == "running") return fail(ErrorKind::conflict, "import_running");
    std::vector<std::pair<std::string, Value>> values{{"state", std::string("recognised")}, {"result", Value()}};
    if (body.contains("module") || body.contains("encoding") || body.contains("delimiter")) {
        const std::string module = body.contains("module") ? TRY(text_member(body, "module")) : std::string(row.text("resource"));
        const Understood found =
            TRY(understand(asking, std::string(row.text("file")), std::string(row.text("name")), given_of(body), module));
        values.emplace_back("recognised", found.recognised);
        values.emplace_back("mapping", found.mapping);
        if (!found.module.empty()) values.emplace_back("resource", found.module);
    }
    if (const auto* mapping = body.if_contains("mapping"))
        values.emplace_back("mapping", json::serialize(exchange::to_json(TRY(exchange::mapping_from_json(*mapping)))));
    if (const auto* options = body.if_contains("options"))
        values.emplace_back("options", json::serialize(exchange::to_json(TRY(exchange::options_from_json(*options)))));
    TRY_VOID(keep(asking, id, values));
    return show(asking, request);
}

Result<exchange::ImportPlan> plan_of(const Record& row) {
    const json::object recognised = parsed(row.text("recognised"), "{}").as_object();
    return exchange::ImportPlan{.file = std::string(row.text("file")),
                                .module = std::string(row.text("resource")),
                                .given = given_of(recognised),
                                .mapping = TRY(exchange::mapping_from_json(parsed(row.text("mapping"), "{}"))),
                                .options = TRY(exchange::options_from_json(parsed(row.text("options"), "{}")))};
}

std::filesystem::path errors_file(const Asking& asking, Id id) {
    return files_of(*asking.company) / ("errors-" + std::to_string(id) + ".csv");
}

enum class Mode { check, run };

Result<http::Response> begin(Api& api, Asking& asking, http::Request& request, Mode mode) {
    const Id id = TRY(id_parameter(request));
    const Record row = TRY(find_import(asking, *TRY(asking.company->store().reader()), id));
    if (row.text("state") == "running" || row.text("state") == "checking") return fail(ErrorKind::conflict, "import_running");
    if (row.text("resource").empty()) return fail_field("module", "import_no_module");
    const Module* module = asking.company->schema().find(row.text("resource"));
    if (!module || !asking.actor.rights->of(*module).create) return fail(ErrorKind::forbidden, "forbidden");
    const bool check = mode == Mode::check;
    TRY_VOID(keep(asking, id, {{"state", std::string(check ? "checking" : "running")}}));
    auto plan = TRY(plan_of(row));
    const Job job =
        TRY(api.jobs().begin(asking.company, asking.actor.user, check ? "import_check" : "import", asking.language,
                             [asking, id, check, plan = std::move(plan), errors = errors_file(asking, id)](
                                 Id, const Jobs::Tell& tell) mutable -> Result<std::string> {
                                 const exchange::Progress progress{.tell = tell};
                                 std::error_code none;
                                 std::filesystem::remove(errors, none);
                                 const auto outcome =
                                     check ? exchange::check_import(*asking.company, asking.actor, plan, progress)
                                           : exchange::run_import(*asking.company, asking.actor, plan, errors.string(), progress);
                                 if (!outcome) {
                                     static_cast<void>(keep(asking, id, {{"state", std::string("failed")}}));
                                     return std::unexpected(outcome.error());
                                 }
                                 const std::string result = exchange::result_json(*outcome);
                                 std::string sets;
                                 for (const std::int64_t set : outcome->change_sets)
                                     sets += (sets.empty() ? "" : ",") + std::to_string(set);
                                 TRY_VOID(keep(asking, id,
                                               {{"state", std::string(check ? "checked" : "done")},
                                                {"result", result},
                                                {"change_sets", sets.empty() ? Value() : Value(sets)}}));
                                 return result;
                             }));
    TRY_VOID(keep(asking, id, {{"job", job.id}}));
    return http::json(job_json(job, asking.company->now()), 202);
}

Result<http::Response> undo(Api& api, Asking& asking, http::Request& request) {
    const Id id = TRY(id_parameter(request));
    const Record row = TRY(find_import(asking, *TRY(asking.company->store().reader()), id));
    if (row.text("state") != "done") return fail(ErrorKind::conflict, "import_not_done");
    std::vector<std::int64_t> sets;
    for (const std::string& set : comma_list(row.text("change_sets"))) sets.push_back(std::stoll(set));
    const Job job = TRY(api.jobs().begin(asking.company, asking.actor.user, "import_undo", asking.language,
                                         [asking, id, sets](Id, const Jobs::Tell& tell) mutable -> Result<std::string> {
                                             TRY_VOID(exchange::undo_import(*asking.company, asking.actor, sets, {.tell = tell}));
                                             TRY_VOID(keep(asking, id, {{"state", std::string("undone")}}));
                                             return std::string("{}");
                                         }));
    TRY_VOID(keep(asking, id, {{"job", job.id}}));
    return http::json(job_json(job, asking.company->now()), 202);
}

Result<http::Response> errors(Asking& asking, http::Request& request) {
    const Id id = TRY(id_parameter(request));
    TRY(find_import(asking, *TRY(asking.company->store().reader()), id));
    std::string text = TRY(exchange::read_whole(errors_file(asking, id).string()));
    http::Response response{.body = std::move(text)};
    response.add("Content-Type", "text/csv; charset=utf-8").add("Content-Disposition", "attachment; filename=\"errors.csv\"");
    return response;
}

}  // namespace

void add_import_routes(http::Router& router, Api& api) {
    const http::RouteOptions heavy{.lane = http::Lane::heavy};
    http::RouteOptions file{
        .lane = http::Lane::heavy, .body_bytes_max = file_most, .body_directory = api.companies().directory() / "uploads"};
    std::error_code none;
    std::filesystem::create_directories(file.body_directory, none);
    file.before_body = [&api](const http::Request& request) -> std::optional<http::Response> {
        const auto asking = api.who(request);
        if (asking) {
            std::error_code ignored;
            std::filesystem::create_directories(files_of(*asking->company), ignored);
            return std::nullopt;
        }
        return problem(asking.error(), language_of(request, Language::en));
    };
    router.post("/api/v1/imports", reading(api, upload), file);
    router.get("/api/v1/imports/{id}", reading(api, show));
    router.patch("/api/v1/imports/{id}", reading(api, settle), heavy);
    router.post("/api/v1/imports/{id}/check",
                reading(api, [&api](Asking& asking, http::Request& request) { return begin(api, asking, request, Mode::check); }),
                heavy);
    router.post("/api/v1/imports/{id}/run",
                reading(api, [&api](Asking& asking, http::Request& request) { return begin(api, asking, request, Mode::run); }),
                heavy);
    router.post("/api/v1/imports/{id}/undo",
                reading(api, [&api](Asking& asking, http::Request& request) { return undo(api, asking, request); }), heavy);
    router.get("/api/v1/imports/{id}/errors.csv", reading(api, errors), heavy);
}

}  // namespace voronka::api
