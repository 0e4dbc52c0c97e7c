#pragma once
#include <boost/json/object.hpp>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "core/value.h"
#include "exchange/recognise.h"

namespace voronka::exchange {

/// Which value of the field each cell means: {"Won": "won"}. Looked up as written, then folded.
using ValueMap = std::map<std::string, std::string, std::less<>>;

/// What becomes of one column.
struct ColumnMapping {
    std::size_t index = 0;
    std::string field;  ///< empty: the column is left out
    ValueMap values;
    std::vector<std::string> blank;  ///< cells that mean nothing
    std::string format;              ///< of its dates, by hand: "MM/DD/YYYY"
    bool operator==(const ColumnMapping&) const = default;
};

/// What becomes of a name that is nobody's: an existing record, a new one, or nothing.
struct ReferenceChoice {
    enum class Action { use, create, leave_empty };
    Action action = Action::use;
    Id id = 0;
    bool operator==(const ReferenceChoice&) const = default;
};

/// How a file is read into a module: docs/api.md, MAPPING.
struct Mapping {
    std::vector<ColumnMapping> columns;
    std::map<std::string, std::map<std::string, ReferenceChoice, std::less<>>, std::less<>> references;
    std::map<std::string, std::string, std::less<>> constants;

    const ColumnMapping* of_field(std::string_view field) const;
    bool operator==(const Mapping&) const = default;
};

/// How to deal with records that are there already, and how cells are written; docs/api.md, options.
struct ImportOptions {
    enum class OnDuplicate { skip, update, create };
    OnDuplicate on_duplicate = OnDuplicate::skip;
    std::vector<std::string> match_by = {"external_id"};
    std::string date_format;  ///< for all columns, by hand
    std::string decimal;      ///< "." or ",", for all columns, by hand
    bool operator==(const ImportOptions&) const = default;
};

boost::json::object to_json(const Mapping&);
/// Errors name the place: `columns[2].field`.
Result<Mapping> mapping_from_json(const boost::json::value&);
boost::json::object to_json(const ImportOptions&);
Result<ImportOptions> options_from_json(const boost::json::value&);

/// How to read a column: what was recognised, less what a person has settled otherwise.
CellFormat format_of(const ColumnKind& recognised, const ColumnMapping&, const ImportOptions&);

}  // namespace voronka::exchange
