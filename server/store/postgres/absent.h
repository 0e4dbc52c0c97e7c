#pragma once
#include <map>
#include <unordered_set>

#include "schema/record.h"
#include "store/postgres/database.h"

namespace voronka::store::postgres {

/// Values that no row has, as long as nobody else can write: what was looked for together and not found, less what was written
/// since.
class Absent {
  public:
    /// Looks for all of these values of a field by one statement.
    Result<void> look_for(Database&, const Module&, const Field&, const std::vector<const Value*>&);
    /// Whether it is known that `equal` finds nothing.
    bool holds(const Module&, const Field&, const Value&) const;
    void written(const Record&);

  private:
    using Forms = std::unordered_set<std::string>;
    std::map<std::pair<const Module*, const Field*>, Forms> forms_;  // by the field in whose index they would stand
};

}  // namespace voronka::store::postgres
