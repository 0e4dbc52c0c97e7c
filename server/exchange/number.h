#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "core/decimal.h"

namespace voronka::exchange {

/// What a number looks like before it is known how its column writes numbers.
struct NumberShape {
    bool integer = false;       ///< digits and a sign, nothing else
    bool fraction = false;      ///< has digits after the decimal mark, whichever mark that is
    bool leading_zero = false;  ///< "00123": a code rather than a number
    bool currency = false;      ///< with a sign or name of a currency, or %
    bool spaced = false;        ///< groups of three divided by spaces or apostrophes
    char decimal = 0;           ///< the decimal mark that this text proves, 0 when it proves none
    bool ambiguous = false;     ///< "1,234": a thousand, or one and a bit
};

/// Nothing when the text is no number in any notation: digits, one sign or brackets for a minus, white space,
/// apostrophes, dots and commas between them, currency signs («79 700,50 ₽», "$1,234.56", «1 000 руб.»).
std::optional<NumberShape> number_shape(std::string_view text);

/// The number, its decimal mark given ('.' or ','; 0: whatever the text itself says). What stands behind the
/// fourth decimal is rounded half away from zero. Nothing when it is no number or too large.
std::optional<Decimal> parse_number(std::string_view text, char decimal);

}  // namespace voronka::exchange
