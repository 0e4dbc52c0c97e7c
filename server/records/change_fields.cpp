#include "records/change_fields.h"

#include "core/json.h"
#include "schema/values.h"

namespace voronka::records {
namespace {

// Hidden companions of references (about_resource) are kept, since undoing needs them; the bookkeeping is not.
bool bookkeeping(const Field& field) {
    switch (field.index) {
        case system_field::id:
        case system_field::version:
        case system_field::updated_at:
        case system_field::updated_by:
        case system_field::deleted_at:
        case system_field::title:
            return true;
        default:
            return false;
    }
}

void write_pair(JsonWriter& out, const Field& field, const Value& from, const Value& to) {
    out.begin_array();
    write_json(out, field, from);
    write_json(out, field, to);
    out.end_array();
}

void write_fields(JsonWriter& out, const std::string& prefix, const Record* before, const Record* after) {
    const Module& module = after ? after->module() : before->module();
    static const Value nothing;
    for (const Field& field : module.fields) {
        // When a child was made, and of what, its parent's entry says already.
        if (bookkeeping(field) || (!prefix.empty() && field.system)) continue;
        const Value& from = before ? (*before)[field.index] : nothing;
        const Value& to = after ? (*after)[field.index] : nothing;
        if (from == to) continue;
        out.key(prefix + field.key);
        write_pair(out, field, from, to);
    }
}

}  // namespace

std::string change_fields(const Record* before, const Record& after, Reversed reversed) {
    std::string json;
    JsonWriter out(json);
    out.begin_object();
    if (reversed == Reversed::yes)
        write_fields(out, "", &after, nullptr);
    else
        write_fields(out, "", before, &after);
    out.end_object();
    return json;
}

std::string child_change_fields(const Module& child, Id id, const Record* before, const Record* after) {
    std::string json;
    JsonWriter out(json);
    out.begin_object();
    write_fields(out, child.child_name + "." + std::to_string(id) + ".", before, after);
    out.end_object();
    return json;
}

}  // namespace voronka::records
