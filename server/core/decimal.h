#pragma once
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace voronka {

/// A number with four decimal places, kept as a 64-bit count of ten-thousandths: sums of money, quantities,
/// percentages. Never a floating-point number, so that sums come out to the kopeck.
struct Decimal {
    std::int64_t units = 0;
    static constexpr std::int64_t scale = 10'000;

    static constexpr Decimal whole(std::int64_t n) { return {n * scale}; }
    auto operator<=>(const Decimal&) const = default;
};

/// Nothing when it would overflow.
std::optional<Decimal> add(Decimal, Decimal);
/// a × b, rounded half away from zero to the last place; nothing when it would overflow.
std::optional<Decimal> multiply(Decimal, Decimal);

/// "-1234.5"; at most four decimals and 14 digits before the point; no exponent, no grouping.
std::optional<Decimal> parse_decimal(std::string_view);
/// At least `places` decimals (0–4), more only where they are not zero: format(1250000, 2) = "125.00".
std::string format(Decimal, int places);
void append(std::string& out, Decimal, int places);

}  // namespace voronka
