#include "sales/signals.h"

#include <algorithm>
#include <array>
#include <string>

#include "core/text.h"

namespace voronka::sales {
namespace {

constexpr std::size_t most_words = 400;

struct Sign {
    std::string_view key;
    std::string_view asked;  ///< words, parted by spaces; any of them is enough where somebody asks
};
// A word of asking and a word of the matter together: «спросил о сроке», «asked about the price».
constexpr std::array signs{
    Sign{"asked_price",
         "цена цену цене стоимость стоит оплата оплате оплатить рассрочка скидка скидку счёт price cost costs payment pay "
         "discount invoice instalments"},
    Sign{"asked_timing", "срок сроке сроки сроках когда поставка поставке доставка доставке delivery timing lead date deadline"},
    Sign{"asked_contract", "договор договоре договора контракт contract agreement"},
    Sign{"details",
         "комплектация комплектации монтаж монтаже настройка настройке обучение обучении гарантия гарантии installation "
         "training warranty configuration setup"}};
constexpr std::string_view asking =
    "спросил спросила спросили спрашивал спрашивала спрашивали попросил попросила попросили просит просят просил просили уточнил "
    "уточнила уточнили "
    "интересуется интересуются обсудили обсуждали обсуждает обсуждают asked asks asking requested requests wants discussed "
    "discusses";

std::vector<std::string> stems(std::string_view text) {
    std::vector<std::string> found = words(text, most_words);
    for (std::string& word : found) word = stem(word);
    return found;
}

bool any_of(const std::vector<std::string>& said, std::string_view meant) {
    return std::ranges::any_of(stems(meant),
                               [&](const std::string& word) { return std::ranges::find(said, word) != said.end(); });
}

}  // namespace

std::vector<std::string_view> signals_in(std::string_view text) {
    std::vector<std::string_view> found;
    const std::vector<std::string> said = stems(text);
    if (!any_of(said, asking)) return found;
    for (const Sign& sign : signs)
        if (any_of(said, sign.asked)) found.push_back(sign.key);
    return found;
}

}  // namespace voronka::sales
