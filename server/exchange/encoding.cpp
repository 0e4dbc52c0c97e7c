#include "exchange/encoding.h"

#include <utility>

#include <unicode/ucnv.h>

namespace voronka::exchange {
namespace {

struct Named {
    Encoding encoding;
    std::string_view name;
    const char* icu;
};
constexpr Named all[] = {
    {Encoding::utf8, "utf-8", "UTF-8"},           {Encoding::utf16le, "utf-16le", "UTF-16LE"},
    {Encoding::utf16be, "utf-16be", "UTF-16BE"},  {Encoding::windows_1251, "windows-1251", "windows-1251"},
    {Encoding::latin1, "latin1", "windows-1252"}, {Encoding::koi8_r, "koi8-r", "KOI8-R"},
    {Encoding::cp866, "cp866", "IBM866"},
};

constexpr std::string_view mark_utf8 = "\xEF\xBB\xBF";
constexpr char32_t replacement = 0xFFFD;

bool is_c1(char32_t c) { return c >= 0x80 && c < 0xA0; }

}  // namespace

std::string_view name(Encoding encoding) {
    for (const auto& entry : all)
        if (entry.encoding == encoding) return entry.name;
    return {};
}

std::optional<Encoding> encoding_named(std::string_view text) {
    for (const auto& entry : all)
        if (entry.name == text) return entry.encoding;
    return {};
}

void append_utf8(std::string& out, char32_t c) {
    auto push = [&out](char32_t byte) { out.push_back(static_cast<char>(byte)); };
    if (c < 0x80) return push(c);
    if (c < 0x800) {
        push(0xC0 | (c >> 6));
    } else if (c < 0x10000) {
        push(0xE0 | (c >> 12));
        push(0x80 | ((c >> 6) & 0x3F));
    } else {
        push(0xF0 | (c >> 18));
        push(0x80 | ((c >> 12) & 0x3F));
        push(0x80 | ((c >> 6) & 0x3F));
    }
    push(0x80 | (c & 0x3F));
}

std::vector<char32_t> characters(Encoding encoding) {
    std::vector<char32_t> found(256, replacement);
    const char* icu = "";
    for (const auto& entry : all)
        if (entry.encoding == encoding) icu = entry.icu;
    UErrorCode status = U_ZERO_ERROR;
    UConverter* converter = ucnv_open(icu, &status);
    if (U_FAILURE(status)) return found;
    for (unsigned byte = 0; byte < 256; ++byte) {
        const char in = static_cast<char>(byte);
        UChar out[4];
        status = U_ZERO_ERROR;
        const auto length = ucnv_toUChars(converter, out, 4, &in, 1, &status);
        if (U_SUCCESS(status) && length == 1 && !is_c1(out[0])) found[byte] = out[0];
    }
    ucnv_close(converter);
    return found;
}

Decoder::Decoder(Encoding encoding) : encoding_(encoding) {
    if (encoding == Encoding::utf8 || encoding == Encoding::utf16le || encoding == Encoding::utf16be) return;
    for (const char32_t c : characters(encoding)) {
        std::string spelled;
        append_utf8(spelled, c);
        Spelling spelling{{}, static_cast<std::uint8_t>(spelled.size())};
        spelled.copy(spelling.bytes, spelled.size());
        table_.push_back(spelling);
    }
}

void Decoder::decode(std::string_view bytes, bool last, std::string& out) {
    if (encoding_ == Encoding::utf8) return decode_utf8(bytes, last, out);
    if (table_.empty()) return decode_utf16(bytes, last, out);
    decode_single(bytes, out);
}

void Decoder::decode_utf8(std::string_view bytes, bool last, std::string& out) {
    if (started_) {
        out.append(bytes);
        return;
    }
    begun_.append(bytes);
    if (begun_.size() < mark_utf8.size() && !last) return;
    started_ = true;
    const std::string_view text = begun_;
    out.append(text.starts_with(mark_utf8) ? text.substr(mark_utf8.size()) : text);
    begun_.clear();
}

void Decoder::decode_single(std::string_view bytes, std::string& out) const {
    for (const char byte : bytes) {
        const auto& spelling = table_[static_cast<std::uint8_t>(byte)];
        out.append(spelling.bytes, spelling.size);
    }
}

void Decoder::decode_utf16(std::string_view bytes, bool last, std::string& out) {
    const bool little = encoding_ == Encoding::utf16le;
    for (const char c : bytes) {
        const auto byte = static_cast<std::uint8_t>(c);
        if (!half_) {
            half_ = byte;
            continue;
        }
        const int value = little ? *half_ | byte << 8 : *half_ << 8 | byte;
        half_.reset();
        unit(static_cast<std::uint16_t>(value), out);
    }
    if (last && (half_ || surrogate_ != 0)) append_utf8(out, replacement);
}

void Decoder::unit(std::uint16_t unit, std::string& out) {
    const bool first = !std::exchange(started_, true);
    if (first && unit == 0xFEFF) return;
    const bool low = unit >= 0xDC00 && unit < 0xE000;
    const std::uint16_t high = std::exchange(surrogate_, std::uint16_t{0});
    if (high != 0 && low) {
        const auto top = static_cast<char32_t>(high - 0xD800) << 10;
        return append_utf8(out, 0x10000 + top + static_cast<char32_t>(unit - 0xDC00));
    }
    if (high != 0) append_utf8(out, replacement);
    if (unit >= 0xD800 && unit < 0xDC00) {
        surrogate_ = unit;
    } else {
        append_utf8(out, low ? replacement : char32_t{unit});
    }
}

}  // namespace voronka::exchange
