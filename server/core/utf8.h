#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace voronka {

/// The code point at `at`, which moves behind it; a byte that begins none gives U+FFFD and moves one on.
char32_t next_utf8(std::string_view text, std::size_t& at);
void append_utf8(std::string& out, char32_t code_point);

}  // namespace voronka
