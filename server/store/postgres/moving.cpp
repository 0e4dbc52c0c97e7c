#include "store/postgres/moving.h"

#include "store/postgres/migrate.h"
#include "store/sqlite/company_file.h"

namespace voronka::store::postgres {
namespace {

using Kind = KeptTable::Kind;
constexpr std::size_t piece_bytes = 256 * 1024;

// The rows of a cursor, a piece at a time: a table may be larger than the memory.
class Pieces {
  public:
    Pieces(Database& database, const KeptTable& table) : database_(database), table_(table) {}
    Result<void> begin() {
        return database_.run("DECLARE " + identifier(table_.name) + " NO SCROLL CURSOR FOR " + table_.select());
    }
    Result<void> end() { return database_.run("CLOSE " + identifier(table_.name)); }
    /// Binds the next row to `into`; false behind the last.
    Result<bool> next(store::Query& into) {
        if (!piece_ || !TRY(piece_->step())) {
            piece_.emplace(TRY(database_.prepare("FETCH 5000 FROM " + identifier(table_.name))));
            if (!TRY(piece_->step())) return false;
        }
        for (std::size_t i = 0; i < table_.columns.size(); ++i) bind(into, static_cast<int>(i), table_.columns[i].kind);
        return true;
    }

  private:
    void bind(store::Query& into, int column, Kind kind) const {
        if (piece_->is_null(column)) return;
        if (kind == Kind::integer)
            into.bind(column + 1, piece_->integer(column));
        else if (kind == Kind::text)
            into.bind_text(column + 1, piece_->text(column));
        else
            into.bind_blob(column + 1, piece_->blob(column));
    }
    Database& database_;
    const KeptTable& table_;
    std::optional<Query> piece_;
};

// https://www.postgresql.org/docs/15/sql-copy.html, text format.
void write_text(std::string& line, std::string_view text) {
    for (const char c : text) {
        if (c == '\\' || c == '\t' || c == '\n' || c == '\r') line.push_back('\\');
        line.push_back(c == '\t' ? 't' : c == '\n' ? 'n' : c == '\r' ? 'r' : c);
    }
}

void write_bytes(std::string& line, std::string_view bytes) {
    constexpr std::string_view digits = "0123456789abcdef";
    line += "\\\\x";
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        line.push_back(digits[byte >> 4]);
        line.push_back(digits[byte & 15]);
    }
}

void write_line(std::string& line, const store::Query& row, const KeptTable& table) {
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const int column = static_cast<int>(i);
        if (i) line.push_back('\t');
        if (row.is_null(column))
            line += "\\N";
        else if (table.columns[i].kind == Kind::integer)
            line += std::to_string(row.integer(column));
        else if (table.columns[i].kind == Kind::text)
            write_text(line, row.text(column));
        else
            write_bytes(line, row.text(column));
    }
    line.push_back('\n');
}

Result<void> write_tables(Database& database, CompanyFile& file) {
    for (const KeptTable& table : file.tables()) {
        Pieces rows(database, table);
        TRY_VOID(rows.begin());
        TRY_VOID(file.fill(table, [&](store::Query& into) { return rows.next(into); }));
        TRY_VOID(rows.end());
    }
    return file.finish();
}

Result<void> read_tables(Database& database, CompanyFile& file) {
    for (const KeptTable& table : file.tables()) {
        auto rows = TRY(file.rows(table));
        bool more = true;  // behind its last row SQLite would begin again
        const auto next = [&]() -> Result<std::string> {
            std::string piece;
            while (more && piece.size() < piece_bytes)
                if ((more = TRY(rows.step()))) write_line(piece, rows, table);
            return piece;
        };
        TRY_VOID(database.copy_in("COPY " + identifier(table.name) + " (" + table.column_list() + ") FROM STDIN", next));
    }
    return {};
}

}  // namespace

Result<void> write_file(Database& database, const Schema& schema, const std::string& file) {
    auto company = TRY(CompanyFile::open(file, schema));
    TRY_VOID(database.begin("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"));
    auto written = write_tables(database, company);
    database.rollback();
    return written;
}

Result<void> read_file(Database& database, const Schema& schema, const std::string& file) {
    auto company = TRY(CompanyFile::open(file, schema));
    TRY_VOID(begin_writing(database));
    auto read = read_tables(database, company);
    if (read) return database.commit();
    database.rollback();
    return read;
}

Result<void> copy_schema(Database& database, const std::string& from, const Schema& schema) {
    const Tables tables(schema, query::Dialect::postgresql);
    TRY_VOID(database.begin("BEGIN ISOLATION LEVEL REPEATABLE READ"));
    for (const KeptTable& table : kept_tables(schema, tables))
        TRY_VOID(database.send("INSERT INTO " + identifier(table.name) + " (" + table.column_list() + ") SELECT " +
                               table.column_list() + " FROM " + identifier(from) + "." + identifier(table.name) +
                               (table.where.empty() ? "" : " WHERE " + table.where)));
    auto copied = database.settle();
    if (copied) return database.commit();
    database.rollback();
    return copied;
}

}  // namespace voronka::store::postgres
