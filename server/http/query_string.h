#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "http/message.h"

namespace voronka::http {

/// What a "+" in encoded text is.
enum class Plus { space, itself };

/// "%D0%B0" → "а"; nothing when a percent sequence is broken or hides a NUL.
std::optional<std::string> percent_decoded(std::string_view, Plus);
/// Everything but letters, digits and "-._~" as percent sequences.
std::string percent_encoded(std::string_view);

/// "a=1&b=x+y" → pairs in their order; a name without "=" has an empty value. Nothing when it cannot be
/// decoded.
std::optional<Pairs> parse_query_string(std::string_view);

}  // namespace voronka::http
