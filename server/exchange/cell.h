#pragma once
#include <string_view>

#include "core/result.h"
#include "core/time.h"
#include "core/value.h"
#include "exchange/mapping.h"
#include "exchange/targets.h"

namespace voronka::exchange {

/// Reads one cell for a field. Empty cells and blank words are empty. References, and choices that the
/// process owns, come as the text that names them; choices as their key; a deal's stage also as «won» or
/// «lost», which is an outcome. Dates without an offset are by the clock of the zone.
///
/// An error is the sentence for the cell: import_not_a_number, import_not_a_date, import_not_a_boolean,
/// import_not_an_integer, import_not_an_email, import_not_a_currency, import_not_an_inn, import_not_a_choice,
/// all with {value}.
Result<Value> parse_cell(const TargetField& field, std::string_view text, const CellFormat& format, const ValueMap& values,
                         const Zone& zone);

}  // namespace voronka::exchange
