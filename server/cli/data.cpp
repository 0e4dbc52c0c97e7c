#include <boost/json.hpp>
#include <fstream>

#include "cli/command.h"
#include "cli/progress.h"
#include "cli/wiring.h"
#include "exchange/export.h"
#include "exchange/importer.h"
#include "schema/values.h"

namespace voronka::cli {
namespace {

std::string absolute(const Terminal& terminal, const std::string& file) {
    const std::filesystem::path path(file);
    return (path.is_absolute() ? path : terminal.directory / path).string();
}

int cannot_read(Terminal& terminal, const std::string& file) {
    return say(terminal, {.kind = ErrorKind::not_found, .code = "cli_file_missing", .args = {{"file", file}}});
}

Result<exchange::ImportPlan> plan_of(const company::Company& company, const ImportFlags& flags, const std::string& file,
                                     const std::string& mapping) {
    auto found = TRY(exchange::recognise_file(company, file, std::filesystem::path(file).filename().string(), {}, flags.module));
    exchange::ImportPlan plan{.file = file,
                              .module = found.suggestion.module,
                              .mapping = found.suggestion.mapping(),
                              .surveyed = std::move(found.survey)};
    plan.options.on_duplicate = flags.on_duplicate == "update"   ? exchange::ImportOptions::OnDuplicate::update
                                : flags.on_duplicate == "create" ? exchange::ImportOptions::OnDuplicate::create
                                                                 : exchange::ImportOptions::OnDuplicate::skip;
    if (!mapping.empty()) {
        boost::system::error_code wrong;
        const auto parsed = boost::json::parse(TRY(exchange::read_whole(mapping)), wrong);
        if (wrong) return fail_field("mapping", "malformed_json", {{"position", "0"}});
        plan.mapping = TRY(exchange::mapping_from_json(parsed));
    }
    return plan;
}

void report(Terminal& terminal, const exchange::ImportResult& result) {
    terminal.out(std::to_string(result.rows) + " rows: " + std::to_string(result.created) + " created, " +
                 std::to_string(result.updated) + " updated, " + std::to_string(result.skipped) + " skipped, " +
                 std::to_string(result.failed) + " failed\n");
    for (const exchange::MissingReference& one : result.missing)
        terminal.out("  " + one.field + " «" + one.value + "» is not there (" + std::to_string(one.rows) + " rows)" +
                     (one.nearest_id ? "; did you mean «" + one.nearest_title + "»?" : "") + "\n");
    for (const exchange::SampleRow& row : result.sample)
        for (const std::string& sentence : row.errors)
            terminal.out("  line " + std::to_string(row.line) + ": " + sentence + "\n");
}

std::vector<std::string> listed(std::string rest) {
    std::vector<std::string> keys;
    while (!rest.empty()) {
        const auto comma = rest.find(',');
        keys.push_back(rest.substr(0, comma));
        rest = comma == std::string::npos ? "" : rest.substr(comma + 1);
    }
    return keys;
}

Result<records::Actor> importer(const company::Company& company, const std::string& login) {
    if (login.empty()) return records::Actor::system(records::Door::import);
    const records::Environment environment = company.environment();
    const auto* person = environment.directory->by_login(login);
    if (!person) return fail(ErrorKind::not_found, "cli_no_user", {{"login", login}});
    return *environment.directory->actor(person->id, records::Door::import);
}

}  // namespace

int import_file(company::Companies& companies, Terminal& terminal, const Target& target, const ImportFlags& flags) {
    const auto company = companies.find_or_make(target.company, {.name = "Voronka"});
    if (!company) return say(terminal, company.error());
    const std::string file = absolute(terminal, flags.file);
    if (!std::filesystem::exists(file)) return cannot_read(terminal, flags.file);
    const auto plan = plan_of(**company, flags, file, flags.mapping.empty() ? "" : absolute(terminal, flags.mapping));
    if (!plan) return say(terminal, plan.error());
    auto actor = importer(**company, flags.as);
    if (!actor) return say(terminal, actor.error());
    actor->language = terminal.language;
    const auto result = [&] {
        ProgressLine line(terminal);
        const exchange::Progress progress{.tell = [&](std::int64_t done, std::int64_t total) { line.tell(done, total); }};
        return flags.dry_run ? exchange::check_import(**company, *actor, *plan, progress)
                             : exchange::run_import(**company, *actor, *plan, file + ".errors.csv", progress);
    }();
    if (!result) return say(terminal, result.error());
    report(terminal, *result);
    // Everything is in; that search finds it follows.
    for (bool more = true; more;) {
        const auto indexed = (*company)->index_waiting();
        if (!indexed) return say(terminal, indexed.error());
        more = *indexed;
    }
    return 0;
}

int export_records(company::Companies& companies, Terminal& terminal, const Target& target, const ExportFlags& flags) {
    const auto company = companies.find(target.company);
    if (!company) return say(terminal, company.error());
    const Module* module = (*company)->schema().find(flags.module);
    if (!module || module->internal || !module->parent.empty())
        return say(terminal, {.kind = ErrorKind::not_found, .code = "import_no_module"});
    const auto reader = (*company)->store().reader();
    if (!reader) return say(terminal, reader.error());
    const records::Environment environment = (*company)->environment();
    records::Actor actor = records::Actor::system(records::Door::cli);
    actor.language = terminal.language;
    auto rows = exchange::ExportRows::open(**reader, environment, actor, (*company)->plans(),
                                           {.module = *module, .q = flags.query, .fields = listed(flags.fields)});
    if (!rows) return say(terminal, rows.error());
    auto file = exchange::make_export(*exchange::export_format(flags.format), std::move(*rows));
    if (!file) return say(terminal, file.error());
    for (auto piece = (*file)->next();; piece = (*file)->next()) {
        if (!piece) return say(terminal, piece.error());
        if (piece->empty()) return 0;
        terminal.out(*piece);
    }
}

int backup(company::Companies& companies, Terminal& terminal, const Target& target, const std::string& file) {
    const auto company = companies.find(target.company);
    if (!company) return say(terminal, company.error());
    const std::string to = absolute(terminal, file);
    if (std::filesystem::exists(to))
        return say(terminal, {.kind = ErrorKind::conflict, .code = "cli_target_exists", .args = {{"folder", file}}});
    const auto made = (*company)->store().backup(to);
    return made ? 0 : say(terminal, made.error());
}

int restore(Terminal& terminal, const Target& target, const std::string& file) {
    const std::string from = absolute(terminal, file);
    if (!std::filesystem::exists(from)) return cannot_read(terminal, file);
    const auto wiring = Wiring::open(target);
    if (!wiring) return say(terminal, wiring.error());
    const auto taken = (*wiring)->stores().exists(target.company);
    if (!taken) return say(terminal, taken.error());
    if (*taken)
        return say(terminal, {.kind = ErrorKind::conflict, .code = "cli_company_exists", .args = {{"company", target.company}}});
    const auto schema = company::schema_for(target.folder());
    if (!schema) return say(terminal, schema.error());
    const auto restored = (*wiring)->stores().restore(target.company, *schema, from);
    return restored ? 0 : say(terminal, restored.error());
}

int check(company::Companies& companies, Terminal& terminal, const Target& target) {
    const auto company = companies.find(target.company);
    if (!company) return say(terminal, company.error());
    const auto wrong = (*company)->store().check();
    if (!wrong) return say(terminal, wrong.error());
    for (const std::string& sentence : *wrong) terminal.out(sentence + "\n");
    if (wrong->empty()) terminal.out("Everything is in order.\n");
    return wrong->empty() ? 0 : 1;
}

}  // namespace voronka::cli
