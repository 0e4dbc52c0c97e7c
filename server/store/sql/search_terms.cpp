#include "store/sql/search_terms.h"

#include "core/text.h"

namespace voronka::store {

bool as_it_stands(std::string_view word) { return word.find_first_of("0123456789@") != std::string_view::npos; }

std::string form_of(const std::string& word) { return as_it_stands(word) ? word : stem(word); }

std::string entry_of(std::vector<std::string> forms) {
    std::ranges::sort(forms);
    forms.erase(std::ranges::unique(forms).begin(), forms.end());
    std::string all;
    for (const std::string& form : forms) all += (all.empty() ? "" : " ") + form;
    return all;
}

std::string looked_for_by(const std::string& word) {
    constexpr std::size_t least_beginning = 2;  // characters
    std::string beginning = word_beginning(word);
    return length_utf8(beginning) < least_beginning ? word : beginning;
}

Lookup lookup_of(records::WordMatch match, std::size_t at, std::size_t words) {
    if (match == records::WordMatch::whole) return Lookup::whole;
    return match == records::WordMatch::each_begins || at + 1 == words ? Lookup::beginning : Lookup::whole_where_met;
}

}  // namespace voronka::store
