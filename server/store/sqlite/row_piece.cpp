#include "store/sqlite/row_piece.h"

#include <sqlite3.h>

namespace voronka::store {
namespace {

constexpr std::size_t most_rows = 256;
constexpr std::size_t most_bytes = 64 * 1024;
constexpr std::size_t parameters_of_a_row = 12;  // some have more, most fewer

}  // namespace

void RowPiece::begin() {
    if (rows_.empty()) {
        parameters_.reserve(most_rows * parameters_of_a_row);
        bytes_.reserve(most_bytes);
        rows_.reserve(most_rows);
    }
    parameters_.resize(rows_.empty() ? 0 : rows_.back().end);
}

void RowPiece::number(int place, std::int64_t n) { parameters_.push_back({place, n}); }

void RowPiece::bytes(int place, std::string_view bytes, Form form) {
    parameters_.push_back({place, Bytes{bytes_.size(), bytes.size(), form}});
    bytes_ += bytes;
}

void RowPiece::add(std::size_t statement) { rows_.push_back({statement, parameters_.size()}); }

bool RowPiece::full() const { return rows_.size() >= most_rows || bytes_.size() >= most_bytes; }

std::vector<std::vector<RowPiece::Row>> RowPiece::by_statement() const {
    std::vector<std::vector<Row>> all;
    std::size_t begin = 0;
    for (const auto& [statement, end] : rows_) {
        if (all.size() <= statement) all.resize(statement + 1);
        all[statement].push_back(Row(parameters_).subspan(begin, end - begin));
        begin = end;
    }
    return all;
}

void RowPiece::bind(sqlite3_stmt* statement, int before, const Parameter& parameter) const {
    const int place = before + parameter.place;
    if (const auto* n = std::get_if<std::int64_t>(&parameter.value)) {
        sqlite3_bind_int64(statement, place, *n);
        return;
    }
    const auto& [from, length, form] = std::get<Bytes>(parameter.value);
    if (form == Form::text)
        sqlite3_bind_text(statement, place, bytes_.data() + from, static_cast<int>(length), SQLITE_STATIC);
    else
        sqlite3_bind_blob(statement, place, bytes_.data() + from, static_cast<int>(length), SQLITE_STATIC);
}

}  // namespace voronka::store
