#include "records/directory.h"
#include "records/rules_parts.h"

namespace voronka::records {

// A role that cannot be read would shut its people out: it is bound once for whoever saves it, and refused where that fails.
Result<void> settle_role(Unit& unit, const Record*, Record& after) {
    const Role role{.key = std::string(after.text("key")), .permissions = std::string(after.text("permissions"))};
    const CompanyNames names(unit.environment(), nullptr);
    auto bound = bind_rights(role, surroundings(unit.environment(), unit.actor(), names));
    if (bound) return {};
    Error error = bound.error();
    // A query inside the rights is wrong: the field that holds it is named, the query's own message stays.
    for (FieldError& field : error.fields) field.field = "permissions";
    error.kind = ErrorKind::validation;
    return std::unexpected(std::move(error));
}

}  // namespace voronka::records
