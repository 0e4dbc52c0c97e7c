#pragma once
#include <functional>
#include <string>
#include <vector>

#include "company/company.h"

namespace voronka::demo {

struct Options {
    int deals = 400;
    std::uint64_t seed = 1;
    Date today;
};

/// Fills an empty company with two years of a firm's life up to `today`: leads that come with the season, calls, meetings, moves,
/// wins and losses, deliveries and the calls after them. `clock` is the company's clock: it is set to the moment of each event,
/// so that changes, stays and journeys carry the time at which they happened. The same options make the same company.
Result<void> fill(company::Company&, ManualClock& clock, const Options&,
                  const std::function<void(int done, int total)>& progress);

/// Who can be signed in as.
struct Login {
    std::string login;
    std::string name;
    std::string role;
};
std::vector<Login> cast();

}  // namespace voronka::demo
