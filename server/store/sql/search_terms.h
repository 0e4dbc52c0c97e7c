#pragma once
#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/result.h"
#include "records/store.h"

/// What the search indexes of both stores have in common: they hold stems, numbers and addresses, and beside them `search_terms`
/// holds every word without digits that was ever met, with its stem, so that the beginning of a word leads to stems.
namespace voronka::store {

/// Words that a writer has met, with their stems: what it need not look for in `search_terms` again.
using KnownWords = std::unordered_map<std::string, std::string>;

/// Sorts behind every text that begins as the text before it does.
inline constexpr std::string_view last_character = "\xF4\x8F\xBF\xBF";

/// Numbers, codes and addresses are found as they stand; there are too many of them for the list of words.
bool as_it_stands(std::string_view word);
/// What the index holds of a word.
std::string form_of(const std::string& word);
/// Such forms, each once, parted by spaces: what is kept in `search_words`.
std::string entry_of(std::vector<std::string> forms);
/// The beginning of a word by which it and its other forms are looked for.
std::string looked_for_by(const std::string& word);

/// How one word of several is looked for.
enum class Lookup { whole, whole_where_met, beginning };
Lookup lookup_of(records::WordMatch, std::size_t at, std::size_t words);

/// So many words that begin alike are followed.
inline constexpr std::int64_t most_words = 150;

/// Whether the stem of a word without digits is that of a word that was met, among those that begin as it does.
template <class Database>
Result<bool> stem_was_met(Database& database, const std::string& word) {
    const std::string beginning = looked_for_by(word);
    auto rows =
        TRY(database.prepare("SELECT 1 FROM (SELECT stem FROM search_terms WHERE word >= $1 AND word <= $2 ORDER BY word "
                             "LIMIT $3) t WHERE stem = $4 LIMIT 1"));
    const std::string end = beginning + std::string(last_character);
    rows.bind_text(1, beginning).bind_text(2, end).bind(3, most_words).bind_text(4, form_of(word));
    return rows.step();
}

/// The stem of a word without digits, and the stems of the words that were met and begin so: the first ones by the alphabet, so
/// that the time of a search is bounded by them, not by how many words have the first two letters of what is being typed.
template <class Database>
Result<std::vector<std::string>> stems_of(Database& database, const std::string& word) {
    std::vector<std::string> stems{form_of(word)};
    const std::string beginning = looked_for_by(word);
    auto rows = TRY(database.prepare("SELECT stem FROM search_terms WHERE word >= $1 AND word <= $2 ORDER BY word LIMIT $3"));
    rows.bind_text(1, beginning).bind_text(2, beginning + std::string(last_character)).bind(3, most_words);
    while (TRY(rows.step())) stems.emplace_back(rows.text(0));
    std::ranges::sort(stems);
    stems.erase(std::ranges::unique(stems).begin(), stems.end());
    return stems;
}

}  // namespace voronka::store
