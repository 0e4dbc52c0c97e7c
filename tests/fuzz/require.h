#pragma once
#include "core/standard.h"

/// What has to hold for every input: otherwise the fuzzer keeps the input as a find.
inline void require(bool holds) {
    if (!holds) __builtin_trap();
}

inline std::string_view text_of(const std::uint8_t* data, std::size_t size) {
    return {reinterpret_cast<const char*>(data), size};
}
