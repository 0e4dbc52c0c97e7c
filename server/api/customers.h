#pragma once
#include <map>
#include <vector>

#include "api/api.h"

namespace voronka::api {

/// An organization that has bought, as one reader sees it: worked out from the won deals that he may read.
struct Customer {
    Id organization = 0;
    std::int64_t deals = 0;
    Decimal revenue;   ///< of the last 12 months, in the company's currency; 0 where sums are hidden from the reader
    Instant first;     ///< when the first of its deals was won
    Instant last;      ///< and the last
    char value = 'C';  ///< A the top fifth by revenue, B the next three tenths, C the others and who bought nothing in 12 months
    bool by_hand = false;  ///< the organization says its value itself
};

/// Everybody who has bought, the most valuable first.
Result<std::vector<Customer>> customers(const Asking&, records::Reading&);

/// What a product is for, against what customers said that they need or like: whom its news would interest.
struct Interested {
    Id organization = 0;
    Id deal = 0;     ///< where the need was noted, or the last one with this customer
    Id contact = 0;  ///< who likes it; 0: it is a need
    std::string said;
    std::string feature;
    int fits = 0;  ///< words that both have
};

/// Those that have not bought it and were not planned to be told, the best fitting first.
Result<std::vector<Interested>> interested(records::Reading&, const Record& product, const std::vector<Customer>&);

}  // namespace voronka::api
