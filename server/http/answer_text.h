#pragma once
#include <string>

#include "http/message.h"

namespace voronka::http {

/// Appends the status line, Date and these headers, without the empty line that ends a head.
void begin_head(std::string& out, int status, const Pairs& headers);
/// Whether an answer of this status may carry a body at all (RFC 9110 §6.4.1).
constexpr bool has_body(int status) { return status >= 200 && status != 204 && status != 304; }

}  // namespace voronka::http
