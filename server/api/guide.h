#pragma once
#include "api/api.h"

namespace voronka::api {

/// `GET /{resource}/{id}/guide`: the step's guidance, checklist and what is missing, in the reader's language. It asks the
/// criteria as a move would, so it is worked out inside a change set that changes nothing.
Result<Work> guide(Asking&, http::Request&);
/// `PUT /{resource}/{id}/steps/{key} {"done"}`.
Result<Work> tick_step(Asking&, http::Request&);
/// `POST /{resource}/{id}/steps/{key}/activity`: makes the activity that the step offers.
Result<Work> plan_step(Asking&, http::Request&);
/// Entries of the change log as `/history` and `/changes` show them.
/// `more` writes further members of each.
std::string changes_json(const std::vector<records::Change>&,
                         const std::function<void(JsonWriter&, const records::Change&)>& more = {});

}  // namespace voronka::api
