#include <boost/json.hpp>

#include "records/read.h"

namespace voronka::records {
namespace {

namespace json = boost::json;

// The field that a change of the log names: `amount`, or of a child `lines.17.price`.
const Field* field_of(const Schema& schema, const Module& module, std::string_view name) {
    const auto first = name.find('.');
    if (first == std::string_view::npos) return module.find(name);
    const Module* child = schema.find(module.key + "." + std::string(name.substr(0, first)));
    return child ? child->find(name.substr(name.rfind('.') + 1)) : nullptr;
}

}  // namespace

// In an old or new value: ids of what may not be read become null, or go from a list.
Result<void> Reading::keep_readable(const Field& field, json::value& value) {
    const auto may = [&](const json::value& id) -> Result<bool> {
        const auto number = id.is_int64() ? id.as_int64() : id.is_string() ? std::stoll(std::string(id.as_string())) : 0;
        for (const std::string& target : field.references)
            if (TRY(readable(environment_.schema.at(target), number))) return true;
        return false;
    };
    if (field.type == FieldType::reference && !value.is_null() && !TRY(may(value))) value = nullptr;
    if (field.type != FieldType::references || !value.is_array()) return {};
    json::array kept;
    for (json::value& one : value.as_array())
        if (TRY(may(one))) kept.push_back(std::move(one));
    value = std::move(kept);
    return {};
}

Result<std::string> Reading::changed_fields(const Module& module, const Change& change) {
    // An actor from whom nothing is kept reads the log as it is.
    if (actor_.is_system()) return change.fields;
    const json::object all = json::parse(change.fields).as_object();
    json::object kept;
    for (const auto& member : all) {
        const Field* field = field_of(environment_.schema, module, member.key());
        if (!field || actor_.hides(*field)) continue;
        json::value values = member.value();
        if (values.is_array())
            for (json::value& value : values.as_array()) TRY_VOID(keep_readable(*field, value));
        kept.emplace(member.key(), std::move(values));
    }
    return json::serialize(kept);
}

}  // namespace voronka::records
