#include "exchange/csv_writer.h"

#include <algorithm>

namespace voronka::exchange {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// A sign, then digits and what divides them; at least one digit: no function, reference or command fits in
/// there.
bool is_number_or_phone(std::string_view cell) {
    if (cell.empty() || (cell.front() != '+' && cell.front() != '-')) return false;
    cell.remove_prefix(1);
    constexpr std::string_view dividers = " .,()-\u00A0";
    const auto allowed = [&](char c) { return is_digit(c) || dividers.find(c) != std::string_view::npos; };
    return std::ranges::all_of(cell, allowed) && std::ranges::any_of(cell, is_digit) && !cell.starts_with('-') &&
           !cell.starts_with('+') && cell.find("--") == std::string_view::npos;
}

}  // namespace

bool is_formula(std::string_view cell) {
    constexpr std::string_view starts = "=+-@\t\r";
    if (cell.empty() || starts.find(cell.front()) == std::string_view::npos) return false;
    return !is_number_or_phone(cell);
}

std::string_view unguarded(std::string_view cell) {
    std::string_view behind = cell;
    while (behind.starts_with('\'')) behind.remove_prefix(1);
    return behind.size() < cell.size() && is_formula(behind) ? cell.substr(1) : cell;
}

CsvWriter::CsvWriter(std::string& out, char delimiter) : out_(out), delimiter_(delimiter) {
    if (out.empty()) out = "\xEF\xBB\xBF";
}

void CsvWriter::separate() {
    if (!first_) out_.push_back(delimiter_);
    first_ = false;
}

CsvWriter& CsvWriter::cell(std::string_view utf8) {
    std::string_view behind = utf8;
    while (behind.starts_with('\'')) behind.remove_prefix(1);
    if (!is_formula(behind)) return raw_cell(utf8);
    return raw_cell("'" + std::string(utf8));
}

CsvWriter& CsvWriter::raw_cell(std::string_view utf8) {
    separate();
    const bool plain = utf8.find_first_of("\"\r\n\t,;|") == std::string_view::npos && !utf8.starts_with(' ') &&
                       !utf8.ends_with(' ') && utf8.find(delimiter_) == std::string_view::npos;
    if (plain) {
        out_.append(utf8);
        return *this;
    }
    out_.push_back('"');
    for (const char c : utf8) {
        if (c == '"') out_.push_back('"');
        out_.push_back(c);
    }
    out_.push_back('"');
    return *this;
}

void CsvWriter::end_row() {
    out_.append("\r\n");
    first_ = true;
}

}  // namespace voronka::exchange
