#include "records/change_fields.h"
#include "records/rules.h"
#include "records/unit.h"

namespace voronka::records {
namespace {

std::unexpected<Error> not_there() { return fail(ErrorKind::not_found, "not_found"); }

}  // namespace

Result<Record> Unit::create_child(const Module& child, Id parent, const Given& given, Authority authority) {
    const Module& above = environment_.schema.at(child.parent);
    if (authority == Authority::actor) {
        TRY_VOID(writable(above, parent));
        TRY_VOID(may_set(given));
    }
    const auto found = TRY(writer_.find(above, parent));
    if (!found) return not_there();
    Record record(child);
    for (const auto& [field, value] : given) record[field->index] = value;
    record[system_field::parent] = parent;
    record[system_field::id] = writer_.next_id();
    record[system_field::version] = std::int64_t{1};
    record[system_field::created_at] = now_;
    record[system_field::updated_at] = now_;
    if (actor_.user) record[system_field::created_by] = actor_.user;
    TRY_VOID(check(nullptr, record));
    TRY_VOID(writer_.insert(record));
    TRY_VOID(log_child(*found, child, record.id(), nullptr, &record));
    return record;
}

Result<Record> Unit::update_child(const Module& child, Id parent, Id id, const Given& given, Authority authority) {
    const Module& above = environment_.schema.at(child.parent);
    if (authority == Authority::actor) {
        TRY_VOID(writable(above, parent));
        TRY_VOID(may_set(given));
    }
    const auto owner = TRY(writer_.find(above, parent));
    const auto found = TRY(writer_.find(child, id));
    if (!owner || !found || std::get<Id>((*found)[system_field::parent]) != parent) return not_there();
    Record after = *found;
    for (const auto& [field, value] : given) after[field->index] = value;
    if (after.values() == found->values()) return after;
    after[system_field::version] = found->version() + 1;
    after[system_field::updated_at] = now_;
    TRY_VOID(check(&*found, after));
    TRY_VOID(writer_.update(*found, after));
    TRY_VOID(log_child(*owner, child, id, &*found, &after));
    return after;
}

Result<void> Unit::remove_child(const Module& child, Id parent, Id id, Authority authority) {
    const Module& above = environment_.schema.at(child.parent);
    if (authority == Authority::actor) TRY_VOID(writable(above, parent));
    const auto owner = TRY(writer_.find(above, parent));
    const auto found = TRY(writer_.find(child, id));
    if (!owner || !found || std::get<Id>((*found)[system_field::parent]) != parent) return not_there();
    TRY_VOID(writer_.erase(*found));
    return log_child(*owner, child, id, &*found, nullptr);
}

Result<void> Unit::log_child(const Record& parent, const Module& child, Id id, const Record* before, const Record* after) {
    Record touched = parent;
    touched[system_field::version] = parent.version() + 1;
    touched[system_field::updated_at] = now_;
    if (actor_.user) touched[system_field::updated_by] = actor_.user;
    TRY_VOID(writer_.update(parent, touched));
    TRY_VOID(log(touched, "update", child_change_fields(child, id, before, after)));
    return part_changed(*this, parent.module(), parent.id());
}

}  // namespace voronka::records
