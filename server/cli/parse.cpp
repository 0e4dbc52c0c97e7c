#include <CLI/CLI.hpp>

#include "cli/command.h"

namespace voronka::cli {
namespace {

std::string postgres_address(const std::string& text) {
    return text.starts_with("postgresql://") || text.starts_with("postgres://") ? "" : "a store is written postgresql://…";
}

void add_target(CLI::App& app, Target& target) {
    app.add_option("--data", target.data,
                   "folder of the companies (default: data); with --store, of files that are no records (files)")
        ->envname("VORONKA_DATA");
    app.add_option("--store", target.store, "postgresql://… instead of SQLite in the folder")
        ->envname("VORONKA_STORE")
        ->check(postgres_address);
    app.add_option("--company", target.company, "company in it")->capture_default_str();
}

// All options of all commands, to which CLI11 writes.
struct Options {
    Target target;
    ServeOptions serve;
    DemoOptions demo;
    UserOptions user;
    std::string token_login;
    ImportFlags import;
    ExportFlags export_;
    std::string backup_file;
    std::string restore_file;
    CopyOptions copy;
};

void add_serve(CLI::App& app, Options& o) {
    auto* sub =
        app.add_subcommand("serve", "Serves the interface and the API\n  voronka serve --data data --listen 127.0.0.1:8080");
    add_target(*sub, o.target);
    sub->add_option("--listen", o.serve.listen, "ADDRESS:PORT; port 0: chosen by the system")
        ->envname("VORONKA_LISTEN")
        ->capture_default_str();
    sub->add_option("--web", o.serve.web, "folder of the built interface (default: beside the program)")->envname("VORONKA_WEB");
    sub->add_flag("--secure-cookies", o.serve.secure_cookies, "cookies over TLS alone")->envname("VORONKA_SECURE_COOKIES");
    sub->set_config("--config", "", "settings as a file (voronka.toml)");
}

void add_data_commands(CLI::App& app, Options& o) {
    auto* import = app.add_subcommand("import", "Brings a CSV file in\n  voronka import deals.csv --data data --module deals");
    add_target(*import, o.target);
    import->add_option("FILE", o.import.file, "the file")->required();
    import->add_option("--module", o.import.module, "leads, deals, organizations, contacts, products, users …");
    import->add_option("--mapping", o.import.mapping, "a mapping as JSON (docs/api.md)");
    import->add_option("--as", o.import.as, "login of who imports");
    import->add_flag("--dry-run", o.import.dry_run, "only says what would happen");
    import->add_option("--on-duplicate", o.import.on_duplicate, "skip, update or create")
        ->check(CLI::IsMember({"skip", "update", "create"}))
        ->capture_default_str();
    auto* exported = app.add_subcommand(
        "export", "Writes records to standard output\n  voronka export --data data --module deals --query 'outcome = won'");
    add_target(*exported, o.target);
    exported->add_option("--module", o.export_.module, "leads, deals …")->required();
    exported->add_option("--query", o.export_.query, "which of them");
    exported->add_option("--format", o.export_.format, "csv, xlsx, jsonl, vcf (contacts, leads) or ics (activities)")
        ->check(CLI::IsMember({"csv", "xlsx", "jsonl", "vcf", "ics"}))
        ->capture_default_str();
    exported->add_option("--fields", o.export_.fields, "a,b,c");
    auto* backup = app.add_subcommand("backup", "Copies the company while it is used\n  voronka backup copy.db --data data");
    add_target(*backup, o.target);
    backup->add_option("FILE", o.backup_file, "the new file")->required();
    auto* restored = app.add_subcommand("restore", "Makes a company of a backup\n  voronka restore copy.db --data new-folder");
    add_target(*restored, o.target);
    restored->add_option("FILE", o.restore_file, "the backup")->required();
    auto* copied = app.add_subcommand(
        "copy",
        "Moves a company to another store and compares both\n  voronka copy --from data --to postgresql://localhost/sales");
    copied->add_option("--from", o.copy.from, "a folder, or postgresql://…")->required();
    copied->add_option("--to", o.copy.to, "a folder, or postgresql://…")->required();
    copied->add_option("--data", o.target.data, "folder of the files that are no records, beside PostgreSQL (default: files)")
        ->envname("VORONKA_DATA");
    copied->add_option("--company", o.target.company, "which company")->capture_default_str();
    auto* checked =
        app.add_subcommand("check", "Looks for damage: file, references, change log, search index\n  voronka check --data data");
    add_target(*checked, o.target);
}

void add_people_commands(CLI::App& app, Options& o) {
    auto* demo = app.add_subcommand("demo", "Fills an empty folder with a demo company\n  voronka demo --data data --deals 400");
    add_target(*demo, o.target);
    demo->add_option("--deals", o.demo.deals, "about how many deals")->check(CLI::Range(1, 10'000'000))->capture_default_str();
    demo->add_option("--seed", o.demo.seed, "the same seed makes the same company")->capture_default_str();
    demo->add_option("--today", o.demo.today, "the day on which it ends, 2026-11-24");
    demo->add_option("--language", o.demo.language, "ru or en")->check(CLI::IsMember({"ru", "en"}))->capture_default_str();
    auto* user = app.add_subcommand("user", "People");
    user->require_subcommand(1);
    auto* add = user->add_subcommand(
        "add",
        "Adds a person\n  echo secret123 | voronka user add anna --data data --role rep --name 'Anna Snell' --password-stdin");
    add_target(*add, o.target);
    add->add_option("LOGIN", o.user.login, "what they sign in with")->required();
    add->add_option("--role", o.user.role, "administrator, manager, rep or viewer")
        ->check(CLI::IsMember({"administrator", "manager", "rep", "viewer"}))
        ->capture_default_str();
    add->add_option("--name", o.user.name, "full name")->required();
    add->add_flag("--password-stdin", o.user.password_stdin, "reads the password from standard input")->required();
    auto* token = app.add_subcommand("token", "API tokens");
    token->require_subcommand(1);
    auto* add_one = token->add_subcommand("add", "Prints a new API token, once\n  voronka token add anna --data data");
    add_target(*add_one, o.target);
    add_one->add_option("LOGIN", o.token_login, "whose")->required();
}

Command command_of(const CLI::App& app, const std::shared_ptr<Options>& o) {
    const std::string name = app.get_subcommands().front()->get_name();
    Command command{.name = name, .target = o->target};
    using Companies = company::Companies;
    if (name == "serve") command.alone = [o](Terminal& t) { return serve(t, o->target, o->serve); };
    if (name == "restore") command.alone = [o](Terminal& t) { return restore(t, o->target, o->restore_file); };
    if (name == "copy") command.alone = [o](Terminal& t) { return copy(t, o->target, o->copy); };
    if (name == "demo") command.act = [o](Companies& c, Terminal& t) { return demo(c, t, o->target, o->demo); };
    if (name == "user") command.act = [o](Companies& c, Terminal& t) { return add_user(c, t, o->target, o->user); };
    command.needs_input = name == "user";
    if (name == "token") command.act = [o](Companies& c, Terminal& t) { return add_token(c, t, o->target, o->token_login); };
    if (name == "import") command.act = [o](Companies& c, Terminal& t) { return import_file(c, t, o->target, o->import); };
    if (name == "export") command.act = [o](Companies& c, Terminal& t) { return export_records(c, t, o->target, o->export_); };
    if (name == "backup") command.act = [o](Companies& c, Terminal& t) { return backup(c, t, o->target, o->backup_file); };
    if (name == "check") command.act = [o](Companies& c, Terminal& t) { return check(c, t, o->target); };
    return command;
}

}  // namespace

std::expected<Command, int> parse(const std::vector<std::string>& arguments, Terminal& terminal) {
    CLI::App app("Voronka carries out your sales process.", "voronka");
    app.require_subcommand(1);
    app.set_version_flag("--version", "voronka 0.1.0");
    const auto options = std::make_shared<Options>();
    add_serve(app, *options);
    add_people_commands(app, *options);
    add_data_commands(app, *options);
    std::vector<std::string> reversed(arguments.rbegin(), arguments.rend());
    try {
        app.parse(reversed);
    } catch (const CLI::ParseError& wrong) {
        std::ostringstream out, err;
        const int code = app.exit(wrong, out, err);
        terminal.out(out.str());
        terminal.err(err.str());
        return std::unexpected(code == 0 ? 0 : 2);
    }
    return command_of(app, options);
}

int say(Terminal& terminal, const Error& error) {
    std::string sentence;
    for (const FieldError& field : error.fields)
        sentence += (sentence.empty() ? "" : "\n") + (field.field.empty() ? "" : field.field + ": ") +
                    message(terminal.language, field.code, field.args);
    if (sentence.empty()) sentence = message(terminal.language, error.code, error.args);
    if (!error.cause.empty() && error.kind == ErrorKind::internal) sentence += " (" + error.cause + ")";
    terminal.err(sentence + "\n");
    return 1;
}

}  // namespace voronka::cli
