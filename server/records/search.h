#pragma once
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "schema/record.h"

namespace voronka::records {

/// The words under which a record is found: those of its searched fields, folded; its phones as digits (whole, without the
/// country, the last seven, the last four), whole e-mails beside their parts, tax numbers. In alphabetical order, each once.
std::vector<std::string> search_words(const Record&);
/// The same of the fields that `shows` lets through: whether a reader with hidden fields would have found the record.
std::vector<std::string> search_words(const Record&, const std::function<bool(const Field&)>& shows);

/// What somebody typed, in the same form, in every way in which it can be meant: a record is found where it has all words of one
/// of them. «8 912 345-67-89» is a telephone number with or without its 8; a letter alone is not looked for.
std::vector<std::vector<std::string>> query_readings(std::string_view typed);

/// A folded word that was typed, with what words of texts are compared with: worked out once for all of them.
struct WantedWord {
    std::string text;
    std::string beginning;  ///< that its forms share; empty where only `text` itself counts
    std::string stem;       ///< empty for numbers and addresses
};
using Wanted = std::vector<WantedWord>;
Wanted wanted_words(const std::vector<std::string>& typed);

/// Whether a folded word of a text begins as one of the wanted ones does, or is another form of it.
bool answers(std::string_view word, std::span<const WantedWord>);
/// Whether every wanted word is answered by one of a record's words.
bool found_under(const std::vector<std::string>& words, const Wanted&);

/// The pieces of a text, as they stand there, that answer one of these words; of a telephone number the whole of it.
std::vector<std::string> matched_words(std::string_view text, const Wanted&);

std::string digits_of(std::string_view text);

}  // namespace voronka::records
