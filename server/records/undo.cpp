#include "records/undo.h"

#include <boost/json.hpp>

#include "records/rules.h"
#include "records/stays.h"
#include "schema/values.h"

namespace voronka::records {
namespace {

namespace json = boost::json;
constexpr int most_later = 1000;

std::unexpected<Error> changed_since() { return fail(ErrorKind::conflict, "undo_changed_since"); }

// Whether a change after this one, outside of its set, touched one of the same fields.
Result<bool> touched_later(Unit& unit, const Change& change, const json::object& fields) {
    for (const Change& later : TRY(unit.writer().changes(change.seq, change.record, most_later))) {
        if (later.change_set == change.change_set) continue;
        if (later.change == "delete" || change.change == "create") return true;
        const json::object touched = json::parse(later.fields).as_object();
        for (const auto& member : fields)
            if (touched.contains(member.key())) return true;
    }
    return false;
}

// "lines.17.quantity" is split into collection, id and field.
struct ChildField {
    std::string collection;
    Id id = 0;
    std::string field;
};

std::optional<ChildField> child_field(std::string_view key) {
    const auto first = key.find('.');
    if (first == std::string_view::npos) return std::nullopt;
    const auto second = key.find('.', first + 1);
    return ChildField{std::string(key.substr(0, first)), std::stoll(std::string(key.substr(first + 1, second - first - 1))),
                      std::string(key.substr(second + 1))};
}

Result<void> undo_child(Unit& unit, const Record& parent, const ChildField& which, const json::object& fields,
                        Authority authority) {
    const Module& child = unit.environment().schema.child(parent.module(), which.collection);
    const std::string prefix = which.collection + "." + std::to_string(which.id) + ".";
    const auto found = TRY(unit.writer().find(child, which.id));
    Given given;
    bool existed = false;
    for (const auto& member : fields) {
        const std::string_view key = member.key();
        if (!key.starts_with(prefix)) continue;
        const Field* field = child.find(key.substr(prefix.size()));
        if (!field || field->system) continue;
        existed = existed || !member.value().as_array()[0].is_null();
        given.emplace_back(field, TRY(read_json(*field, member.value().as_array()[0])));
    }
    if (found && !existed) return unit.remove_child(child, parent.id(), which.id, authority);
    if (found) {
        TRY(unit.update_child(child, parent.id(), which.id, given, authority));
        return {};
    }
    TRY(unit.create_child(child, parent.id(), given, authority));
    return {};
}

Result<Record> changeable(Unit& unit, const Module& module, Id id, Authority authority) {
    if (authority == Authority::actor) return unit.writable(module, id);
    auto found = TRY(unit.writer().find(module, id));
    return found ? Result<Record>(std::move(*found)) : fail(ErrorKind::not_found, "not_found");
}

Result<void> undo_update(Unit& unit, const Module& module, const Change& change, const json::object& fields,
                         Authority authority) {
    const Record before = TRY(changeable(unit, module, change.record, authority));
    Record after = before;
    std::vector<std::string> done;
    for (const auto& member : fields) {
        if (const auto child = child_field(member.key())) {
            const std::string name = child->collection + "." + std::to_string(child->id);
            if (std::ranges::find(done, name) != done.end()) continue;
            done.push_back(name);
            TRY_VOID(undo_child(unit, before, *child, fields, authority));
        } else if (const Field* field = module.find(member.key())) {
            after[field->index] = TRY(read_json(*field, member.value().as_array()[0]));
        }
    }
    if (!done.empty()) return {};
    TRY(unit.write(before, std::move(after), change.change));
    return {};
}

// A move is undone with its stays: the one that it began goes, the one that it ended is open again.
Result<void> undo_stays(Unit& unit, const Record& record, Instant at) {
    const Module& stays = unit.environment().schema.at("journeys.stays");
    for (const Record& stay : TRY(unit.writer().referring(stays, stays.at("record"), record.id(), most_later))) {
        if (stay.get("entered_at") == Value(at)) {
            TRY_VOID(unit.writer().erase(stay));
        } else if (stay.get("left_at") == Value(at)) {
            Record open = stay;
            for (const char* field : {"left_at", "left_by", "reason", "overridden"}) open.set(field, Value());
            TRY_VOID(unit.update_row(stay, std::move(open)));
        }
    }
    return refresh_journey(unit, record.integer("journey"));
}

// Whoever undoes has to be able to read the record, and may set only what he may set by hand.
Result<void> may_undo(Unit& unit, const Module& module, const Change& change, const json::object& fields) {
    if (change.change != "delete") TRY(unit.readable(module, change.record));
    Given touched;
    for (const auto& member : fields) {
        const auto child = child_field(member.key());
        const Module* where = child ? unit.environment().schema.find(module.key + "." + child->collection) : &module;
        const Field* field = where ? where->find(child ? child->field : std::string(member.key())) : nullptr;
        if (field) touched.emplace_back(field, Value());
    }
    return change.change == "create" || change.change == "restore" || change.change == "delete" ? Result<void>()
                                                                                                : unit.may_set(touched);
}

Result<void> undo_one(Unit& unit, const Change& change, Authority authority) {
    const Module* module = unit.environment().schema.find(change.resource);
    if (!module) return {};
    const json::object fields = json::parse(change.fields).as_object();
    if (authority == Authority::actor) TRY_VOID(may_undo(unit, *module, change, fields));
    if (change.change == "delete") {
        TRY(unit.restore(*module, change.record));
        return {};
    }
    if (TRY(touched_later(unit, change, fields))) return changed_since();
    if (change.change == "create" || change.change == "restore") return unit.remove(*module, change.record, {}, authority);
    TRY_VOID(undo_update(unit, *module, change, fields, authority));
    if (change.change != "move") return {};
    const auto record = TRY(unit.writer().find(*module, change.record));
    return record ? undo_stays(unit, *record, change.at) : Result<void>();
}

Result<std::vector<Change>> newest_first(Unit& unit, std::int64_t change_set) {
    auto changes = TRY(unit.writer().change_set(change_set));
    if (changes.empty()) return fail(ErrorKind::not_found, "not_found");
    std::ranges::sort(changes, std::greater<>(), &Change::seq);
    return changes;
}

// Whether it was a merge, and whether the actor may take it back: bringing the merged record back asks for itself.
Result<Authority> authority_over(Unit& unit, const std::vector<Change>& changes) {
    for (const Change& change : changes) {
        const Module* module = unit.environment().schema.find(change.resource);
        if (!module || !module->find("merged_into") || change.change != "update") continue;
        const json::object fields = json::parse(change.fields).as_object();
        const auto* link = fields.if_contains("merged_into");
        if (!link || !link->as_array()[1].is_int64()) continue;
        TRY(unit.writable(*module, link->as_array()[1].as_int64()));
        return Authority::system;
    }
    return Authority::actor;
}

}  // namespace

Result<void> undo(Unit& unit, std::int64_t change_set) {
    const auto changes = TRY(newest_first(unit, change_set));
    const Authority authority = TRY(authority_over(unit, changes));
    for (const Change& change : changes) TRY_VOID(undo_one(unit, change, authority));
    return {};
}

Result<Undone> undo_each(Unit& unit, std::int64_t change_set) {
    Undone outcome;
    for (const Change& change : TRY(newest_first(unit, change_set))) {
        TRY_VOID(unit.writer().savepoint());
        auto done = undo_one(unit, change, Authority::actor);
        if (!done) TRY_VOID(unit.writer().rollback());
        TRY_VOID(unit.writer().release());
        if (done)
            ++outcome.undone;
        else
            outcome.refused.emplace_back(change.record, std::move(done).error());
    }
    return outcome;
}

}  // namespace voronka::records
