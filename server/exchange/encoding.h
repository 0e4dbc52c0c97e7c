#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace voronka::exchange {

/// How the characters of a file are written as bytes. `latin1` is read as Windows-1252, which contains it.
enum class Encoding { utf8, utf16le, utf16be, windows_1251, latin1, koi8_r, cp866 };

/// "utf-8", "utf-16le", "utf-16be", "windows-1251", "latin1", "koi8-r", "cp866".
std::string_view name(Encoding);
std::optional<Encoding> encoding_named(std::string_view);

/// Tells the encoding of a file from its bytes, fed piece by piece, without keeping them: all of them, but for a file of which
/// it is soon sure.
///
/// A byte order mark decides; then zero bytes (UTF-16); then whether it is valid UTF-8, a few damaged places
/// among many right ones allowed. What is left is one byte a character: there the pairs of neighbouring bytes
/// are counted, and each candidate is asked how probable its reading is: Russian words have frequent letters
/// beside each other and no capital after a small letter, Western European ones have single accented letters
/// among ASCII ones.
class EncodingDetector {
  public:
    EncodingDetector();
    void feed(std::string_view bytes);
    Encoding result() const;
    /// Whether nothing that may follow is worth looking at: so many letters were right as UTF-8, and none was wrong.
    bool sure() const { return invalid_ == 0 && valid_ >= 100'000; }

  private:
    void feed_byte(std::uint8_t byte);
    std::optional<Encoding> by_zeros() const;
    Encoding by_letters() const;

    std::string first_;                 // for the byte order mark
    std::vector<std::uint32_t> pairs_;  // [before * 256 + after], where one of them is not ASCII
    std::uint64_t units_[2] = {};       // bytes at even and odd places
    std::uint64_t zeros_[2] = {};       // zero bytes there
    std::uint64_t fours_[2] = {};       // 0x04 there: the Cyrillic page of UTF-16
    std::uint64_t total_ = 0;
    std::uint64_t valid_ = 0;    // multi-byte sequences of UTF-8
    std::uint64_t invalid_ = 0;  // bytes that are none
    std::uint8_t before_ = '\n';
    int expected_ = 0;  // continuation bytes still to come
    std::uint8_t low_ = 0x80, high_ = 0xBF;
};

/// Turns bytes into UTF-8, piece by piece. Bytes of a UTF-8 file are handed on as they are (less the mark at
/// the beginning), so that damaged places can be told apart from U+FFFD by whoever reads the text.
class Decoder {
  public:
    explicit Decoder(Encoding);
    /// Appends what these bytes say to `out`; `last` when no more come.
    void decode(std::string_view bytes, bool last, std::string& out);

  private:
    struct Spelling {
        char bytes[3];
        std::uint8_t size;
    };
    void decode_utf8(std::string_view bytes, bool last, std::string& out);
    void decode_utf16(std::string_view bytes, bool last, std::string& out);
    void decode_single(std::string_view bytes, std::string& out) const;
    void unit(std::uint16_t unit, std::string& out);

    Encoding encoding_;
    std::vector<Spelling> table_;
    std::string begun_;  // the first bytes, until there are enough to see a mark
    bool started_ = false;
    std::optional<std::uint8_t> half_;  // the first byte of a UTF-16 unit
    std::uint16_t surrogate_ = 0;
};

/// The 256 characters of an encoding of one byte a character; U+FFFD where it has none.
std::vector<char32_t> characters(Encoding);
void append_utf8(std::string& out, char32_t);

}  // namespace voronka::exchange
