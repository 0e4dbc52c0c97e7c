#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace voronka {

/// Where in a list of words those stand that somebody may have meant by this folded one: beginnings of two letters, most likely
/// first, then of three with another letter among them. None for a word of fewer than four letters, which is near to too many.
std::vector<std::string> likely_beginnings(std::string_view word);

/// Those of these folded words that may have been meant, most likely first, one for each stem but its own: at most one mistake in
/// a word of four or five letters, two in a longer one (edit_distance.h).
std::vector<std::string> likely_words(std::string_view word, const std::vector<std::string>& known);

}  // namespace voronka
