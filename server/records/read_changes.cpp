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

Result<std::string> Reading::changed_fields(const Module& module, const Change& change) {
    // An actor from whom nothing is kept reads the log as it is.
    if (actor_.is_system() || actor_.administers()) return change.fields;
    const json::object all = json::parse(change.fields).as_object();
    json::object shown;
    for (const auto& member : all) {
        const Field* field = field_of(environment_.schema, module, member.key());
        if (!field || actor_.hides(*field)) continue;
        json::value values = member.value();
        if (field->type == FieldType::reference && values.is_array()) {
            for (json::value& id : values.as_array()) {
                if (!id.is_int64()) continue;
                bool read = false;
                for (const std::string& target : field->references)
                    read = read || TRY(readable(environment_.schema.at(target), id.as_int64()));
                if (!read) id = nullptr;
            }
        }
        shown.emplace(member.key(), std::move(values));
    }
    return json::serialize(shown);
}

}  // namespace voronka::records
