#pragma once
#include "demo/words.h"

namespace voronka::demo {

/// One product with its list price in whole roubles.
struct Item {
    Words name;
    Words series;
    Words unit;
    std::int64_t price;
};
std::span<const Item> assortment();

struct Rival {
    Words name;
    Words strengths;
    Words weaknesses;
};
std::span<const Rival> rivals();

}  // namespace voronka::demo
