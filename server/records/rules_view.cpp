#include "core/text.h"
#include "records/rules_parts.h"

namespace voronka::records {
namespace {

// Columns are keys of fields, separated by commas; a path of one reference may stand there.
Result<void> check_columns(Unit& unit, const Module& module, std::string_view columns) {
    while (!columns.empty()) {
        const auto comma = std::min(columns.find(','), columns.size());
        const std::string_view name = columns.substr(0, comma);
        columns.remove_prefix(std::min(comma + 1, columns.size()));
        const auto dot = name.find('.');
        const Field* field = module.find(name.substr(0, dot));
        if (field && dot != std::string_view::npos) {
            const Module* to =
                field->references.size() == 1 ? unit.environment().schema.find(field->references.front()) : nullptr;
            field = to ? to->find(name.substr(dot + 1)) : nullptr;
        }
        if (!field || field->hidden || unit.actor().hides(*field))
            return fail_field("columns", "unknown_field", {{"field", std::string(name)}, {"nearest", ""}});
    }
    return {};
}

bool given_anew(const Record* before, const Record& after, const char* field) {
    return before ? before->get(field) != after.get(field) : !empty(after.get(field));
}

// What everybody finds on his screen is for administrators to say.
Result<void> check_reach(Unit& unit, const Record* before, const Record& after) {
    if (unit.actor().administers()) return {};
    if (given_anew(before, after, "default_for")) return fail_field("default_for", "view_default_administrators");
    const bool imposed = after.flag("pinned") && after.text("shared") == "everybody";
    if (imposed && (given_anew(before, after, "pinned") || given_anew(before, after, "shared")))
        return fail_field("pinned", "view_pinned_administrators");
    return {};
}

}  // namespace

Result<void> settle_view(Unit& unit, const Record* before, Record& after) {
    const Module* module = unit.environment().schema.find(after.text("resource"));
    if (!module || module->internal || !module->parent.empty())
        return fail_field("resource", "unknown_resource", {{"name", std::string(after.text("resource"))}});
    TRY_VOID(check_reach(unit, before, after));
    if (given_anew(before, after, "default_for") && !empty(after.get("default_for"))) {
        const Module& roles = unit.environment().schema.at("roles");
        if (TRY(unit.writer().equal(roles, roles.at("key"), after.get("default_for"), 1)).empty())
            return fail_field("default_for", "unknown_role", {{"role", std::string(after.text("default_for"))}});
    }
    if (given_anew(before, after, "columns")) TRY_VOID(check_columns(unit, *module, after.text("columns")));
    if (!given_anew(before, after, "query")) return {};
    const CompanyNames names(unit.environment(), unit.writer(), unit.actor());
    auto bound = query::bind(after.text("query"), *module, surroundings(unit.environment(), unit.actor(), names));
    if (bound) return {};
    Error error = std::move(bound).error();
    for (FieldError& field : error.fields) field.field = "query";
    error.kind = ErrorKind::validation;
    return std::unexpected(std::move(error));
}

}  // namespace voronka::records
