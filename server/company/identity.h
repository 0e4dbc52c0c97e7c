#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "company/company.h"

namespace voronka::company {

/// A session as its cookie names it.
struct Session {
    Id user = 0;
    std::string csrf_token;
    Instant expires_at;
};

/// Signing in, sessions and API tokens of one company. Secrets are kept as digests only; passwords with argon2id.
/// All of it blocks; hashing a password takes some 50 ms and 64 MB, so it belongs on a heavy thread.
class Identity {
  public:
    explicit Identity(Company& company) : company_(company) {}

    Result<void> set_password(Id user, std::string_view password);
    /// The user of this login and password; wrong_password tells nothing of which of the two was wrong, in the same time.
    Result<Id> check_password(std::string_view login, std::string_view password);
    /// A new session; `secret` goes into the cookie.
    struct NewSession {
        std::string secret;
        Session session;
    };
    Result<NewSession> begin_session(Id user);
    /// Nothing when there is none, it has expired, or its user was switched off.
    Result<std::optional<Session>> session(std::string_view secret);
    Result<void> end_session(std::string_view secret);
    /// Ends every session of this person; open streams close.
    Result<void> end_sessions(Id user);
    /// A new API token, shown once: "COMPANY.SECRET".
    struct NewToken {
        Id id = 0;
        std::string token;
    };
    Result<NewToken> add_token(Id user, std::string_view company_name, std::string_view name = "");
    Result<std::optional<Id>> token_user(std::string_view secret);
    struct Token {
        Id id = 0;
        Id user = 0;
        std::string name;
        Instant created_at;
    };
    /// Tokens of this person; everybody's when `user` is 0.
    Result<std::vector<Token>> tokens(Id user);
    /// not_found where this person (0: anybody) has no such token.
    Result<void> remove_token(Id token, Id user);

    /// A one-time link's secret with which the person sets a password: earlier ones are void, and so are the password and the
    /// sessions that the person had.
    struct Invitation {
        std::string secret;
        Instant expires_at;
    };
    Result<Invitation> invite(Id user);
    /// Whom a link is for; nothing when it was used, voided or is too old.
    Result<std::optional<Id>> invited(std::string_view secret);
    /// Sets the password and uses the link up; nothing when it is used up already.
    Result<std::optional<Id>> accept_invitation(std::string_view secret, std::string_view password);

    /// The one-time token of the set-up link, made anew; nothing else can make the first administrator over the network.
    Result<std::string> new_setup_token();
    /// Uses the set-up token up.
    Result<bool> use_setup_token(std::string_view token);

  private:
    Result<std::vector<Record>> all(const char* module, Id user);
    Result<void> erase_all(const char* module, Id user);
    Result<std::vector<Record>> by_digest(const char* module, std::string_view secret);
    Company& company_;
};

/// At least eight characters, not the login; errors name the field.
Result<void> check_new_password(std::string_view password, std::string_view login);

}  // namespace voronka::company
