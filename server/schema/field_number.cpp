#include <boost/json.hpp>
#include <charconv>
#include <cmath>

#include "core/text.h"
#include "schema/field_types.h"

namespace voronka {
namespace {

constexpr std::int64_t largest = (std::int64_t{1} << 53) - 1;  // what JavaScript holds
constexpr std::int64_t whole_most = 99'999'999'999'999;        // before the point of a Decimal

std::unexpected<Error> out_of_range(const Field& field) {
    const bool whole = field.type == FieldType::integer || field.type == FieldType::reference;
    const std::string most = whole ? "9007199254740991" : "99999999999999.9999";
    const std::string least = field.type == FieldType::reference ? "1" : "-" + most;
    return fail_field(field.key, "out_of_range",
                      {{"min", field.min ? format(*field.min, 0) : least}, {"max", field.max ? format(*field.max, 0) : most}});
}

Result<Value> in_range(const Field& field, Decimal number) {
    if ((field.min && number < *field.min) || (field.max && number > *field.max)) return out_of_range(field);
    return Value(number);
}

// A JSON number with a fraction. Its shortest decimal form is what the sender wrote, unless it was too long
// for a double; what would have to be rounded is refused, not guessed at.
Result<Value> read_double(const Field& field, double number) {
    constexpr double most = 1e14;
    constexpr double exact = 9e11;  // beyond it a double does not hold four decimals
    if (!std::isfinite(number) || std::abs(number) >= most) return out_of_range(field);
    if (std::abs(number) > exact && number != std::trunc(number)) return fail_field(field.key, "too_many_decimals");
    std::array<char, 400> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), number, std::chars_format::fixed).ptr;
    const auto decimal = parse_decimal({text.data(), end});
    if (!decimal) return fail_field(field.key, "too_many_decimals");
    return in_range(field, *decimal);
}

}  // namespace

Result<Value> read_number_text(const Field& field, std::string_view raw) {
    const std::string_view text = trimmed(raw);
    if (text.empty()) return Value();
    const auto number = parse_decimal(text);
    if (!number)
        return fail_field(field.key, field.type == FieldType::money ? "bad_money" : "bad_number", {{"value", std::string(text)}});
    return in_range(field, *number);
}

Result<Value> read_number_json(const Field& field, const boost::json::value& value) {
    if (value.is_string()) {
        if (field.type != FieldType::money) return wrong_type(field, "number");
        return read_number_text(field, value.as_string());
    }
    if (value.is_int64()) {
        if (value.as_int64() > whole_most || value.as_int64() < -whole_most) return out_of_range(field);
        return in_range(field, Decimal::whole(value.as_int64()));
    }
    if (value.is_uint64()) return out_of_range(field);
    if (!value.is_double()) return wrong_type(field, field.type == FieldType::money ? "\"125000.00\"" : "number");
    return read_double(field, value.as_double());
}

Result<Value> read_integer_text(const Field& field, std::string_view raw) {
    const std::string_view text = trimmed(raw);
    if (text.empty()) return Value();
    std::int64_t number = 0;
    const auto [end, wrong] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (wrong != std::errc() || end != text.data() + text.size())
        return fail_field(field.key, "bad_number", {{"value", std::string(text)}});
    return read_integer_json(field, boost::json::value(number));
}

Result<Value> read_integer_json(const Field& field, const boost::json::value& value) {
    const bool reference = field.type == FieldType::reference;
    if (!value.is_int64()) {
        if (value.is_uint64()) return out_of_range(field);
        return wrong_type(field, reference ? "id" : "integer");
    }
    const std::int64_t number = value.as_int64();
    if (number > largest || number < -largest || (reference && number <= 0)) return out_of_range(field);
    if ((field.min && Decimal::whole(number) < *field.min) || (field.max && Decimal::whole(number) > *field.max))
        return out_of_range(field);
    return Value(number);
}

}  // namespace voronka
