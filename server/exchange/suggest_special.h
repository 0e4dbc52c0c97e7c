#pragma once
#include "exchange/suggest.h"

namespace voronka::exchange {

/// What headers alone do not tell: dates of closing, outcomes among stages, managers as teams, the flag
/// «converted».
void apply_special_cases(const Survey&, const std::vector<ColumnKind>&, const TargetModule&, Suggestion&);

}  // namespace voronka::exchange
