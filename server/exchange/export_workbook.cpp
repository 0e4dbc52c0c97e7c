#include <unistd.h>
#include <xlsxwriter.h>

#include <array>
#include <filesystem>
#include <fstream>

#include "core/random.h"
#include "exchange/export_formats.h"

namespace voronka::exchange {
namespace {

constexpr lxw_row_t rows_max = 1'048'575;  // of a sheet, less its header
constexpr std::size_t text_characters_max = 32'767;
constexpr std::size_t piece_bytes = 1 << 16;
constexpr std::int64_t day_ms = 86'400'000;
constexpr std::int32_t serial_of_1970 = 25'569;  // Excel counts days from 1899-12-30

// Excel knows doubles alone; sums below 10^11 with four decimals are exact enough in them.
double as_double(Decimal decimal) { return static_cast<double>(decimal.units) / 10'000.0; }

// The text cut to what a cell can hold, never within a character.
std::string_view fitting(std::string_view text) {
    if (text.size() <= text_characters_max) return text;
    std::size_t end = text_characters_max;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    return text.substr(0, end);
}

// A workbook being written to a file that goes when it does.
class Workbook {
  public:
    Workbook() : path_(std::filesystem::temp_directory_path() / ("voronka-" + random_token(12) + ".xlsx")) {
        lxw_workbook_options options{};
        options.constant_memory = LXW_TRUE;
        book_ = workbook_new_opt(path_.c_str(), &options);
        if (!book_) return;
        sheet_ = workbook_add_worksheet(book_, nullptr);
        head_ = with_format(nullptr);
        format_set_bold(head_);
        day_ = with_format("yyyy-mm-dd");
        time_ = with_format("yyyy-mm-dd hh:mm");
        money_ = with_format("#,##0.00");
    }
    ~Workbook() {
        if (book_) workbook_close(book_);
        std::error_code none;
        std::filesystem::remove(path_, none);
    }
    Workbook(const Workbook&) = delete;
    Workbook& operator=(const Workbook&) = delete;

    bool ready() const { return sheet_ != nullptr; }
    const std::filesystem::path& path() const { return path_; }
    bool close() { return workbook_close(std::exchange(book_, nullptr)) == LXW_NO_ERROR; }

    void head(lxw_col_t column, const std::string& text) { worksheet_write_string(sheet_, 0, column, text.c_str(), head_); }
    void text(lxw_row_t row, lxw_col_t column, std::string_view value) {
        worksheet_write_string(sheet_, row, column, std::string(fitting(value)).c_str(), nullptr);
    }
    void number(lxw_row_t row, lxw_col_t column, double value) { worksheet_write_number(sheet_, row, column, value, nullptr); }
    void money(lxw_row_t row, lxw_col_t column, double value) { worksheet_write_number(sheet_, row, column, value, money_); }
    void day(lxw_row_t row, lxw_col_t column, Date date) {
        worksheet_write_number(sheet_, row, column, date.days + serial_of_1970, day_);
    }
    void time(lxw_row_t row, lxw_col_t column, Instant at, const Zone& zone) {
        const auto local = static_cast<double>(at.ms + zone.offset_ms(at));
        worksheet_write_number(sheet_, row, column, local / static_cast<double>(day_ms) + serial_of_1970, time_);
    }

  private:
    lxw_format* with_format(const char* number) {
        lxw_format* made = workbook_add_format(book_);
        if (number) format_set_num_format(made, number);
        return made;
    }

    std::filesystem::path path_;
    lxw_workbook* book_ = nullptr;
    lxw_worksheet* sheet_ = nullptr;
    lxw_format *head_ = nullptr, *day_ = nullptr, *time_ = nullptr, *money_ = nullptr;
};

class WorkbookExport final : public Export {
  public:
    explicit WorkbookExport(ExportRows rows) : rows_(std::move(rows)) {}

    Result<std::string> next() override {
        if (!file_.is_open()) TRY_VOID(make());
        std::string piece(piece_bytes, '\0');
        file_.read(piece.data(), static_cast<std::streamsize>(piece.size()));
        piece.resize(static_cast<std::size_t>(file_.gcount()));
        return piece;
    }

  private:
    Result<void> make() {
        if (!book_.ready()) return fail(ErrorKind::unavailable, "store_io");
        lxw_col_t column = 0;
        for (const Field* field : rows_.fields()) book_.head(column++, field->label.in(rows_.language()));
        lxw_row_t row = 0;
        for (auto page = TRY(rows_.next()); !page.empty(); page = TRY(rows_.next()))
            for (const Record& record : page) {
                if (++row > rows_max) return fail(ErrorKind::validation, "export_too_long", {{"max", std::to_string(rows_max)}});
                write(row, record);
            }
        if (!book_.close()) return fail(ErrorKind::unavailable, "store_io");
        file_.open(book_.path(), std::ios::binary);
        return {};
    }

    void write(lxw_row_t row, const Record& record) {
        lxw_col_t column = 0;
        for (const Field* field : rows_.fields()) {
            const Value& value = record[field->index];
            if (const auto* date = get_if<Date>(value))
                book_.day(row, column, *date);
            else if (const auto* at = get_if<Instant>(value))
                book_.time(row, column, *at, rows_.environment().calendar.zone());
            else if (const auto* decimal = get_if<Decimal>(value))
                field->type == FieldType::money ? book_.money(row, column, as_double(*decimal))
                                                : book_.number(row, column, as_double(*decimal));
            else if (const auto* number = get_if<std::int64_t>(value); number && field->type != FieldType::reference)
                book_.number(row, column, static_cast<double>(*number));
            else if (const std::string text = rows_.text(*field, record); !text.empty())
                book_.text(row, column, text);
            ++column;
        }
    }

    ExportRows rows_;
    Workbook book_;
    std::ifstream file_;
};

}  // namespace

Result<std::unique_ptr<Export>> workbook_export(ExportRows rows) { return std::make_unique<WorkbookExport>(std::move(rows)); }

}  // namespace voronka::exchange
