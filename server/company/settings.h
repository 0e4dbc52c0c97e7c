#pragma once
#include <string>
#include <string_view>

#include "company/company.h"

namespace voronka::company {

/// Settings as they are kept: JSON.
std::string write_settings(const Settings&);
Result<Settings> read_settings(std::string_view json);

/// The head of roles/*.yaml; the whole text is what the company keeps as the role's permissions.
struct RoleFile {
    std::string key;
    Label name;
};
Result<RoleFile> read_role(const Source&);

}  // namespace voronka::company
