#pragma once
#include <string>
#include <string_view>

namespace voronka::exchange {

/// Writes the lines that vCard (RFC 6350 §3.2) and iCalendar (RFC 5545 §3.1) share: `NAME;PARAMETERS:VALUE`, ended by CRLF and
/// folded before the 76th byte, never within a character.
class ContentLines {
  public:
    explicit ContentLines(std::string& out) : out_(out) {}
    /// A value that is text: backslashes, commas, semicolons and line ends are escaped. Empty text writes nothing.
    ContentLines& text(std::string_view name, std::string_view value);
    /// A value that is written as it stands.
    ContentLines& raw(std::string_view name, std::string_view value);

  private:
    std::string& out_;
};

/// Text with everything escaped that has a meaning in a value.
std::string escaped_text(std::string_view);

}  // namespace voronka::exchange
