#include "exchange/encoding.h"

#include "support.h"

namespace voronka::exchange {
namespace {

using tests::bytes_of;
using tests::fixture;

Encoding encoding_of(std::string_view bytes, std::size_t piece = 3) {
    EncodingDetector detector;
    for (; !bytes.empty(); bytes.remove_prefix(std::min(piece, bytes.size()))) detector.feed(bytes.substr(0, piece));
    return detector.result();
}

std::string text_of(const std::string& bytes, Encoding encoding, std::size_t piece = 3) {
    Decoder decoder(encoding);
    std::string text;
    for (std::size_t at = 0; at < bytes.size(); at += piece)
        decoder.decode(std::string_view(bytes).substr(at, piece), false, text);
    decoder.decode("", true, text);
    return text;
}

struct Case {
    std::string file;
    Encoding encoding;
};

class Encodings : public testing::TestWithParam<Case> {};

TEST_P(Encodings, AreToldFromTheBytes) {
    EXPECT_EQ(name(encoding_of(bytes_of(fixture(GetParam().file)))), name(GetParam().encoding));
}

INSTANTIATE_TEST_SUITE_P(
    Fixtures, Encodings,
    testing::Values(Case{"companies.utf8.csv", Encoding::utf8}, Case{"companies.utf16le.csv", Encoding::utf16le},
                    Case{"companies.utf16be.nobom.csv", Encoding::utf16be}, Case{"companies.cp1251.csv", Encoding::windows_1251},
                    Case{"companies.koi8r.csv", Encoding::koi8_r}, Case{"companies.cp866.csv", Encoding::cp866},
                    Case{"bitrix.cp1251.csv", Encoding::windows_1251}, Case{"latin1.csv", Encoding::latin1},
                    Case{"copyright.latin1.csv", Encoding::latin1}, Case{"damaged.utf8.csv", Encoding::utf8},
                    Case{"bad.csv", Encoding::utf8}));

TEST(Encoding, SameTextComesOutOfEveryEncoding) {
    const std::string utf8 = text_of(bytes_of(fixture("companies.utf8.csv")), Encoding::utf8);
    EXPECT_THAT(utf8, testing::StartsWith("Компания;Город"));
    for (const auto* file : {"companies.utf16le.csv", "companies.utf16be.nobom.csv", "companies.cp1251.csv"}) {
        const auto bytes = bytes_of(fixture(file));
        for (const std::size_t piece : {1U, 7U, 100000U}) EXPECT_EQ(text_of(bytes, encoding_of(bytes), piece), utf8) << file;
    }
    for (const auto* file : {"companies.koi8r.csv", "companies.cp866.csv"}) {
        const auto bytes = bytes_of(fixture(file));
        EXPECT_THAT(text_of(bytes, encoding_of(bytes)), testing::HasSubstr("Нижний Новгород")) << file;
    }
}

TEST(Encoding, CharactersOutsideTheFirstPlaneAndBrokenHalvesOfThem) {
    EXPECT_EQ(text_of(std::string("\x3D\xD8\x00\xDE\x41\x00", 6), Encoding::utf16le), "\U0001F600A");
    EXPECT_EQ(text_of(std::string("\x3D\xD8\x41\x00\x42", 5), Encoding::utf16le), "\uFFFDA\uFFFD");
}

TEST(Encoding, CapitalsAloneAreRussianToo) {
    const std::string cp1251 = "\xCE\xCE\xCE;\xCF\xC0\xCE;\xC8\xCD\xCD\n\xCC\xCE\xD1\xCA\xC2\xC0;1;2\n";  // ООО;ПАО;ИНН МОСКВА
    EXPECT_EQ(name(encoding_of(cp1251)), "windows-1251");
    EXPECT_EQ(name(encoding_of("\xB9 5;12\n")), "windows-1251");  // № 5
}

TEST(Encoding, NamesGoBothWays) {
    for (const auto* text : {"utf-8", "utf-16le", "utf-16be", "windows-1251", "latin1", "koi8-r", "cp866"})
        EXPECT_EQ(name(*encoding_named(text)), text);
    EXPECT_FALSE(encoding_named("ebcdic"));
}

}  // namespace
}  // namespace voronka::exchange
