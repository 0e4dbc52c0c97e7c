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
    Words they_say;  ///< of us
    Words we_answer;
};
std::span<const Rival> rivals();

/// What a product can do, and the words of the needs that it meets.
struct Feature {
    std::string_view product;  ///< how its Russian name begins
    Words text;
    Words answers;
};
std::span<const Feature> features();

/// First words for a conversation.
struct Opening {
    Words name;
    const char* industry;  ///< empty: for everybody
    Words text;
};
std::span<const Opening> openings();

}  // namespace voronka::demo
