#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "schema/schema.h"

namespace voronka::exchange {

/// One value that a field takes, and what it is called.
struct TargetChoice {
    std::string key;
    std::vector<std::string> names;  ///< labels and aliases
};

/// A field that a column can be mapped to.
struct TargetField {
    std::string key;  ///< `amount`; of a child line `lines.product`
    FieldType type = FieldType::text;
    Format format = Format::none;
    std::vector<std::string> names;  ///< labels in both languages, then aliases
    std::vector<TargetChoice> choices;
    bool open = false;
    bool required = false;
};

/// A module that a file can be imported into.
struct TargetModule {
    std::string key;                 ///< `deals`
    std::vector<std::string> names;  ///< what it is called, for file names
    std::vector<TargetField> fields;

    const TargetField* find(std::string_view field) const;
};

/// What an import may set of a module; of its children the lines of deals. The choices of stages come from
/// the process: `stages` are their keys and names.
TargetModule target_of(const Schema&, const Module&, const std::vector<TargetChoice>& stages = {});

}  // namespace voronka::exchange
