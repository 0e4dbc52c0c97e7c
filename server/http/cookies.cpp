#include "http/cookies.h"

namespace voronka::http {

std::optional<std::string_view> cookie(const Request& request, std::string_view name) {
    for (const auto& [key, value] : request.headers) {
        if (!same_token(key, "Cookie")) continue;
        std::string_view rest = value;
        while (!rest.empty()) {
            const auto end = rest.find(';');
            std::string_view part = rest.substr(0, end);
            while (part.starts_with(' ')) part.remove_prefix(1);
            const auto equals = part.find('=');
            if (equals != std::string_view::npos && part.substr(0, equals) == name) return part.substr(equals + 1);
            if (end == std::string_view::npos) break;
            rest.remove_prefix(end + 1);
        }
    }
    return std::nullopt;
}

std::string set_cookie(std::string_view name, std::string_view value, Transport transport,
                       std::optional<std::chrono::seconds> age) {
    std::string text = std::string(name) + '=' + std::string(value) + "; Path=/; HttpOnly; SameSite=Lax";
    if (transport == Transport::tls) text += "; Secure";
    if (age) text += "; Max-Age=" + std::to_string(age->count());
    return text;
}

std::string expire_cookie(std::string_view name, Transport transport) {
    return set_cookie(name, "", transport, std::chrono::seconds(0));
}

}  // namespace voronka::http
