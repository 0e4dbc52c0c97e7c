#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "schema/record.h"

namespace voronka::records {

/// The words under which a record is found: those of its searched fields, folded and stemmed (Snowball, Russian or English by
/// the script of each word), the digits of its phones (national ones alone too), whole e-mails and tax numbers.
std::vector<std::string> search_words(const Record&);
/// The same of the fields that `shows` lets through: whether a reader with hidden fields would have found the record.
std::vector<std::string> search_words(const Record&, const std::function<bool(const Field&)>& shows);

/// What somebody typed, in the same form; a telephone number in any format becomes its digits.
std::vector<std::string> query_words(std::string_view typed);

}  // namespace voronka::records
