#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace voronka {

/// A telephone number in the form in which it is compared and called.
struct Phone {
    std::string e164;       ///< "+74951234567"
    std::string extension;  ///< "12", often empty
    bool operator==(const Phone&) const = default;
};

/// Reads a number as people write it, in the default region (ISO 3166, "RU"); nothing when it cannot be one. The first
/// of several numbers in one cell is taken. The raw text is kept by whoever asked, never lost.
std::optional<Phone> normal_phone(std::string_view raw, std::string_view default_region = "RU");

}  // namespace voronka
