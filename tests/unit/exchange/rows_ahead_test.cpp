// Reading beside the writer: the same rows in the same order, bounded, and errors behind what came before them.
#include "exchange/rows_ahead.h"

#include "support.h"

namespace voronka::exchange {
namespace {

std::string file_of(int rows) {
    std::string text = "name,city\n";
    for (int i = 0; i < rows; ++i) text += "n" + std::to_string(i) + ",Тверь\n";
    return text;
}

Result<ParsedRow> nothing(const std::vector<std::string>&) { return ParsedRow(); }

/// Gives its text and then breaks.
class Breaking final : public ByteSource {
  public:
    explicit Breaking(std::string text) : text_(std::move(text)) {}
    Result<std::size_t> read(char* into, std::size_t most) override {
        if (text_.empty()) return fail(ErrorKind::unavailable, "store_io");
        const std::size_t count = std::min(most, text_.size());
        text_.copy(into, count);
        text_.erase(0, count);
        return count;
    }

  private:
    std::string text_;
};

TEST(RowsAhead, ComeInTheirOrderAndEnd) {
    const std::string text = file_of(10'000);
    const Survey surveyed = *survey(open_memory(text));
    RowsAhead rows(open_memory(text), surveyed, nothing);
    std::size_t next = 0;
    for (auto piece = rows.next(); !(*piece).empty(); piece = rows.next())
        for (const ReadRow& row : *piece) EXPECT_EQ(row.cells[0], "n" + std::to_string(next++));
    EXPECT_EQ(next, 10'000U);
    EXPECT_TRUE((*rows.next()).empty()) << "the end stays the end";
}

TEST(RowsAhead, StopWhereNobodyTakesThem) {
    const std::string text = file_of(50'000);
    const Survey surveyed = *survey(open_memory(text));
    std::atomic<int> parsed = 0;
    {
        RowsAhead rows(open_memory(text), surveyed, [&](const std::vector<std::string>&) -> Result<ParsedRow> {
            ++parsed;
            return ParsedRow();
        });
        EXPECT_FALSE((*rows.next()).empty());
    }
    EXPECT_LT(parsed, 50'000) << "what nobody takes is not kept in memory";
}

TEST(RowsAhead, AnErrorOfTheFileStandsBehindTheRowsBeforeIt) {
    const std::string text = file_of(600);
    const Survey surveyed = *survey(open_memory(text));
    RowsAhead rows([&]() -> Result<std::unique_ptr<ByteSource>> { return std::make_unique<Breaking>(text); }, surveyed, nothing);
    const auto first = rows.next();
    ASSERT_TRUE(first);
    EXPECT_EQ((*first)[0].cells[0], "n0");
    auto piece = rows.next();
    while (piece && !piece->empty()) piece = rows.next();
    ASSERT_FALSE(piece);
    EXPECT_EQ(piece.error().code, "store_io");
}

}  // namespace
}  // namespace voronka::exchange
