#include <boost/json.hpp>

#include "core/text.h"
#include "schema/field_types.h"

namespace voronka {

Result<Value> read_boolean_json(const Field& field, const boost::json::value& value) {
    if (!value.is_bool()) return wrong_type(field, "true, false");
    return Value(value.as_bool());
}

Result<Value> read_boolean_text(const Field& field, std::string_view raw) {
    const std::string_view text = trimmed(raw);
    if (text.empty()) return Value();
    if (text == "true" || text == "1") return Value(true);
    if (text == "false" || text == "0") return Value(false);
    return wrong_type(field, "true, false");
}

}  // namespace voronka
