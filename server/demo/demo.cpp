#include "demo/demo.h"

#include "demo/life.h"
#include "demo/people.h"

namespace voronka::demo {
namespace {

constexpr int days_of_history = 730;

}  // namespace

Result<void> fill(company::Company& company, ManualClock& clock, const Options& options,
                  const std::function<void(int, int)>& progress) {
    const Zone zone = company.environment().calendar.zone();
    const Date first{options.today.days - days_of_history};
    const Instant end = zone.at(options.today, 11 * 3'600'000);
    clock.set(zone.at(first, 8 * 3'600'000));
    const Firm firm = TRY(found(company, options.today));
    Life life(company, clock, firm, {.deals = options.deals, .seed = options.seed, .first = first, .end = end});
    TRY_VOID(life.live(progress));
    clock.set(end);
    return {};
}

}  // namespace voronka::demo
