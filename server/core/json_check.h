#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace voronka {

/// What is wrong with a JSON text, and where.
struct JsonFault {
    /// malformed_json; json_double_key, json_surrogate, json_rounded (with the key or number as `what`), json_deep, json_utf8
    std::string_view code;
    std::size_t at = 0;  ///< byte
    std::string what;
};

struct Place {
    std::size_t line = 1;
    std::size_t column = 1;  ///< in characters
};
/// Where a byte of a UTF-8 text stands.
Place place_of(std::string_view text, std::size_t at);

/// Reads JSON (RFC 8259) as strictly as I-JSON asks (RFC 7493), since a reader that is kinder than another lets through what the
/// other understands differently: no key twice in an object (escapes compared as what they mean), no lone surrogates, nothing but
/// UTF-8, no number that a 64-bit integer or a double would change, at most `depth` levels. Nothing when it is sound.
std::optional<JsonFault> check_json(std::string_view text, int depth = 32);

}  // namespace voronka
