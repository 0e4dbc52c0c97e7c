#include <boost/json.hpp>
#include <charconv>
#include <cmath>

#include "core/text.h"
#include "schema/field_types.h"

namespace voronka {
namespace {

constexpr std::int64_t largest = (std::int64_t{1} << 53) - 1;

std::unexpected<Error> out_of_range(const Field& field) {
    return fail_field(field.key, "out_of_range",
                      {{"min", field.min ? format(*field.min, 0) : "-9007199254740991"},
                       {"max", field.max ? format(*field.max, 0) : "9007199254740991"}});
}

Result<Value> in_range(const Field& field, Decimal number) {
    if ((field.min && number < *field.min) || (field.max && number > *field.max)) return out_of_range(field);
    return Value(number);
}

}  // namespace

Result<Value> read_number_text(const Field& field, std::string_view raw) {
    const std::string_view text = trimmed(raw);
    if (text.empty()) return Value();
    const auto number = parse_decimal(text);
    if (!number) return fail_field(field.key, field.type == FieldType::money ? "bad_money" : "bad_number", {{"value", std::string(text)}});
    return in_range(field, *number);
}

Result<Value> read_number_json(const Field& field, const boost::json::value& value) {
    if (value.is_string()) {
        if (field.type != FieldType::money) return wrong_type(field, "number");
        return read_number_text(field, value.as_string());
    }
    if (value.is_int64()) {
        if (std::abs(value.as_int64()) > 99'999'999'999'999) return out_of_range(field);
        return in_range(field, Decimal::whole(value.as_int64()));
    }
    if (!value.is_double()) return wrong_type(field, field.type == FieldType::money ? "\"125000.00\"" : "number");
    const double scaled = value.as_double() * static_cast<double>(Decimal::scale);
    if (!std::isfinite(scaled) || std::abs(scaled) > 9e17) return out_of_range(field);
    // A number with more than four decimals would be rounded: refused, not guessed at.
    if (std::abs(scaled - std::round(scaled)) > 1e-6 * std::max(1.0, std::abs(scaled) * 1e-9))
        return fail_field(field.key, "too_many_decimals");
    return in_range(field, Decimal{std::llround(scaled)});
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

Result<Value> read_boolean_json(const Field& field, const boost::json::value& value) {
    if (!value.is_bool()) return wrong_type(field, "true, false");
    return Value(value.as_bool());
}

Result<Value> read_boolean_text(const Field& field, std::string_view text) {
    if (trimmed(text).empty()) return Value();
    if (text == "true" || text == "1") return Value(true);
    if (text == "false" || text == "0") return Value(false);
    return wrong_type(field, "true, false");
}

Result<Value> read_date_text(const Field& field, std::string_view text) {
    if (trimmed(text).empty()) return Value();
    const auto date = parse_date(trimmed(text));
    if (!date) return fail_field(field.key, "bad_date", {{"value", std::string(text)}});
    return Value(*date);
}

Result<Value> read_date_json(const Field& field, const boost::json::value& value) {
    if (!value.is_string()) return wrong_type(field, "\"2026-11-24\"");
    return read_date_text(field, value.as_string());
}

Result<Value> read_instant_text(const Field& field, std::string_view text) {
    if (trimmed(text).empty()) return Value();
    const auto instant = parse_instant(trimmed(text));
    if (!instant) return fail_field(field.key, "bad_instant", {{"value", std::string(text)}});
    return Value(*instant);
}

Result<Value> read_instant_json(const Field& field, const boost::json::value& value) {
    if (!value.is_string()) return wrong_type(field, "\"2026-11-24T10:00:00Z\"");
    return read_instant_text(field, value.as_string());
}

}  // namespace voronka
