#include "core/messages.h"

#include "support.h"

namespace voronka::exchange {
namespace {

TEST(Messages, EveryCodeOfTheImportHasASentence) {
    std::vector<std::string> codes;
    for (const auto& file : std::filesystem::directory_iterator(VORONKA_SOURCE "/server/exchange")) {
        const std::string text = tests::bytes_of(file.path());
        for (std::size_t at = text.find("\"import_"); at != std::string::npos; at = text.find("\"import_", at + 1))
            codes.push_back(text.substr(at + 1, text.find('"', at + 1) - at - 1));
    }
    EXPECT_GT(codes.size(), 20U);
    for (const auto& code : codes)
        for (const auto language : {Language::en, Language::ru}) EXPECT_NE(message(language, code), code);
}

TEST(Messages, SayTheCell) {
    EXPECT_EQ(message(Language::ru, "import_not_a_number", {{"value", "много"}}), "«много» — не число");
    EXPECT_EQ(message(Language::en, "import_not_a_number", {{"value", "12 apples"}}), "“12 apples” is not a number");
}

}  // namespace
}  // namespace voronka::exchange
