#include "api/body.h"
#include "api/resources.h"
#include "exchange/export.h"

namespace voronka::api {
namespace {

// What an export is made of while it is sent.
struct State {
    Asking asking;
    std::unique_ptr<records::Reader> reader;
    std::unique_ptr<exchange::Export> file;
};

// `deals.csv`: what is listed, and how it is written.
struct Wanted {
    const Module* module = nullptr;
    exchange::ExportFormat format = exchange::ExportFormat::csv;
};

Result<Wanted> wanted(const Asking& asking, std::string_view name) {
    const auto dot = name.rfind('.');
    const auto format = exchange::export_format(dot == std::string_view::npos ? "csv" : name.substr(dot + 1));
    const Module* module = asking.company->schema().find(name.substr(0, dot));
    if (!format || !module || module->internal || !module->parent.empty() || !asking.actor.rights->of(*module).read)
        return fail(ErrorKind::not_found, "not_found");
    return Wanted{module, *format};
}

Result<std::shared_ptr<State>> begun(Asking asking, const Wanted& wanted, http::Request& request) {
    auto reader = TRY(asking.company->store().reader());
    auto state = std::make_shared<State>(State{std::move(asking), std::move(reader), nullptr});
    exchange::ExportRequest of{.module = *wanted.module,
                               .q = std::string(request.query_value("q").value_or("")),
                               .fields = comma_list(request.query_value("fields").value_or(""))};
    auto rows = TRY(exchange::ExportRows::open(*state->reader, state->asking.environment, state->asking.actor,
                                               state->asking.company->plans(), std::move(of)));
    state->file = TRY(exchange::make_export(wanted.format, std::move(rows)));
    return state;
}

// A list as a file, made piece by piece while it is sent.
http::Reply export_list(Api& api, http::Request& request) {
    auto asking = api.who(request);
    if (!asking) return problem(asking.error(), language_of(request, Language::en));
    const Language language = asking->language;
    const auto what = wanted(*asking, request.parameter("file"));
    if (!what) return problem(what.error(), language);
    auto state = begun(std::move(*asking), *what, request);
    if (!state) return problem(state.error(), language);
    auto first = (*state)->file->next();
    if (!first) return problem(first.error(), language);
    http::Download download;
    download.headers = {{"Content-Type", std::string(exchange::content_type(what->format))},
                        {"Content-Disposition", "attachment; filename=\"" + std::string(request.parameter("file")) + "\""}};
    download.next = [state = std::move(*state), first = std::optional(std::move(*first))]() mutable {
        if (first) return *std::exchange(first, std::nullopt);
        auto piece = state->file->next();
        // Half a file must not look like a whole one.
        if (!piece) throw std::runtime_error("export broke off: " + piece.error().code);
        return std::move(*piece);
    };
    return download;
}

}  // namespace

void add_export_routes(http::Router& router, Api& api) {
    router.get("/api/v1/export/{file}", [&api](http::Request& request) { return export_list(api, request); },
               {.lane = http::Lane::heavy});
}

}  // namespace voronka::api
