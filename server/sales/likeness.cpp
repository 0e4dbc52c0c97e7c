#include "sales/likeness.h"

#include <algorithm>
#include <array>

#include "core/edit_distance.h"
#include "core/text.h"

namespace voronka::sales {
namespace {

constexpr std::size_t most_words = 12;

constexpr std::array legal_forms{"ооо",  "оао", "зао", "пао",  "нао", "ао",  "ип",      "нко",    "гк",
                                 "ано",  "гуп", "муп", "фгуп", "llc", "ltd", "inc",     "plc",    "llp",
                                 "gmbh", "ag",  "sa",  "corp", "co",  "oy",  "limited", "company"};

std::u32string joined(const std::vector<std::string>& words) {
    std::string all;
    for (const std::string& word : words) all += (all.empty() ? "" : " ") + word;
    return characters(all);
}

}  // namespace

std::vector<std::string> name_words(std::string_view name) {
    std::vector<std::string> all = words(name, most_words);
    std::vector<std::string> kept;
    std::ranges::copy_if(all, std::back_inserter(kept), [](const std::string& word) {
        return std::ranges::find(legal_forms, std::string_view(word)) == legal_forms.end();
    });
    if (kept.empty()) kept = std::move(all);
    std::ranges::sort(kept);
    return kept;
}

double likeness(const std::vector<std::string>& a, const std::vector<std::string>& b) {
    if (a.empty() || b.empty()) return 0;
    const std::u32string one = joined(a);
    const std::u32string other = joined(b);
    const std::size_t longer = std::max(one.size(), other.size());
    return 1 - static_cast<double>(std::min(edit_distance(one, other, longer), longer)) / static_cast<double>(longer);
}

}  // namespace voronka::sales
