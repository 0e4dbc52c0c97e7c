#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace voronka {

/// Hides a short text from whoever carries it and notices every change to it (XSalsa20 and Poly1305), with a key that lives as
/// long as this: what an earlier one sealed does not open.
class Seal {
  public:
    Seal();
    /// URL-safe base64 without padding, another one each time.
    std::string seal(std::string_view text) const;
    /// The text, or nothing where this was not sealed here.
    std::optional<std::string> open(std::string_view sealed) const;

  private:
    std::string key_;
};

}  // namespace voronka
