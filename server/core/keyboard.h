#pragma once
#include <string>
#include <string_view>

namespace voronka {

/// What the same keys give in the other layout (QWERTY and ЙЦУКЕН), folded: «ghbdtn» is «привет», «руддщ» is «hello». A text with
/// Russian letters becomes Latin, any other Russian. Without letters of either it stays as it is.
std::string other_layout(std::string_view typed);

}  // namespace voronka
