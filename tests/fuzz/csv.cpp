// Any bytes as a CSV file: surveyed, recognised, mapped, read cell by cell. Nothing may crash, hang, or take
// more memory than the limits.
#include "core/text.h"
#include "core/time.h"
#include "exchange/cell.h"
#include "exchange/csv_writer.h"
#include "exchange/suggest.h"
#include "fuzz/require.h"

using namespace voronka;
using namespace voronka::exchange;

namespace {

const TargetModule& deals() {
    static const TargetModule module = {
        "deals",
        {},
        {{.key = "amount", .type = FieldType::money, .names = {"Сумма"}},
         {.key = "closed_at", .type = FieldType::instant, .names = {}},
         {.key = "stage", .type = FieldType::choice, .names = {}, .choices = {{"closing", {"Закрытие"}}}},
         {.key = "currency", .type = FieldType::text, .format = Format::currency, .names = {}},
         {.key = "phone", .type = FieldType::phone, .names = {}},
         {.key = "emails", .type = FieldType::emails, .names = {}},
         {.key = "description", .type = FieldType::long_text, .names = {}}}};
    return module;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes = text_of(data, size);
    const auto found = survey(open_memory(bytes));
    if (!found) return 0;
    const auto kinds = recognise(*found);
    const auto suggestion = suggest(*found, kinds, {deals()}, "file.csv");
    (void)columns_json(*found, kinds, suggestion);

    MemorySource source(bytes);
    DecodedSource text(source, found->encoding);
    CsvReader reader(text, found->dialect.format);
    found->prepare(reader);
    std::uint64_t line = 0;
    int written = 0;
    while (const Row* row = *reader.next()) {
        require(row->line > line);
        line = row->line;
        for (const auto cell : row->cells) {
            if (row->problem != RowProblem::none) continue;
            require(valid_utf8(cell));
            for (const auto& field : deals().fields) (void)parse_cell(field, cell, {}, {}, Zone::utc());
            if (++written > 20) continue;
            std::string out;
            CsvWriter(out).cell(cell).cell("x").end_row();
            MemorySource again(std::string_view(out).substr(3));
            CsvReader back(again);
            const Row* read = *back.next();
            require(read != nullptr && read->cells.size() == 2 && unguarded(read->cells[0]) == cell);
        }
    }
    return 0;
}
