#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace voronka {

/// The characters of valid UTF-8.
std::u32string characters(std::string_view utf8);

/// Damerau–Levenshtein distance (optimal string alignment) in characters, given up once it must exceed `most`: then most + 1.
std::size_t edit_distance(std::u32string_view a, std::u32string_view b, std::size_t most);

}  // namespace voronka
