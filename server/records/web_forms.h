#pragma once
#include <string>

#include "records/unit.h"

namespace voronka::records {

/// What somebody agreed to when leaving a request.
struct Consent {
    std::string text;
    std::int64_t version = 0;
};

/// The form of this key that is open to the public; not_found where there is none.
Result<Record> open_form(Reader&, const Schema&, std::string_view key);

/// Makes the lead of a request, in the system's name: with the form's source, the consent as it was shown, and an owner: the
/// form's, else by the assignment rules, else whoever made the form. What is known already is not looked at.
Result<Record> take_request(Unit&, const Record& form, Given, const Consent&);

/// Gives a new form its key, counts the versions of its consent, and refuses one that asks for no way to answer.
Result<void> settle_web_form(Unit&, const Record* before, Record& after);

}  // namespace voronka::records
