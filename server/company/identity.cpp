#include "company/identity.h"

#include <sodium.h>

#include <thread>

#include "core/random.h"
#include "core/text.h"

namespace voronka::company {
namespace {

constexpr std::int64_t session_ms = 30LL * 86'400'000;
constexpr std::int64_t invitation_ms = 7LL * 86'400'000;
constexpr std::size_t password_most = 256;
constexpr int most_of_a_kind = 10'000;

std::string digest(std::string_view secret) {
    unsigned char hash[32];
    crypto_generichash(hash, sizeof hash, reinterpret_cast<const unsigned char*>(secret.data()), secret.size(), nullptr, 0);
    char hex[sizeof hash * 2 + 1];
    sodium_bin2hex(hex, sizeof hex, hash, sizeof hash);
    return hex;
}

Result<std::string> hashed_password(std::string_view password) {
    char hash[crypto_pwhash_STRBYTES];
    if (crypto_pwhash_str_alg(hash, password.data(), password.size(), crypto_pwhash_OPSLIMIT_INTERACTIVE,
                              crypto_pwhash_MEMLIMIT_INTERACTIVE, crypto_pwhash_ALG_ARGON2ID13) != 0)
        return fail(ErrorKind::unavailable, "no_memory");
    return std::string(hash);
}

// Checked when the login is unknown, so that it takes as long as a wrong password. Never matches.
const std::string& nobodys_hash() {
    static const std::string hash = hashed_password(random_token()).value_or("");
    return hash;
}

Result<std::optional<Record>> credential(Company& company, records::Reader& reader, Id user) {
    const Module& module = company.schema().at("credentials");
    auto found = TRY(reader.referring(module, module.at("user"), user, 1));
    if (found.empty()) return std::optional<Record>();
    return std::optional(std::move(found.front()));
}

}  // namespace

Result<void> check_new_password(std::string_view password, std::string_view login) {
    if (length_utf8(password) < 8) return fail_field("password", "password_short", {{"min", "8"}});
    if (password.size() > password_most) return fail_field("password", "too_long", {{"max", std::to_string(password_most)}});
    if (fold(password) == fold(login)) return fail_field("password", "password_is_login");
    return {};
}

Result<void> Identity::set_password(Id user, std::string_view password) {
    const std::string hash = TRY(hashed_password(password));
    TRY(company_.change_now(records::Actor::system(), [&](records::Unit& unit) -> Result<void> {
        const Module& module = company_.schema().at("credentials");
        if (const auto before = TRY(credential(company_, unit.writer(), user))) {
            Record after = *before;
            after.set("password_hash", hash);
            return unit.update_row(*before, std::move(after));
        }
        Record made(module);
        made.set("user", user);
        made.set("password_hash", hash);
        return unit.insert_row(std::move(made));
    }));
    return {};
}

Result<Id> Identity::check_password(std::string_view login, std::string_view password) {
    const auto wrong = [] { return fail(ErrorKind::unauthorized, "wrong_password"); };
    if (password.size() > password_most) return wrong();
    const records::Environment environment = company_.environment();
    const records::Person* person = environment.directory->by_login(login);
    const auto reader = TRY(company_.store().reader());
    const auto kept = person ? TRY(credential(company_, *reader, person->id)) : std::nullopt;
    const std::string hash = kept ? std::string(kept->text("password_hash")) : nobodys_hash();
    const bool right = crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) == 0;
    if (!right || !kept || !person->active) return wrong();
    return person->id;
}

Result<Identity::NewSession> Identity::begin_session(Id user) {
    NewSession made{random_token(), {user, random_token(), {company_.now().ms + session_ms}}};
    TRY(company_.change_now(records::Actor::system(), [&](records::Unit& unit) -> Result<void> {
        Record row(company_.schema().at("sessions"));
        row.set("digest", digest(made.secret));
        row.set("user", user);
        row.set("csrf_token", made.session.csrf_token);
        row.set("expires_at", made.session.expires_at);
        return unit.insert_row(std::move(row));
    }));
    return made;
}

Result<std::vector<Record>> Identity::by_digest(const char* module_key, std::string_view secret) {
    const Module& module = company_.schema().at(module_key);
    const auto reader = TRY(company_.store().reader());
    return reader->equal(module, module.at("digest"), Value(digest(secret)), 1);
}

Result<std::optional<Session>> Identity::session(std::string_view secret) {
    const auto found = TRY(by_digest("sessions", secret));
    if (found.empty()) return std::optional<Session>();
    const Session session{found[0].integer("user"), std::string(found[0].text("csrf_token")),
                          std::get<Instant>(found[0].get("expires_at"))};
    if (session.expires_at <= company_.now()) return std::optional<Session>();
    return std::optional(session);
}

Result<void> Identity::end_session(std::string_view secret) {
    const auto found = TRY(by_digest("sessions", secret));
    if (found.empty()) return {};
    TRY(company_.change_now(records::Actor::system(), [&](records::Unit& unit) { return unit.writer().erase(found.front()); }));
    company_.credentials_ended();
    return {};
}

Result<std::vector<Record>> Identity::all(const char* module_key, Id user) {
    const Module& module = company_.schema().at(module_key);
    const records::Environment environment = company_.environment();
    const records::CompanyNames names(environment, nullptr);
    const std::string q = user ? "user = " + std::to_string(user) : "";
    const auto bound = TRY(query::bind(q, module, records::surroundings(environment, records::Actor::system(), names)));
    return TRY(company_.store().reader())->select(*bound, module, most_of_a_kind);
}

Result<void> Identity::erase_all(const char* module_key, Id user) {
    const auto rows = TRY(all(module_key, user));
    if (rows.empty()) return {};
    TRY(company_.change_now(records::Actor::system(), [&](records::Unit& unit) -> Result<void> {
        for (const Record& row : rows) TRY_VOID(unit.writer().erase(row));
        return {};
    }));
    return {};
}

Result<void> Identity::end_sessions(Id user) {
    TRY_VOID(erase_all("sessions", user));
    company_.credentials_ended();
    return {};
}

Result<Identity::NewToken> Identity::add_token(Id user, std::string_view company_name, std::string_view name) {
    const std::string secret = random_token();
    NewToken made{.token = std::string(company_name) + "." + secret};
    TRY(company_.change_now(records::Actor::system(), [&](records::Unit& unit) -> Result<void> {
        Record row(company_.schema().at("tokens"));
        row[system_field::id] = made.id = unit.next_id();
        row.set("digest", digest(secret));
        if (!name.empty()) row.set("name", std::string(name));
        row.set("user", user);
        return unit.insert_row(std::move(row));
    }));
    return made;
}

Result<std::vector<Identity::Token>> Identity::tokens(Id user) {
    std::vector<Token> found;
    for (const Record& row : TRY(all("tokens", user)))
        found.push_back(
            {row.id(), row.integer("user"), std::string(row.text("name")), std::get<Instant>(row[system_field::created_at])});
    return found;
}

Result<void> Identity::remove_token(Id token, Id user) {
    const auto row = TRY(TRY(company_.store().reader())->find(company_.schema().at("tokens"), token));
    if (!row || (user && row->integer("user") != user)) return fail(ErrorKind::not_found, "not_found");
    TRY(company_.change_now(records::Actor::system(), [&](records::Unit& unit) { return unit.writer().erase(*row); }));
    company_.credentials_ended();
    return {};
}

Result<Identity::Invitation> Identity::invite(Id user) {
    Invitation made{random_token(), {company_.now().ms + invitation_ms}};
    for (const char* module : {"invites", "credentials"}) TRY_VOID(erase_all(module, user));
    TRY_VOID(end_sessions(user));
    TRY(company_.change_now(records::Actor::system(), [&](records::Unit& unit) -> Result<void> {
        Record row(company_.schema().at("invites"));
        row.set("digest", digest(made.secret));
        row.set("user", user);
        row.set("expires_at", made.expires_at);
        return unit.insert_row(std::move(row));
    }));
    return made;
}

Result<std::optional<Id>> Identity::invited(std::string_view secret) {
    const auto found = TRY(by_digest("invites", secret));
    if (found.empty() || std::get<Instant>(found[0].get("expires_at")) <= company_.now()) return std::optional<Id>();
    return std::optional(found[0].integer("user"));
}

Result<std::optional<Id>> Identity::accept_invitation(std::string_view secret, std::string_view password) {
    const auto user = TRY(invited(secret));
    if (!user) return std::optional<Id>();
    const auto found = TRY(by_digest("invites", secret));
    bool first = false;
    // Two who open the link at once: the row goes once.
    TRY(company_.change_now(records::Actor::system(), [&](records::Unit& unit) -> Result<void> {
        first = !found.empty() && TRY(unit.writer().find(found[0].module(), found[0].id())).has_value();
        return first ? unit.writer().erase(found[0]) : Result<void>();
    }));
    if (!first) return std::optional<Id>();
    TRY_VOID(set_password(*user, password));
    return user;
}

Result<std::optional<Id>> Identity::token_user(std::string_view secret) {
    const auto found = TRY(by_digest("tokens", secret));
    if (found.empty()) return std::optional<Id>();
    return std::optional(found[0].integer("user"));
}

Result<std::string> Identity::new_setup_token() {
    const std::string token = random_token();
    TRY(company_.change_now(records::Actor::system(),
                            [&](records::Unit& unit) { return unit.writer().set_setting("setup", digest(token)); }));
    return token;
}

Result<bool> Identity::use_setup_token(std::string_view token) {
    bool right = false;
    TRY(company_.change_now(records::Actor::system(), [&](records::Unit& unit) -> Result<void> {
        const auto kept = TRY(unit.writer().setting("setup"));
        right = kept && equal_secrets(*kept, digest(token));
        return right ? unit.writer().set_setting("setup", std::nullopt) : Result<void>();
    }));
    return right;
}

}  // namespace voronka::company
