#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>

#include "exchange/encoding.h"

namespace voronka::exchange {
namespace {

/// How often the letters а…я stand in Russian text, in 1/10,000 (National Corpus of the Russian language).
constexpr int frequency[32] = {801, 159, 454, 170, 298, 845, 94, 165, 735, 121, 349, 440, 321, 670, 1097, 281,
                               473, 547, 626, 262, 26,  97,  48, 144, 73,  36,  4,   190, 174, 32,  64,   201};

enum class Kind { ascii_letter, ascii_other, cyrillic_small, cyrillic_capital, accented, sign, odd, impossible };

bool is_cyrillic(Kind kind) { return kind == Kind::cyrillic_small || kind == Kind::cyrillic_capital; }

/// Signs that texts of offices are full of: « » „ “ ” – — … № § ° ± © ® € ₽ and the no-break space.
bool is_usual_sign(char32_t c) {
    constexpr std::u32string_view usual =
        U"\u00AB\u00BB\u201E\u201C\u201D\u2018\u2019\u2013\u2014\u2026\u2116\u00A7\u00B0\u00B1\u00A9\u00AE"
        U"\u20AC\u00A0\u00B7"
        U"\u2022\u2122\u00A3";
    return usual.contains(c);
}

Kind kind_of(char32_t c) {
    if (c < 0x80) return (c | 0x20) >= 'a' && (c | 0x20) <= 'z' ? Kind::ascii_letter : Kind::ascii_other;
    if (c >= 0x410 && c < 0x430) return Kind::cyrillic_capital;
    if (c >= 0x430 && c < 0x450) return Kind::cyrillic_small;
    if (c == 0x401) return Kind::cyrillic_capital;
    if (c == 0x451) return Kind::cyrillic_small;
    if (c > 0x400 && c < 0x410) return Kind::cyrillic_capital;
    if (c > 0x450 && c < 0x500) return Kind::cyrillic_small;
    if ((c >= 0xC0 && c < 0x180 && c != 0xD7 && c != 0xF7)) return Kind::accented;
    if (is_usual_sign(c)) return Kind::sign;
    return c == 0xFFFD ? Kind::impossible : Kind::odd;
}

/// The logarithm of how much likelier a letter is in Russian than by chance.
double letter_score(char32_t c) {
    if (c >= 0x410 && c < 0x430) c += 0x20;
    const int per_10000 = c >= 0x430 && c < 0x450 ? frequency[c - 0x430] : (c == 0x401 || c == 0x451) ? 40 : 15;
    return std::max(-2.0, std::log(per_10000 / 10000.0 * 32));
}

/// What the neighbourhood of two characters says for or against a reading; at least one is not ASCII.
double pair_score(Kind a, Kind b, char32_t second) {
    if (b == Kind::impossible) return -5;
    if (b == Kind::odd) return -1.5;
    if (is_cyrillic(a) && is_cyrillic(b)) {
        const bool broken = a == Kind::cyrillic_small && b == Kind::cyrillic_capital;
        return letter_score(second) + (broken ? -2.5 : b == Kind::cyrillic_small ? 0.3 : 0);
    }
    const bool latin_a = a == Kind::ascii_letter, latin_b = b == Kind::ascii_letter;
    if ((is_cyrillic(a) && latin_b) || (latin_a && is_cyrillic(b))) return -2;
    if ((a == Kind::accented && latin_b) || (latin_a && b == Kind::accented)) return 1;
    if (a == Kind::accented && b == Kind::accented) return -1.5;
    return b == Kind::accented ? -0.3 : 0;
}

}  // namespace

EncodingDetector::EncodingDetector() : pairs_(256 * 256) {}

void EncodingDetector::feed(std::string_view bytes) {
    for (std::size_t i = 0; first_.size() < 4 && i < bytes.size(); ++i) first_.push_back(bytes[i]);
    const char* at = bytes.data();
    const char* const end = at + bytes.size();
    while (at < end) {
        std::uint64_t eight = 0;
        // Eight ASCII bytes without the marks of UTF-16 among them say nothing: most of most files is passed
        // over here.
        while (expected_ == 0 && before_ < 0x80 && end - at >= 8) {
            std::memcpy(&eight, at, 8);
            const std::uint64_t not_four = eight ^ 0x0404040404040404ULL;
            const std::uint64_t zero = (eight - 0x0101010101010101ULL) & ~eight;
            const std::uint64_t four = (not_four - 0x0101010101010101ULL) & ~not_four;
            if (((eight | zero | four) & 0x8080808080808080ULL) != 0) break;
            before_ = static_cast<std::uint8_t>(at[7]);
            at += 8;
            total_ += 8;
            units_[0] += 4;
            units_[1] += 4;
        }
        for (int i = 0; i < 8 && at < end; ++i) feed_byte(static_cast<std::uint8_t>(*at++));
    }
}

void EncodingDetector::feed_byte(std::uint8_t byte) {
    const auto place = total_++ & 1;
    ++units_[place];
    zeros_[place] += byte == 0;
    fours_[place] += byte == 4;
    if (before_ >= 0x80 || byte >= 0x80) ++pairs_[before_ * 256U + byte];
    before_ = byte;

    if (expected_ > 0) {
        if (byte >= low_ && byte <= high_) {
            low_ = 0x80, high_ = 0xBF;
            if (--expected_ == 0) ++valid_;
            return;
        }
        expected_ = 0;
        ++invalid_;
    }
    if (byte < 0x80) return;
    low_ = 0x80, high_ = 0xBF;
    if (byte >= 0xC2 && byte < 0xE0) {
        expected_ = 1;
    } else if (byte >= 0xE0 && byte < 0xF0) {
        expected_ = 2;
        if (byte == 0xE0) low_ = 0xA0;
        if (byte == 0xED) high_ = 0x9F;
    } else if (byte >= 0xF0 && byte < 0xF5) {
        expected_ = 3;
        if (byte == 0xF0) low_ = 0x90;
        if (byte == 0xF4) high_ = 0x8F;
    } else {
        ++invalid_;
    }
}

Encoding EncodingDetector::result() const {
    const std::string_view first = first_;
    if (first.starts_with("\xEF\xBB\xBF")) return Encoding::utf8;
    if (first.starts_with("\xFF\xFE")) return Encoding::utf16le;
    if (first.starts_with("\xFE\xFF")) return Encoding::utf16be;
    if (const auto found = by_zeros()) return *found;
    const auto invalid = invalid_ + (expected_ > 0 ? 1U : 0U);
    if (invalid == 0 || valid_ >= 20 * invalid) return Encoding::utf8;
    return by_letters();
}

/// In UTF-16 the upper halves of characters are 00 or, for Cyrillic, 04; the lower halves hardly ever 00.
std::optional<Encoding> EncodingDetector::by_zeros() const {
    for (const unsigned upper : {1U, 0U}) {
        const auto count = units_[upper], page = zeros_[upper] + fours_[upper];
        const bool uppers = zeros_[upper] > 0 && count > 0 && page * 10 >= count * 7;
        const bool lowers = zeros_[1 - upper] * 50 <= units_[1 - upper];
        if (uppers && lowers) return upper == 1 ? Encoding::utf16le : Encoding::utf16be;
    }
    return {};
}

Encoding EncodingDetector::by_letters() const {
    struct Candidate {
        Encoding encoding;
        double score;  // what it starts with: old encodings need more proof
    };
    Candidate candidates[] = {{Encoding::latin1, 0}, {Encoding::windows_1251, 0}, {Encoding::koi8_r, -5}, {Encoding::cp866, -5}};
    std::vector<std::size_t> seen;
    for (std::size_t i = 0; i < pairs_.size(); ++i)
        if (pairs_[i] != 0) seen.push_back(i);
    for (auto& candidate : candidates) {
        const auto table = characters(candidate.encoding);
        std::array<Kind, 256> kinds;
        for (std::size_t i = 0; i < 256; ++i) kinds[i] = kind_of(table[i]);
        for (const auto i : seen) candidate.score += pairs_[i] * pair_score(kinds[i / 256], kinds[i % 256], table[i % 256]);
    }
    return std::ranges::max_element(candidates, {}, &Candidate::score)->encoding;
}

}  // namespace voronka::exchange
