#include "core/text.h"

namespace voronka {
namespace {

// RFC 5321, 4.5.3.1.
constexpr std::size_t local_most = 64;
constexpr std::size_t address_most = 254;

bool allowed(char c) {
    return static_cast<unsigned char>(c) > ' ' && c != 0x7F &&
           std::string_view("\",:;<>()[]\\").find(c) == std::string_view::npos;
}

bool domain_fits(std::string_view domain) {
    return domain.size() >= 3 && domain.find('.') != std::string_view::npos && domain.front() != '.' && domain.back() != '.' &&
           domain.find("..") == std::string_view::npos;
}

}  // namespace

std::optional<std::string> normal_email(std::string_view raw) {
    std::string email = fold(raw);
    const auto at = email.find('@');
    if (at == std::string::npos || at == 0 || at > local_most || email.size() > address_most) return std::nullopt;
    const std::string_view domain = std::string_view(email).substr(at + 1);
    if (domain.find('@') != std::string_view::npos || !domain_fits(domain)) return std::nullopt;
    if (!std::ranges::all_of(email, allowed)) return std::nullopt;
    return email;
}

}  // namespace voronka
