#pragma once
#include <map>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "records/unit.h"

namespace voronka::exchange {

/// The words of a name in one order, without quotes and legal forms: «ООО "Опора"» and «Опора, ООО» are one firm,
/// «Белова Инна» and «Инна Белова» one person.
std::string name_key(const Module&, std::string_view name);

/// What a module's records are called by: their name or, of people, the title that is made of several fields.
const Field& name_field(const Module&);

/// What the records that are there are called, for names that a file writes otherwise. No index of a store leads from one
/// spelling to another, so the names of a module are read once, when the first such name comes, and their keys are kept for as
/// long as the import lasts: some 50 bytes of each. What others add meanwhile is read before the first name of each batch; what
/// they rename or remove is seen when it is found.
class NamesThere {
  public:
    /// The oldest record with the key of this name that may be read; one that is called exactly so before the others. 0: none.
    Result<Id> find(records::Unit&, const Module&, std::string_view name);
    /// The batch ended. Taken back: the ids that it gave out are going to be others'.
    void end_batch(bool taken_back);

  private:
    struct Known {
        std::unordered_multimap<std::size_t, Id> ids;  // by the hash of the key
        Id read_to = 0;
        Id read_to_before = 0;  // when the batch began
        bool fresh = false;     // read in this batch
    };
    static Result<void> read(records::Unit&, const Module&, Known&);

    std::map<const Module*, Known> known_;
};

}  // namespace voronka::exchange
