#include "records/sight.h"
#include "records/unit.h"
#include "schema/values.h"

namespace voronka::records {
namespace {

constexpr int most_referrers_named = 20;
constexpr int most_cascaded = 10'000;

Error validation(std::vector<FieldError> errors) {
    return {.kind = ErrorKind::validation, .code = "validation", .fields = std::move(errors)};
}

bool changed(const Record* before, const Record& after, const Field& field) {
    return !before || (*before)[field.index] != after[field.index];
}

}  // namespace

Result<bool> Unit::passes(const Record& record, const query::BoundPtr& filter) {
    return meets(writer_, environment_, actor_, record.module(), record.id(), filter, query::Alive::both);
}

Result<void> Unit::may_set(const Given& given) const {
    std::vector<FieldError> errors;
    for (const auto& [field, value] : given) {
        if (!actor_.fixed(*field)) continue;
        const bool hidden = actor_.hides(*field);
        errors.push_back({.field = field->key,
                          .code = hidden ? "unknown_field" : "read_only_for_role",
                          .args = {{"field", field->key}, {"nearest", ""}}});
    }
    if (!errors.empty()) return std::unexpected(validation(std::move(errors)));
    return {};
}

Result<void> Unit::authorise(const Record& record, const query::BoundPtr& filter, bool allowed) {
    if (actor_.is_system()) return {};
    if (!allowed || !TRY(passes(record, filter))) return fail(ErrorKind::forbidden, "forbidden");
    return {};
}

Result<void> Unit::check(const Record* before, const Record& after) {
    std::vector<FieldError> errors = check_record(after);
    // An imported or older record may lack what is required of new ones; a change is not held up by what it does not touch.
    if (before) {
        std::erase_if(errors, [&](const FieldError& error) {
            const Field* field = after.module().find(error.field);
            return field && (*before)[field->index] == after[field->index];
        });
    }
    if (!errors.empty()) return std::unexpected(validation(std::move(errors)));
    TRY_VOID(check_references(before, after));
    return check_unique(before, after);
}

Result<void> Unit::check_references(const Record* before, const Record& after) {
    std::vector<FieldError> errors;
    for (const Field& field : after.module().fields) {
        if (field.system || field.type != FieldType::reference || !changed(before, after, field)) continue;
        const auto* id = get_if<std::int64_t>(after[field.index]);
        if (!id) continue;
        bool there = false;
        for (const std::string& target : field.references) {
            const Module* module = environment_.schema.find(target);
            if (!module || there) continue;
            // What the rules or a file fill in only has to exist; what a person names, that person must be able to read.
            if (field.read_only || importing_) {
                there = TRY(writer_.exists(*module, *id));
                continue;
            }
            there = TRY(may_read(writer_, environment_, actor_, *module, *id));
        }
        if (!there) errors.push_back({.field = field.key, .code = "reference_missing", .args = {{"id", std::to_string(*id)}}});
    }
    if (!errors.empty()) return std::unexpected(validation(std::move(errors)));
    return {};
}

Result<void> Unit::check_unique(const Record* before, const Record& after) {
    for (const Field& field : after.module().fields) {
        if (!field.unique || empty(after[field.index]) || !changed(before, after, field)) continue;
        for (const Record& other : TRY(writer_.equal(after.module(), field, after[field.index], 2)))
            if (other.id() != after.id()) return fail_field(field.key, "not_unique");
    }
    return {};
}

Result<void> Unit::release_referrers(const Record& record) {
    bool held = false;
    int refused = 0;
    std::string named;
    for (const auto& [module, field] : environment_.schema.referrers(record.module())) {
        // The parts of a journey and the stays are history; they do not hold a record back.
        if (module->internal || module->key == "journeys" || module->parent == "journeys" || field->system) continue;
        for (const Record& referrer : TRY(writer_.referring(*module, *field, record.id(), most_cascaded))) {
            if (field->on_delete == OnDelete::clear) {
                Record after = referrer;
                after[field->index] = Value();
                TRY_VOID(write(referrer, std::move(after)));
            } else if (field->on_delete == OnDelete::cascade) {
                if (module->parent.empty()) TRY_VOID(remove(*module, referrer.id(), {}, Authority::system));
            } else {
                held = true;
                const Module& shown = module->parent.empty() ? *module : environment_.schema.at(module->parent);
                const Id id = module->parent.empty() ? referrer.id() : std::get<Id>(referrer[system_field::parent]);
                // Of those that may not be read not even the number is told.
                if (refused == most_referrers_named || !TRY(may_read(writer_, environment_, actor_, shown, id))) continue;
                ++refused;
                named += (named.empty() ? "" : ", ") + shown.key + "/" + std::to_string(id);
            }
        }
    }
    if (refused) return fail(ErrorKind::conflict, "has_referrers", {{"count", std::to_string(refused)}, {"records", named}});
    if (held) return fail(ErrorKind::conflict, "has_referrers_elsewhere");
    return {};
}

}  // namespace voronka::records
