#pragma once
#include <string_view>

namespace voronka::exchange {

/// The ISO 4217 code that a cell names: by code, sign, or name in Russian or English («Российский рубль»,
/// «руб.», "US dollar", €); empty when it names none. Any three Latin capitals are taken for a code.
std::string_view currency_code(std::string_view text);

}  // namespace voronka::exchange
