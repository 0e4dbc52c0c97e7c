#include "api/form_guard.h"

#include <sodium.h>

#include <charconv>

#include "core/random.h"

namespace voronka::api {
namespace {

constexpr std::string_view secret_key = "form_secret";
constexpr std::int64_t least_ms = 2'000;
constexpr std::int64_t most_ms = 86'400'000;
constexpr std::size_t used_most = 100'000;

Result<std::string> secret(company::Company& company) {
    if (auto kept = TRY(TRY(company.store().reader())->setting(secret_key))) return std::move(*kept);
    std::string made = random_token();
    TRY(company.change_now(records::Actor::system(), [&](records::Unit& unit) -> Result<void> {
        // Two pages at once: the first secret counts.
        if (auto kept = TRY(unit.writer().setting(secret_key))) {
            made = std::move(*kept);
            return {};
        }
        return unit.writer().set_setting(secret_key, made);
    }));
    return made;
}

std::string signature(const std::string& secret, std::string_view form_key, std::string_view time) {
    const std::string text = std::string(form_key) + ":" + std::string(time);
    unsigned char hash[crypto_generichash_BYTES];
    crypto_generichash(hash, sizeof hash, reinterpret_cast<const unsigned char*>(text.data()), text.size(),
                       reinterpret_cast<const unsigned char*>(secret.data()),
                       std::min<std::size_t>(secret.size(), crypto_generichash_KEYBYTES_MAX));
    char hex[sizeof hash * 2 + 1];
    return sodium_bin2hex(hex, sizeof hex, hash, sizeof hash);
}

}  // namespace

Result<std::string> FormGuard::stamp(company::Company& company, std::string_view form_key) {
    // The random part tells two pages apart that were given out at once.
    const std::string time = std::to_string(clock_.now().ms) + "-" + random_token(6);
    return time + "." + signature(TRY(secret(company)), form_key, time);
}

Result<FormGuard::Verdict> FormGuard::judge(company::Company& company, std::string_view form_key, const std::string& stamp) {
    const auto dot = stamp.find('.');
    if (dot == std::string::npos) return Verdict::again;
    const std::string time = stamp.substr(0, dot);
    if (!equal_secrets(stamp.substr(dot + 1), signature(TRY(secret(company)), form_key, time))) return Verdict::again;
    std::int64_t given = 0;
    std::from_chars(time.data(), time.data() + time.size(), given);
    const std::int64_t age = clock_.now().ms - given;
    if (age < least_ms || age > most_ms) return Verdict::again;
    const std::lock_guard lock(mutex_);
    if (!used_.insert(stamp).second) return Verdict::repeated;
    order_.push_back(stamp);
    if (order_.size() > used_most) {
        used_.erase(order_.front());
        order_.pop_front();
    }
    return Verdict::person;
}

void FormGuard::forget(const std::string& stamp) {
    const std::lock_guard lock(mutex_);
    used_.erase(stamp);
    std::erase(order_, stamp);
}

Result<void> FormGuard::may_send(const std::string& address) {
    if (const auto wait = sent_.take(address))
        return fail(ErrorKind::too_often, "too_often", {{"seconds", std::to_string(wait->count())}});
    return {};
}

}  // namespace voronka::api
