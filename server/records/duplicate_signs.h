#pragma once
#include <array>
#include <set>
#include <string>

#include "records/environment.h"
#include "records/store.h"

namespace voronka::records {

/// A field by whose value two records may be the same, and how certain that makes it, in hundredths.
struct Compared {
    const char* kind;
    const char* field;
    int score;
};
/// The surest first. A telephone may be the switchboard's, an address the department's; a tax number belongs to one firm.
inline constexpr std::array compared_fields{Compared{"inn", "inn", 95}, Compared{"email", "emails", 90},
                                            Compared{"phone", "phones", 75}};

/// What two values of a field have in common, as the second one writes it: of two lists the first item that both have, of texts
/// that are known to be equal the text. Empty where there is nothing.
std::string common_value(const Value&, const Value&);

/// Those of which somebody said that they are not the same as this record.
Result<std::set<Id>> found_different(Reader&, const Environment&, Id);

}  // namespace voronka::records
