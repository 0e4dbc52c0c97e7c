#pragma once
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "company/companies.h"

namespace voronka::cli {

/// What a command is given and where it speaks to: the terminal, or a socket when the server does the work for it.
struct Terminal {
    std::function<void(std::string_view)> out;
    std::function<void(std::string_view)> err;
    std::string input;                ///< standard input, read when a command asks for it (--password-stdin)
    std::filesystem::path directory;  ///< the working directory of whoever typed
    Language language = Language::en;
    bool live = false;  ///< standard error is a terminal: a line may be written over
};

/// Options that commands on a company share.
struct Target {
    std::string data;   ///< folder of the companies, or with a store of the files that are no records
    std::string store;  ///< postgresql://…; empty: SQLite in the folder
    std::string company = "default";

    std::filesystem::path folder() const { return !data.empty() ? data : store.empty() ? "data" : "files"; }
    /// Where a server on this folder and store takes commands.
    std::filesystem::path socket() const;
};

/// Exit codes: 0 done, 1 failed, 2 wrong usage.
using Act = std::function<int(company::Companies&, Terminal&)>;

/// A command line that was understood.
struct Command {
    std::string name;
    Target target;
    Act act;  ///< work on companies, here or in the server that has the folder open
    /// Instead of it for `serve`, `restore` and `copy`, which open the folder themselves and never go through a running server.
    std::function<int(Terminal&)> alone;
    bool needs_input = false;
};

/// Reads the arguments; a wrong or helpful line is answered by `terminal` at once and gives its exit code.
std::expected<Command, int> parse(const std::vector<std::string>& arguments, Terminal&);

/// Says an error in one sentence, and gives exit code 1.
int say(Terminal&, const Error&);

// A file for each command.
struct DemoOptions {
    int deals = 400;
    std::uint64_t seed = 1;
    std::string today;
    std::string language = "ru";
};
int demo(company::Companies&, Terminal&, const Target&, const DemoOptions&);
struct UserOptions {
    std::string login, role = "rep", name;
    bool password_stdin = false;
};
int add_user(company::Companies&, Terminal&, const Target&, const UserOptions&);
int add_token(company::Companies&, Terminal&, const Target&, const std::string& login);
struct ImportFlags {
    std::string file, module, mapping, as, on_duplicate = "skip";
    bool dry_run = false;
};
int import_file(company::Companies&, Terminal&, const Target&, const ImportFlags&);
struct ExportFlags {
    std::string module, query, format = "csv", fields;
};
int export_records(company::Companies&, Terminal&, const Target&, const ExportFlags&);
int backup(company::Companies&, Terminal&, const Target&, const std::string& file);
int restore(Terminal&, const Target&, const std::string& file);
int check(company::Companies&, Terminal&, const Target&);
struct CopyOptions {
    std::string from, to;  ///< a folder or postgresql://…
};
int copy(Terminal&, const Target&, const CopyOptions&);
struct ServeOptions {
    std::string listen = "127.0.0.1:8080";
    std::string web;
    bool secure_cookies = false;
};
int serve(Terminal&, const Target&, const ServeOptions&);

/// Runs a command line to its end: `main` without its streams.
int run(const std::vector<std::string>& arguments, Terminal&);

}  // namespace voronka::cli
