#include "cli/command.h"
#include "company/identity.h"
#include "core/text.h"

namespace voronka::cli {
namespace {

std::string first_line(const std::string& input) {
    std::string line = input.substr(0, input.find('\n'));
    if (line.ends_with('\r')) line.pop_back();
    return line;
}

}  // namespace

int add_user(company::Companies& companies, Terminal& terminal, const Target& target, const UserOptions& options) {
    const auto company = companies.find_or_make(target.company, {.name = "Voronka"});
    if (!company) return say(terminal, company.error());
    const std::string password = first_line(terminal.input);
    if (const auto fine = company::check_new_password(password, options.login); !fine) return say(terminal, fine.error());
    const Module& users = (*company)->schema().at("users");
    Id id = 0;
    records::Actor actor = records::Actor::system(records::Door::cli);
    const auto made = (*company)->change_now(actor, [&](records::Unit& unit) -> Result<void> {
        id = TRY(unit.create(users, {{&users.at("login"), options.login},
                                     {&users.at("name"), options.name},
                                     {&users.at("role"), options.role},
                                     {&users.at("active"), true}}))
                 .id();
        return {};
    });
    if (!made) return say(terminal, made.error());
    if (const auto set = company::Identity(**company).set_password(id, password); !set) return say(terminal, set.error());
    terminal.err("Added " + options.login + " (" + options.role + ").\n");
    return 0;
}

int add_token(company::Companies& companies, Terminal& terminal, const Target& target, const std::string& login) {
    const auto company = companies.find(target.company);
    if (!company) return say(terminal, company.error());
    const records::Environment environment = (*company)->environment();
    const auto* person = environment.directory->by_login(login);
    if (!person) return say(terminal, {.kind = ErrorKind::not_found, .code = "cli_no_user", .args = {{"login", login}}});
    const auto token = company::Identity(**company).add_token(person->id, target.company);
    if (!token) return say(terminal, token.error());
    terminal.out(token->token + "\n");
    return 0;
}

}  // namespace voronka::cli
