#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "http/message.h"

namespace voronka::http {

/// The value of a cookie in the request's Cookie headers; nothing when there is none of this name.
std::optional<std::string_view> cookie(const Request&, std::string_view name);

enum class Transport { plain, tls };

/// A Set-Cookie value with HttpOnly, SameSite=Lax, Path=/ and, over TLS, Secure. Without an age it lasts as
/// long as the browser is open. The value must be made of cookie octets (RFC 6265), as tokens are.
std::string set_cookie(std::string_view name, std::string_view value, Transport, std::optional<std::chrono::seconds> age = {});
/// A Set-Cookie value that removes it.
std::string expire_cookie(std::string_view name, Transport);

}  // namespace voronka::http
