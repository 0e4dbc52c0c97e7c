#pragma once
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "records/actor.h"

namespace voronka::records {

/// What a role says of the records of one module: `all`, `none`, or a query; empty: as for all other modules.
struct RecordRules {
    std::string read;
    std::string create;
    std::string update;
    std::string remove;
};

/// A role as it is written down (roles/*.yaml, and the field `permissions` of a role).
struct RoleRules {
    bool override_process = false;
    bool administer = false;
    RecordRules standard;                                              ///< of modules that are not named
    std::map<std::string, RecordRules> records;                        ///< by module
    std::map<std::string, std::map<std::string, std::string>> fields;  ///< module → field → hidden or read_only
};

/// Errors: role_yaml with what the reader of YAML says.
Result<RoleRules> read_role_rules(const std::string& yaml);
std::string write_role_rules(const RoleRules&);

/// Rules bound to a person, and everything that is wrong with them by its place (`records.deals.read`). A rule that cannot be
/// read allows nothing. `shared`: modules of which something is shared with the person; only there are shares asked at all, so
/// that everybody else's lists and counts keep to their index.
struct BoundRole {
    std::shared_ptr<const Rights> rights;
    std::vector<FieldError> errors;
};
BoundRole bind_role(const RoleRules&, const std::string& key, const query::Surroundings&,
                    const std::set<std::string>& shared = {});

/// What the role says of one right (`read`, `create`, `update`, `delete`) over the records of a module: `all`, `none` or a query.
std::string rule_text(const RoleRules&, const Module&, std::string_view right);

/// Whether single records of this module can be shared.
bool can_be_shared(const Schema&, const Module&);

}  // namespace voronka::records
