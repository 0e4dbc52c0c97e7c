#pragma once
#include <map>
#include <string>
#include <unordered_set>
#include <vector>

#include "schema/record.h"

namespace voronka::store {

/// The field in whose index the values of `field` stand: that of a file's `email` is `emails`.
const Field& in_whose_index(const Module&, const Field&);

/// Values that no row has, as long as nobody else can write: what was looked for together and not found, less what was written
/// since.
class Absent {
  public:
    /// The forms of these values that are not known to be absent yet. They are taken for absent from now on: `found` has to be
    /// told of those that are there.
    std::vector<std::string> look_for(const Module&, const Field&, const std::vector<const Value*>&);
    void found(const Module&, const Field&, const std::string& form);
    /// Whether it is known that `equal` finds nothing.
    bool holds(const Module&, const Field&, const Value&) const;
    void written(const Record&);

  private:
    using Forms = std::unordered_set<std::string>;
    std::map<std::pair<const Module*, const Field*>, Forms> forms_;  // by the field in whose index they would stand
};

}  // namespace voronka::store
