#include "records/merge.h"

#include "sales/journey.h"

namespace voronka::records {
namespace {

constexpr int most_moved = 100'000;
constexpr std::size_t most_merged = 100;

// What says where a lead stands is not mixed from two of them.
constexpr std::array standing{"status", "nurture_until"};

bool is_list(const Field& field) {
    return field.type == FieldType::emails || field.type == FieldType::phones || field.type == FieldType::tags;
}

bool has(const std::vector<const Field*>& fields, const Field& field) {
    return std::ranges::find(fields, &field) != fields.end();
}

// The items of both, each once, those of `first` before the others.
Value united(const Value& first, const Value& second) {
    if (empty(first) || empty(second)) return empty(first) ? second : first;
    Items all = std::get<Items>(first);
    for (const Item& item : std::get<Items>(second))
        if (std::ranges::none_of(all, [&](const Item& one) { return one.value == item.value; })) all.push_back(item);
    return all;
}

Record joined(const Record& kept, const Record& merged, const std::vector<const Field*>& take) {
    Record after = kept;
    for (const Field& field : kept.module().fields) {
        const Value& theirs = merged[field.index];
        if (!can_be_taken(field) || empty(theirs) || theirs == Value(kept.id())) continue;
        const bool wanted = has(take, field);
        if (is_list(field))
            after[field.index] = wanted ? united(theirs, kept[field.index]) : united(kept[field.index], theirs);
        else if (wanted || empty(kept[field.index]))
            after[field.index] = theirs;
    }
    for (const Field* field : take)
        if (empty(merged[field->index])) after[field->index] = Value();
    if (empty(kept[system_field::external_id])) after[system_field::external_id] = merged[system_field::external_id];
    if (kept.module().key == "leads" && std::get<Instant>(merged.get("started_at")) < std::get<Instant>(kept.get("started_at")))
        after.set("started_at", merged.get("started_at"));
    return after;
}

Result<void> move_reference(Unit& unit, const Schema::Referrer& at, const Merge& merge) {
    for (const Record& record : TRY(unit.writer().referring(*at.module, *at.field, merge.merged, most_moved))) {
        const Value to = record.id() == merge.kept ? Value() : Value(merge.kept);
        if (!at.module->parent.empty()) {
            const Id parent = std::get<Id>(record[system_field::parent]);
            TRY(unit.update_child(*at.module, parent, record.id(), {{at.field, to}}, Authority::system));
        } else if (record.id() != merge.merged) {
            TRY(unit.update(*at.module, record.id(), {{at.field, to}}, {}, Authority::system));
        }
    }
    return {};
}

// Lists of references: who takes part in an activity.
Result<void> move_listed(Unit& unit, const Module& module, const Merge& merge) {
    for (const Module& other : unit.environment().schema.modules())
        for (const Field& field : other.fields) {
            if (field.type != FieldType::references || std::ranges::find(field.references, module.key) == field.references.end())
                continue;
            for (const Record& record : TRY(unit.writer().equal(other, field, Ids{merge.merged}, most_moved))) {
                Ids ids = std::get<Ids>(record[field.index]);
                const bool there = std::ranges::find(ids, merge.kept) != ids.end();
                if (there) std::erase(ids, merge.merged);
                std::ranges::replace(ids, merge.merged, merge.kept);
                TRY(unit.update(other, record.id(), {{&field, ids}}, {}, Authority::system));
            }
        }
    return {};
}

Result<void> move_referrers(Unit& unit, const Module& module, const Merge& merge) {
    for (const Schema::Referrer& at : unit.environment().schema.referrers(module)) {
        // Stays and ticks hang on their journey, which the lead takes along; earlier links stay as they were.
        if (at.module->key == "journeys" || at.module->parent == "journeys" || at.field->key == "merged_into") continue;
        TRY_VOID(move_reference(unit, at, merge));
    }
    return move_listed(unit, module, merge);
}

Result<void> copy_shares(Unit& unit, const Module& module, const Merge& merge) {
    const Module& shares = unit.environment().schema.at("shares");
    const auto there = TRY(unit.writer().referring(shares, shares.at("record"), merge.kept, most_moved));
    for (const Record& share : TRY(unit.writer().referring(shares, shares.at("record"), merge.merged, most_moved))) {
        const auto same = std::ranges::find_if(there, [&](const Record& one) {
            return one.get("user") == share.get("user") && one.get("team") == share.get("team");
        });
        if (same != there.end()) {
            if (!share.flag("write")) continue;
            TRY(unit.update(shares, same->id(), {{&shares.at("write"), true}}, {}, Authority::system));
            continue;
        }
        TRY(unit.create(shares,
                        {{&shares.at("record"), merge.kept},
                         {&shares.at("record_resource"), module.key},
                         {&shares.at("user"), share.get("user")},
                         {&shares.at("team"), share.get("team")},
                         {&shares.at("write"), share.flag("write")}},
                        Authority::system));
    }
    return {};
}

Result<void> check(Unit& unit, const Record& merged, const Merge& merge) {
    if (merge.kept == merge.merged) return fail_field("from", "merge_itself");
    Given taken;
    for (const Field* field : merge.take) {
        if (!can_be_taken(*field)) return fail_field("take", "merge_field", {{"field", field->key}});
        taken.emplace_back(field, merged[field->index]);
    }
    if (merged.module().key == "leads" && merged.text("status") == "converted")
        return fail(ErrorKind::conflict, "merge_converted");
    return unit.may_set(taken);
}

}  // namespace

bool can_be_taken(const Field& field) {
    return !field.system && !field.hidden && !field.read_only && !field.create_only && field.first_of.empty() &&
           std::ranges::find(standing, field.key) == standing.end();
}

Result<Record> merge_records(Unit& unit, const Module& module, const Merge& merge) {
    const Record kept = TRY(unit.writable(module, merge.kept, merge.version));
    const Record merged = TRY(unit.writable(module, merge.merged));
    TRY_VOID(check(unit, merged, merge));
    const Record after = TRY(unit.write(kept, joined(kept, merged, merge.take)));
    TRY_VOID(move_referrers(unit, module, merge));
    TRY_VOID(copy_shares(unit, module, merge));
    const auto standing_now = TRY(unit.writer().find(module, merge.merged));
    Record gone = *standing_now;
    gone.set("merged_into", merge.kept);
    if (const Field* journey = module.find("journey")) gone[journey->index] = after[journey->index];
    TRY(unit.write(*standing_now, std::move(gone)));
    TRY_VOID(unit.remove(module, merge.merged, {}, Authority::system));
    return TRY(unit.writer().find(module, merge.kept)).value();
}

Result<std::vector<Id>> merged_into(Reader& reader, const Environment& environment, const Module& module, Id kept) {
    std::vector<Id> all;
    if (!module.find("merged_into")) return all;
    const CompanyNames names(environment, nullptr);
    std::vector<Id> open{kept};
    while (!open.empty() && all.size() < most_merged) {
        const std::string q = "merged_into = " + std::to_string(open.back());
        open.pop_back();
        const query::BoundPtr bound = TRY(query::bind(q, module, surroundings(environment, Actor::system(), names)));
        const query::Page page{.limit = most_merged, .alive = query::Alive::no, .ids_only = true};
        const query::Select select = TRY(query::compile_list(*bound, {&module.fields[system_field::id]}, page,
                                                             environment.dialect, Actor::system().readable()));
        const auto rows = TRY(reader.run(select.sql));
        while (TRY(rows->next())) {
            all.push_back(rows->integer(0));
            open.push_back(rows->integer(0));
        }
    }
    return all;
}

}  // namespace voronka::records
