#include "api/api.h"

#include "core/random.h"
#include "http/cookies.h"

namespace voronka::api {
namespace {

constexpr std::int64_t recheck_ms = 30'000;  // sessions that ran out are noticed within this time
constexpr std::size_t most_known = 20'000;

// "COMPANY.SECRET": who has the secret says itself of which company it is.
std::pair<std::string_view, std::string_view> split(std::string_view credential) {
    const auto dot = credential.find('.');
    if (dot == std::string_view::npos) return {"default", credential};
    return {credential.substr(0, dot), credential.substr(dot + 1)};
}

bool changes_something(http::Method method) {
    return method != http::Method::get && method != http::Method::head && method != http::Method::options;
}

std::string_view bearer(const http::Request& request) {
    constexpr std::string_view scheme = "Bearer ";
    const std::string_view header = request.header("Authorization");
    return header.size() > scheme.size() && http::same_token(header.substr(0, scheme.size()), scheme)
               ? header.substr(scheme.size())
               : std::string_view();
}

}  // namespace

Language language_of(const http::Request& request, Language otherwise) {
    const std::string_view asked = request.header("Accept-Language");
    return asked.empty() ? otherwise : preferred_language(asked, otherwise);
}

Api::Api(company::Companies& companies, const Clock& clock, Options options)
    : companies_(companies),
      clock_(clock),
      options_(options),
      sign_in_(clock, {.burst = 10, .refill = std::chrono::milliseconds(6'000)}),
      entering_(clock, {.burst = 20, .refill = std::chrono::milliseconds(60'000)}),
      jobs_(clock) {
    companies.on_open([weak = std::weak_ptr(rescoring_)](const std::shared_ptr<company::Company>& company) {
        if (const auto rescoring = weak.lock()) rescoring->follow(company);
    });
}

Result<Asking> Api::who(const http::Request& request) {
    const std::string_view token = bearer(request);
    const auto cookie = token.empty() ? http::cookie(request, session_cookie) : std::nullopt;
    const std::string credential(token.empty() ? cookie.value_or("") : token);
    if (credential.empty()) return fail(ErrorKind::unauthorized, "unauthorized");
    const auto [name, secret] = split(credential);
    auto company = companies_.find(name);
    if (!company) return fail(ErrorKind::unauthorized, "unauthorized");
    const Known found = TRY(known(**company, credential, secret, !token.empty()));
    if (found.session && changes_something(request.method) &&
        !equal_secrets(request.header("X-CSRF-Token"), found.session->csrf_token))
        return fail(ErrorKind::forbidden, "csrf");
    records::Environment environment = (*company)->environment();
    auto actor = environment.directory->actor(found.user, token.empty() ? records::Door::interface : records::Door::api);
    if (!actor) return fail(ErrorKind::unauthorized, "unauthorized");
    const Language language = language_of(request, actor->language);
    actor->language = language;
    return Asking{.company = std::move(*company),
                  .company_name = std::string(name),
                  .actor = std::move(*actor),
                  .session = found.session,
                  .environment = std::move(environment),
                  .language = language};
}

Result<Api::Known> Api::known(company::Company& company, const std::string& credential, std::string_view secret, bool token) {
    const Instant now = clock_.now();
    const std::uint64_t credentials = company.credentials();
    {
        const std::lock_guard lock(mutex_);
        const auto found = known_.find(credential);
        const bool fresh = found != known_.end() && now.ms - found->second.checked.ms < recheck_ms;
        if (fresh && found->second.credentials == credentials) return found->second;
    }
    company::Identity identity(company);
    Known made{.checked = now, .credentials = credentials};
    if (token) {
        const auto user = TRY(identity.token_user(secret));
        if (!user) return fail(ErrorKind::unauthorized, "unauthorized");
        made.user = *user;
    } else {
        made.session = TRY(identity.session(secret));
        if (!made.session) return fail(ErrorKind::unauthorized, "unauthorized");
        made.user = made.session->user;
    }
    const std::lock_guard lock(mutex_);
    if (known_.size() >= most_known) known_.clear();
    known_[credential] = made;
    return made;
}

Result<std::shared_ptr<company::Company>> Api::public_company(const http::Request& request, std::string* name) {
    const auto cookie = http::cookie(request, session_cookie);
    const std::string_view asked = cookie ? split(*cookie).first : std::string_view("default");
    if (auto found = companies_.find(asked)) {
        if (name) *name = asked;
        return found;
    }
    if (name) *name = "default";
    return companies_.find("default");
}

Result<void> Api::may_try(const std::string& key) {
    if (const auto wait = sign_in_.take(key))
        return fail(ErrorKind::too_often, "too_often", {{"seconds", std::to_string(wait->count())}});
    return {};
}

Result<void> Api::may_enter(const std::string& address) {
    if (const auto wait = entering_.take(address))
        return fail(ErrorKind::too_often, "too_often", {{"seconds", std::to_string(wait->count())}});
    return {};
}

}  // namespace voronka::api
