#pragma once
#include <cstring>

namespace voronka::exchange {

/// The first such byte, or the end.
inline const char* find(const char* from, const char* end, char what) {
    const auto* found = static_cast<const char*>(std::memchr(from, what, static_cast<std::size_t>(end - from)));
    return found == nullptr ? end : found;
}

inline bool is_line_end(char c) { return c == '\n' || c == '\r'; }

/// Byte by byte, since looking for either of the two first could run far beyond the line.
inline const char* line_end(const char* from, const char* end) {
    while (from < end && !is_line_end(*from)) ++from;
    return from;
}

}  // namespace voronka::exchange
