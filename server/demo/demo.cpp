#include "demo/demo.h"

#include <queue>

#include "demo/life.h"
#include "demo/people.h"

namespace voronka::demo {
namespace {

constexpr int days_of_history = 730;
constexpr std::size_t events_a_batch = 400;

// How busy a month is, in percent: quiet January and May, a strong autumn.
constexpr std::array season{62, 92, 104, 108, 78, 96, 84, 90, 118, 126, 122, 104};

}  // namespace

Result<void> fill(company::Company& company, ManualClock& clock, const Options& options,
                  const std::function<void(int, int)>& progress) {
    const Zone& zone = company.environment().calendar.zone();
    const Date first{options.today.days - days_of_history};
    const Instant end = zone.at(options.today, 11 * 3'600'000);
    clock.set(zone.at(first, 9 * 3'600'000));
    const Firm firm = TRY(found(company));
    Life life(company, clock, firm, options.seed, end);
    // About four leads in ten become deals; a tenth of the deals are repeat purchases.
    const double leads_a_day = static_cast<double>(options.deals) * 2.2 / days_of_history;
    Rng rng(options.seed * 7919 + 17);
    double owed = 0;
    int leads = 0;
    for (Date day = first; day <= options.today; ++day.days) {
        if (company.environment().calendar.working(day) || day == options.today) {
            owed += leads_a_day * 1.45 * season[civil(day).month - 1] / 100.0;
            for (; owed >= 1; owed -= 1, ++leads) {
                const std::int64_t hours = day == options.today ? 9 * 60 + rng.below(118) : 9 * 60 + rng.below(9 * 60);
                life.lead_comes(zone.at(day, hours * 60'000));
            }
        }
        TRY_VOID(life.live_until(std::min(end, zone.at({day.days + 1})), events_a_batch));
        progress(life.deals(), options.deals);
    }
    TRY_VOID(life.settle_today());
    clock.set(end);
    return {};
}

}  // namespace voronka::demo
