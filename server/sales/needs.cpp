#include "sales/needs.h"

#include <algorithm>
#include <set>

#include "core/text.h"

namespace voronka::sales {
namespace {

constexpr std::size_t most_words = 400;
constexpr std::int64_t usual_importance = 3;

std::set<std::string> stems(std::string_view text) {
    std::set<std::string> found;
    for (const std::string& word : words(text, most_words))
        if (word.size() > (static_cast<unsigned char>(word[0]) < 0x80 ? 3U : 6U)) found.insert(stem(word));
    return found;
}

}  // namespace

std::optional<Decimal> coverage(const std::vector<Record>& needs) {
    std::int64_t weight = 0;
    std::int64_t halves = 0;
    for (const Record& need : needs) {
        const std::int64_t importance = need.integer("importance") ? need.integer("importance") : usual_importance;
        weight += importance;
        if (need.text("reaction") == "answered") halves += 2 * importance;
        if (need.text("reaction") == "partly") halves += importance;
    }
    if (!weight) return std::nullopt;
    // One decimal is enough for a share.
    return Decimal{(halves * 500 + weight / 2) / weight * (Decimal::scale / 10)};
}

Decimal total(const std::vector<Record>& lines) {
    Decimal sum;
    for (const Record& line : lines) {
        const auto* price = get_if<Decimal>(line.get("price"));
        const auto* quantity = get_if<Decimal>(line.get("quantity"));
        const auto* discount = get_if<Decimal>(line.get("discount"));
        if (!price) continue;
        const auto full = multiply(*price, quantity ? *quantity : Decimal::whole(1));
        const Decimal share{Decimal::scale - (discount ? discount->units / 100 : 0)};
        const auto cost = full ? multiply(*full, share) : std::nullopt;
        const auto more = cost ? add(sum, Decimal{(cost->units + 50) / 100 * 100}) : std::nullopt;
        if (more) sum = *more;
    }
    return sum;
}

int common_words(std::string_view said, std::string_view offered) {
    const std::set<std::string> one = stems(said);
    const std::set<std::string> other = stems(offered);
    return static_cast<int>(std::ranges::count_if(one, [&](const std::string& word) { return other.contains(word); }));
}

std::string filled_in(std::string_view text, const std::vector<std::pair<std::string_view, std::string>>& names) {
    std::string made;
    while (!text.empty()) {
        const auto open = text.find('{');
        const auto close = open == std::string_view::npos ? open : text.find('}', open);
        made += text.substr(0, close == std::string_view::npos ? text.size() : open);
        if (close == std::string_view::npos) break;
        const std::string_view name = text.substr(open + 1, close - open - 1);
        const auto found = std::ranges::find_if(names, [&](const auto& one) { return one.first == name; });
        if (found != names.end()) made += found->second;
        text.remove_prefix(close + 1);
    }
    return made;
}

}  // namespace voronka::sales
