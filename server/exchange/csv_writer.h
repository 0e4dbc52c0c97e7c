#pragma once
#include <string>
#include <string_view>

namespace voronka::exchange {

/// Writes CSV by RFC 4180 in UTF-8 with a byte order mark, lines ended by CRLF, for spreadsheets and for
/// reading it in again.
///
/// A cell that a spreadsheet would run as a formula (it begins with = + - @, a tab or a carriage return) gets
/// an apostrophe in front, unless it is a number or a telephone number: "-5" and "+7 495 123-45-67" stay what
/// they are, since they can do no harm. A cell that already begins with an apostrophe before such a character
/// gets another one, so that `unguarded` gives back exactly what was written.
class CsvWriter {
  public:
    explicit CsvWriter(std::string& out, char delimiter = ',');
    CsvWriter& cell(std::string_view utf8);
    /// Without the guard, for what is to be handed back as it came.
    CsvWriter& raw_cell(std::string_view utf8);
    void end_row();

  private:
    void separate();
    std::string& out_;
    char delimiter_;
    bool first_ = true;
};

/// Whether a spreadsheet would take this for a formula.
bool is_formula(std::string_view cell);
/// The cell without the apostrophe that CsvWriter put there.
std::string_view unguarded(std::string_view cell);

}  // namespace voronka::exchange
