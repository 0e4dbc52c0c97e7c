#include "company/identity.h"

#include <sodium.h>

#include <thread>

#include "core/random.h"
#include "core/text.h"

namespace voronka::company {
namespace {

constexpr std::int64_t session_ms = 30LL * 86'400'000;
constexpr std::size_t password_most = 256;

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
    return {};
}

Result<std::string> Identity::add_token(Id user, std::string_view company_name) {
    const std::string secret = random_token();
    TRY(company_.change_now(records::Actor::system(), [&](records::Unit& unit) -> Result<void> {
        Record row(company_.schema().at("tokens"));
        row.set("digest", digest(secret));
        row.set("user", user);
        return unit.insert_row(std::move(row));
    }));
    return std::string(company_name) + "." + secret;
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
