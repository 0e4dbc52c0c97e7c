#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace voronka {

struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
};

/// By text, looked up by a view of it. For names that are asked for all the time; their order is nobody's concern.
template <class Value>
using TextMap = std::unordered_map<std::string, Value, TextHash, std::equal_to<>>;

}  // namespace voronka
