#include "core/text.h"

namespace voronka {
namespace {

bool all_digits(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

// Weighted sum of the first digits mod 11 mod 10.
int check_digit(std::string_view inn, std::span<const int> weights) {
    int sum = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) sum += weights[i] * (inn[i] - '0');
    return sum % 11 % 10;
}

}  // namespace

bool valid_inn(std::string_view inn) {
    static constexpr std::array ten{2, 4, 10, 3, 5, 9, 4, 6, 8};
    static constexpr std::array eleven{7, 2, 4, 10, 3, 5, 9, 4, 6, 8};
    static constexpr std::array twelve{3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8};
    if (!all_digits(inn)) return false;
    if (inn.size() == 10) return check_digit(inn, ten) == inn[9] - '0';
    return inn.size() == 12 && check_digit(inn, eleven) == inn[10] - '0' && check_digit(inn, twelve) == inn[11] - '0';
}

bool valid_ogrn(std::string_view ogrn) {
    if (!all_digits(ogrn) || (ogrn.size() != 13 && ogrn.size() != 15)) return false;
    std::uint64_t number = 0;
    for (const char c : ogrn.substr(0, ogrn.size() - 1)) number = number * 10 + static_cast<std::uint64_t>(c - '0');
    const std::uint64_t divisor = ogrn.size() - 2;  // 11 for the 13 digits of firms, 13 for the 15 of sole traders
    return static_cast<int>(number % divisor % 10) == ogrn.back() - '0';
}

}  // namespace voronka
