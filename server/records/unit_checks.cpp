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
    if (!filter) return true;
    const CompanyNames names(environment_, nullptr);
    const auto around = surroundings(environment_, actor_, names);
    const query::BoundPtr self = TRY(query::bind("id = " + std::to_string(record.id()), record.module(), around));
    const query::Page page{.limit = 1, .alive = query::Alive::both, .ids_only = true};
    const query::Select select = TRY(query::compile_list(*query::both(self, filter), {&record.module().fields[system_field::id]},
                                                         page, environment_.dialect, actor_.readable()));
    const auto rows = TRY(writer_.run(select.sql));
    return rows->next();
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
            const auto found = readable(*module, *id);
            if (!found && found.error().kind != ErrorKind::not_found) return std::unexpected(found.error());
            there = found.has_value();
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
            } else if (++refused <= most_referrers_named) {
                named += (named.empty() ? "" : ", ") + module->key + "/" + std::to_string(referrer.id());
            }
        }
    }
    if (refused) return fail(ErrorKind::conflict, "has_referrers", {{"count", std::to_string(refused)}, {"records", named}});
    return {};
}

}  // namespace voronka::records
