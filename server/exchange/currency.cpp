#include "exchange/currency.h"

#include <string>

#include "core/text.h"

namespace voronka::exchange {
namespace {

struct Name {
    std::string_view name;  // folded
    std::string_view code;
};

constexpr Name names[] = {
    {"₽", "RUB"},
    {"руб.", "RUB"},
    {"руб", "RUB"},
    {"р.", "RUB"},
    {"рубль", "RUB"},
    {"рубли", "RUB"},
    {"российский рубль", "RUB"},
    {"российские рубли", "RUB"},
    {"рубль рф", "RUB"},
    {"rur", "RUB"},
    {"ruble", "RUB"},
    {"russian ruble", "RUB"},
    {"russian rouble", "RUB"},
    {"$", "USD"},
    {"us$", "USD"},
    {"доллар", "USD"},
    {"доллар сша", "USD"},
    {"доллары сша", "USD"},
    {"долл.", "USD"},
    {"dollar", "USD"},
    {"us dollar", "USD"},
    {"u.s. dollar", "USD"},
    {"united states dollar", "USD"},
    {"€", "EUR"},
    {"евро", "EUR"},
    {"euro", "EUR"},
    {"£", "GBP"},
    {"фунт стерлингов", "GBP"},
    {"фунт", "GBP"},
    {"pound sterling", "GBP"},
    {"british pound", "GBP"},
    {"¥", "CNY"},
    {"юань", "CNY"},
    {"китайский юань", "CNY"},
    {"yuan", "CNY"},
    {"chinese yuan", "CNY"},
    {"rmb", "CNY"},
    {"иена", "JPY"},
    {"японская иена", "JPY"},
    {"yen", "JPY"},
    {"japanese yen", "JPY"},
    {"₸", "KZT"},
    {"тенге", "KZT"},
    {"казахстанский тенге", "KZT"},
    {"tenge", "KZT"},
    {"белорусский рубль", "BYN"},
    {"бел. руб.", "BYN"},
    {"belarusian ruble", "BYN"},
    {"byr", "BYN"},
    {"₴", "UAH"},
    {"гривна", "UAH"},
    {"украинская гривна", "UAH"},
    {"hryvnia", "UAH"},
    {"сум", "UZS"},
    {"узбекский сум", "UZS"},
    {"som", "UZS"},
    {"сом", "KGS"},
    {"киргизский сом", "KGS"},
    {"֏", "AMD"},
    {"драм", "AMD"},
    {"армянский драм", "AMD"},
    {"dram", "AMD"},
    {"₼", "AZN"},
    {"манат", "AZN"},
    {"азербайджанский манат", "AZN"},
    {"manat", "AZN"},
    {"₾", "GEL"},
    {"лари", "GEL"},
    {"грузинский лари", "GEL"},
    {"lari", "GEL"},
    {"сомони", "TJS"},
    {"somoni", "TJS"},
    {"молдавский лей", "MDL"},
    {"leu", "MDL"},
    {"₺", "TRY"},
    {"лира", "TRY"},
    {"турецкая лира", "TRY"},
    {"turkish lira", "TRY"},
    {"₹", "INR"},
    {"рупия", "INR"},
    {"индийская рупия", "INR"},
    {"rupee", "INR"},
    {"indian rupee", "INR"},
    {"дирхам", "AED"},
    {"дирхам оаэ", "AED"},
    {"dirham", "AED"},
    {"франк", "CHF"},
    {"швейцарский франк", "CHF"},
    {"swiss franc", "CHF"},
    {"злотый", "PLN"},
    {"польский злотый", "PLN"},
    {"zloty", "PLN"},
    {"zł", "PLN"},
    {"вона", "KRW"},
    {"₩", "KRW"},
    {"won", "KRW"},
};

constexpr std::string_view codes =
    " RUB USD EUR GBP CNY JPY KZT BYN UAH UZS KGS AMD AZN GEL TJS TMT MDL TRY INR AED CHF PLN KRW "
    "CAD AUD NZD SEK NOK DKK CZK HUF RON BGN RSD ILS BRL MXN ZAR HKD SGD THB IDR VND SAR EGP ";

}  // namespace

std::string_view currency_code(std::string_view text) {
    const std::string folded = fold(text);
    for (const auto& entry : names)
        if (entry.name == folded) return entry.code;
    if (folded.size() != 3) return {};
    std::string upper = folded;
    for (char& c : upper) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : ' ';
    const auto at = codes.find(" " + upper + " ");
    return at == std::string_view::npos ? std::string_view() : codes.substr(at + 1, 3);
}

}  // namespace voronka::exchange
