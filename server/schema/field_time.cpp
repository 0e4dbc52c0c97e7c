#include <boost/json.hpp>

#include "core/text.h"
#include "schema/field_types.h"

namespace voronka {
namespace {

// 0001-01-01T00:00:00Z and the last millisecond of the year 9999: an offset may lead beyond them.
constexpr Instant first{-62'135'596'800'000};
constexpr Instant last{253'402'300'799'999};

}  // namespace

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
    if (!instant || *instant < first || *instant > last)
        return fail_field(field.key, "bad_instant", {{"value", std::string(text)}});
    return Value(*instant);
}

Result<Value> read_instant_json(const Field& field, const boost::json::value& value) {
    if (!value.is_string()) return wrong_type(field, "\"2026-11-24T10:00:00Z\"");
    return read_instant_text(field, value.as_string());
}

}  // namespace voronka
