#include "core/phone.h"

#include <phonenumbers/phonenumberutil.h>

#include "core/text.h"
#include "core/utf8.h"

namespace voronka {
namespace {

using i18n::phonenumbers::PhoneNumber;
using i18n::phonenumbers::PhoneNumberUtil;

constexpr std::size_t longest = 250;

// Russian numbers as most people write them, read without the library: 11 digits that begin with 7 or 8 or 10
// after +7.
std::optional<Phone> plain_russian(std::string_view raw) {
    std::string digits;
    for (const char c : raw) {
        if (c >= '0' && c <= '9')
            digits.push_back(c);
        else if (c == '+' ? !digits.empty() : std::string_view(" ()-.").find(c) == std::string_view::npos)
            return std::nullopt;
    }
    if (digits.size() != 11 || (digits[0] != '7' && digits[0] != '8')) return std::nullopt;
    if (digits[0] == '8' && raw.find('+') != std::string_view::npos) return std::nullopt;
    if (std::string_view("3489").find(digits[1]) == std::string_view::npos) return std::nullopt;
    return Phone{"+7" + digits.substr(1), ""};
}

std::optional<Phone> parsed(const std::string& raw, const std::string& region) {
    const PhoneNumberUtil& util = *PhoneNumberUtil::GetInstance();
    PhoneNumber number;
    if (util.Parse(raw, region, &number) != PhoneNumberUtil::NO_PARSING_ERROR) return std::nullopt;
    if (!util.IsPossibleNumber(number)) return std::nullopt;
    Phone phone;
    util.Format(number, PhoneNumberUtil::E164, &phone.e164);
    phone.extension = number.extension();
    return phone;
}

// «tel. 1, tel. 2»: the first of several numbers, where the whole is none.
std::string_view first_part(std::string_view raw) { return raw.substr(0, raw.find_first_of(",;/\n")); }

}  // namespace

std::optional<Phone> normal_phone(std::string_view raw, std::string_view default_region) {
    if (raw.size() > longest || !valid_utf8(raw)) return std::nullopt;
    if (default_region == "RU")
        if (auto plain = plain_russian(raw)) return plain;
    const std::string region(default_region);
    if (auto phone = parsed(std::string(raw), region)) return phone;
    const std::string_view first = trimmed(first_part(raw));
    return first.size() < raw.size() ? parsed(std::string(first), region) : std::nullopt;
}

}  // namespace voronka
