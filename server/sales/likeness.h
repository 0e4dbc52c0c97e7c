#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace voronka::sales {

/// The name of a firm or a person in the form in which names are compared: its words folded, in alphabetical order, without the
/// legal form («ООО», «Ltd»). Of a name that is nothing else, all of it.
std::vector<std::string> name_words(std::string_view name);

/// How alike two names are, whatever the order of their words: 1 − d / n with d their edit distance and n the letters of the
/// longer one. 1: the same; 0: nothing in common, or one of them is empty.
double likeness(const std::vector<std::string>& a, const std::vector<std::string>& b);

/// From which likeness on two names are taken for two spellings of one: a slip in five letters.
inline constexpr double alike = 0.8;

}  // namespace voronka::sales
