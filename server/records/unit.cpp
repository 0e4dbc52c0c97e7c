#include "records/unit.h"

#include "records/change_fields.h"
#include "records/rules.h"
#include "records/search.h"
#include "records/sight.h"
#include "schema/settle.h"
#include "schema/values.h"

namespace voronka::records {
namespace {

std::unexpected<Error> not_there() { return fail(ErrorKind::not_found, "not_found"); }

Result<void> same_version(const Record& record, std::optional<std::int64_t> expected) {
    if (expected && *expected != record.version()) return fail(ErrorKind::stale, "stale");
    return {};
}

void give(Record& record, const Given& given) {
    for (const auto& [field, value] : given) record[field->index] = value;
}

void stamp(Record& record, Instant now, Id who, bool is_new) {
    if (is_new) {
        if (empty(record[system_field::created_at])) record[system_field::created_at] = now;
        record[system_field::version] = std::int64_t{1};
        if (who) record[system_field::created_by] = who;
    } else {
        record[system_field::version] = record.version() + 1;
    }
    record[system_field::updated_at] = now;
    record[system_field::updated_by] = who ? Value(who) : Value();
}

Result<void> give_owner(Unit& unit, Record& record) {
    const Field* owner = record.module().find("owner");
    if (!owner || !empty(record[owner->index])) return {};
    const Rules* rules = rules_of(record.module());
    if (rules && rules->assign) TRY_VOID(rules->assign(unit, record));
    if (empty(record[owner->index]) && unit.actor().user) record[owner->index] = unit.actor().user;
    return {};
}

void name(Record& record) {
    std::string title = title_of(record);
    record[system_field::title] = title.empty() ? Value() : Value(std::move(title));
}

}  // namespace

Unit::Unit(Writer& writer, const Environment& environment, const Actor& actor)
    : writer_(writer), environment_(environment), actor_(actor), now_(environment.clock.now()) {}

Result<Record> Unit::create(const Module& module, const Given& given, Authority authority) {
    if (authority == Authority::actor && !actor_.is_system() && !actor_.rights->of(module).create)
        return fail(ErrorKind::forbidden, "forbidden");
    if (authority == Authority::actor) TRY_VOID(may_set(given));
    Record record(module);
    give(record, given);
    TRY_VOID(give_owner(*this, record));
    record[system_field::id] = writer_.next_id();
    return insert(std::move(record));
}

Result<Record> Unit::insert(Record record) {
    const Rules* rules = rules_of(record.module());
    settle(record, nullptr);
    stamp(record, now_, actor_.user, true);
    if (rules) TRY_VOID(rules->settle(*this, nullptr, record));
    name(record);
    TRY_VOID(check(nullptr, record));
    TRY_VOID(writer_.insert(record));
    if (record.module().logged) TRY_VOID(log(record, "create", change_fields(nullptr, record)));
    TRY_VOID(index(record));
    if (rules) TRY_VOID(rules->follow(*this, nullptr, record));
    return record;
}

Result<Record> Unit::update(const Module& module, Id id, const Given& given, std::optional<std::int64_t> expected,
                            Authority authority) {
    Record before = authority == Authority::actor ? TRY(writable(module, id, expected)) : [&] { return Record(module); }();
    if (authority == Authority::system) {
        auto found = TRY(writer_.find(module, id));
        if (!found) return not_there();
        before = std::move(*found);
        TRY_VOID(same_version(before, expected));
    }
    if (authority == Authority::actor) TRY_VOID(may_set(given));
    Record after = before;
    give(after, given);
    return write(before, std::move(after));
}

Result<Record> Unit::write(const Record& before, Record after, std::string_view change) {
    settle(after, &before);
    const Rules* rules = rules_of(after.module());
    if (rules) TRY_VOID(rules->settle(*this, &before, after));
    if (after.values() == before.values()) return before;
    name(after);
    stamp(after, now_, actor_.user, false);
    TRY_VOID(check(&before, after));
    TRY_VOID(writer_.update(before, after));
    if (after.module().logged) TRY_VOID(log(after, change, change_fields(&before, after)));
    TRY_VOID(index(after));
    if (rules) TRY_VOID(rules->follow(*this, &before, after));
    return after;
}

Result<void> Unit::write_derived(const Record& before, const Record& after) {
    if (after.values() == before.values()) return {};
    TRY_VOID(writer_.update(before, after));
    if (!in_bulk_) announce(after);
    return {};
}

void Unit::announce(const Record& record) {
    const Field* owner = record.module().find("owner");
    events_.push_back({.seq = change_set_,
                       .resource = record.module().key,
                       .id = record.id(),
                       .version = record.version(),
                       .change = "update",
                       .owner = owner ? record.integer("owner") : 0});
}

Result<void> Unit::insert_row(Record record) {
    if (!record.id()) record[system_field::id] = writer_.next_id();
    stamp(record, now_, actor_.user, true);
    return writer_.insert(record);
}

Result<void> Unit::update_row(const Record& before, Record after) {
    stamp(after, now_, actor_.user, false);
    return writer_.update(before, after);
}

Result<void> Unit::remove(const Module& module, Id id, std::optional<std::int64_t> expected, Authority authority) {
    if (authority == Authority::actor) TRY_VOID(readable(module, id));
    const auto found = TRY(writer_.find(module, id));
    if (!found || found->deleted()) return not_there();
    if (authority == Authority::actor && !actor_.is_system()) {
        const ModuleRights& rights = actor_.rights->of(module);
        TRY_VOID(authorise(*found, rights.removable, rights.remove));
    }
    TRY_VOID(same_version(*found, expected));
    TRY_VOID(release_referrers(*found));
    Record after = *found;
    after[system_field::deleted_at] = now_;
    stamp(after, now_, actor_.user, false);
    TRY_VOID(writer_.update(*found, after));
    TRY_VOID(log(after, "delete", change_fields(nullptr, *found, Reversed::yes)));
    TRY_VOID(writer_.index(module, id, {}));
    if (const Rules* rules = rules_of(module)) TRY_VOID(rules->follow(*this, &*found, after));
    return {};
}

Result<Record> Unit::restore(const Module& module, Id id) {
    const ModuleRights* rights = actor_.is_system() ? nullptr : &actor_.rights->of(module);
    const query::BoundPtr seen = rights ? rights->readable : query::BoundPtr();
    if (!TRY(meets(writer_, environment_, actor_, module, id, seen, query::Alive::no))) return not_there();
    const auto found = TRY(writer_.find(module, id));
    if (rights && (!rights->update || !TRY(passes(*found, rights->updatable)))) return fail(ErrorKind::forbidden, "forbidden");
    Record after = *found;
    after[system_field::deleted_at] = Value();
    stamp(after, now_, actor_.user, false);
    TRY_VOID(check_references(nullptr, after));
    TRY_VOID(writer_.update(*found, after));
    TRY_VOID(log(after, "restore", "{}"));
    TRY_VOID(index(after));
    if (const Rules* rules = rules_of(module)) TRY_VOID(rules->follow(*this, &*found, after));
    return after;
}

Result<Record> Unit::readable(const Module& module, Id id) {
    if (!TRY(may_read(writer_, environment_, actor_, module, id))) return not_there();
    auto found = TRY(writer_.find(module, id));
    return found ? Result<Record>(std::move(*found)) : not_there();
}

Result<Record> Unit::writable(const Module& module, Id id, std::optional<std::int64_t> expected) {
    Record record = TRY(readable(module, id));
    if (!actor_.is_system()) {
        const ModuleRights& rights = actor_.rights->of(module);
        TRY_VOID(authorise(record, rights.updatable, rights.update));
    }
    TRY_VOID(same_version(record, expected));
    return record;
}

Result<void> Unit::log(const Record& record, std::string_view change, std::string fields) {
    const std::int64_t seq = TRY(writer_.append({.change_set = change_set_,
                                                 .at = now_,
                                                 .actor = actor_.user,
                                                 .door = std::string(key(actor_.door)),
                                                 .resource = record.module().key,
                                                 .record = record.id(),
                                                 .version = record.version(),
                                                 .change = std::string(change),
                                                 .fields = std::move(fields)}));
    if (!change_set_) change_set_ = seq;
    // An import or a bulk change tells of itself once, not of every record; people are read anew all the same.
    if ((importing_ || in_bulk_) && record.module().key != "users" && record.module().key != "teams" &&
        record.module().key != "roles")
        return {};
    const Field* owner = record.module().find("owner");
    events_.push_back({.seq = seq,
                       .resource = record.module().key,
                       .id = record.id(),
                       .version = record.version(),
                       .change = std::string(change),
                       .owner = owner ? record.integer("owner") : 0});
    return {};
}

Result<void> Unit::index(const Record& record) {
    if (record.module().internal || !record.module().parent.empty()) return {};
    if (importing_) return writer_.index_later(record.module(), record.id());
    return writer_.index(record.module(), record.id(), search_words(record));
}

}  // namespace voronka::records
