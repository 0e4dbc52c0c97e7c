// Any bytes as text, number, date, phone, address: nothing may crash, and what is read comes back as written.
#include "core/decimal.h"
#include "core/json.h"
#include "core/messages.h"
#include "core/phone.h"
#include "core/text.h"
#include "fuzz/require.h"

using namespace voronka;

namespace {

void texts(std::string_view bytes) {
    const std::string folded = fold(bytes);
    require(valid_utf8(folded) && fold(folded) == folded);
    for (const std::string& word : words(bytes)) require(!word.empty() && valid_utf8(word));
    require(trimmed(trimmed(bytes)) == trimmed(bytes));
    (void)nearest(bytes, {"amount", "close_date", "Ёлка"});
    if (const auto email = normal_email(bytes)) require(normal_email(*email) == email);
    (void)valid_inn(bytes);
    (void)valid_ogrn(bytes);
    std::string json;
    append_json_string(json, bytes);
    require(json.size() >= bytes.size() + 2);
}

void numbers(std::string_view bytes) {
    if (const auto date = parse_date(bytes)) require(format(*date) == bytes);
    if (const auto instant = parse_instant(bytes)) require(parse_instant(format(*instant)) == instant);
    if (const auto decimal = parse_decimal(bytes)) require(parse_decimal(format(*decimal, 2)) == decimal);
    if (const auto phone = normal_phone(bytes)) require(normal_phone(phone->e164)->e164 == phone->e164);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes = text_of(data, size);
    texts(bytes);
    numbers(bytes);
    (void)preferred_language(bytes, Language::ru);
    (void)message(Language::ru, "unknown_field", {{"field", std::string(bytes)}});
    return 0;
}
