#include "core/decimal.h"

#include <charconv>
#include <limits>

namespace voronka {
namespace {

constexpr int places_most = 4;
constexpr std::size_t whole_digits_most = 14;

}  // namespace

std::optional<Decimal> add(Decimal a, Decimal b) {
    Decimal sum;
    if (__builtin_add_overflow(a.units, b.units, &sum.units)) return std::nullopt;
    return sum;
}

std::optional<Decimal> multiply(Decimal a, Decimal b) {
    const __int128 product = static_cast<__int128>(a.units) * b.units;
    const __int128 half = Decimal::scale / 2;
    const __int128 rounded = (product >= 0 ? product + half : product - half) / Decimal::scale;
    if (rounded > std::numeric_limits<std::int64_t>::max() || rounded < std::numeric_limits<std::int64_t>::min())
        return std::nullopt;
    return Decimal{static_cast<std::int64_t>(rounded)};
}

std::optional<Decimal> parse_decimal(std::string_view text) {
    const bool negative = text.starts_with('-');
    if (negative) text.remove_prefix(1);
    const auto point = text.find('.');
    const std::string_view whole = text.substr(0, point);
    const std::string_view part = point == std::string_view::npos ? std::string_view() : text.substr(point + 1);
    if (whole.empty() || whole.size() > whole_digits_most || part.size() > places_most) return std::nullopt;
    if (point != std::string_view::npos && part.empty()) return std::nullopt;
    std::int64_t units = 0;
    for (const std::string_view digits : {whole, part})
        for (const char c : digits) {
            if (c < '0' || c > '9') return std::nullopt;
            units = units * 10 + (c - '0');
        }
    for (std::size_t i = part.size(); i < places_most; ++i) units *= 10;
    return Decimal{negative ? -units : units};
}

void append(std::string& out, Decimal decimal, int places) {
    const bool negative = decimal.units < 0;
    const auto units = negative ? 0 - static_cast<std::uint64_t>(decimal.units) : static_cast<std::uint64_t>(decimal.units);
    constexpr auto scale = static_cast<std::uint64_t>(Decimal::scale);
    if (negative) out.push_back('-');
    char whole[24];
    out.append(whole, std::to_chars(whole, whole + sizeof whole, units / scale).ptr);
    auto rest = static_cast<unsigned>(units % scale);
    char digits[places_most];
    for (int i = places_most - 1; i >= 0; --i, rest /= 10) digits[i] = static_cast<char>('0' + rest % 10);
    int shown = places_most;
    while (shown > places && digits[shown - 1] == '0') --shown;
    if (shown > 0) out.append(".").append(digits, static_cast<std::size_t>(shown));
}

std::string format(Decimal decimal, int places) {
    std::string out;
    append(out, decimal, places);
    return out;
}

}  // namespace voronka
