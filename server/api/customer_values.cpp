#include "api/customers.h"

namespace voronka::api {
namespace {

constexpr int deals_most = 300'000;
constexpr int organizations_most = 100'000;
constexpr std::int64_t year_ms = 365LL * 86'400'000;

Result<std::map<Id, Customer>> who_bought(const Asking& asking, records::Reading& reading) {
    const Module& deals = asking.company->schema().at("deals");
    if (asking.actor.hides(deals.at("organization")) || asking.actor.hides(deals.at("closed_at")))
        return std::map<Id, Customer>();
    const bool sums = !asking.actor.hides(deals.at("amount_base"));
    std::vector<std::string> fields{"organization", "closed_at"};
    if (sums) fields.emplace_back("amount_base");
    const std::int64_t since = asking.company->now().ms - year_ms;
    std::map<Id, Customer> found;
    for (const auto& row : TRY(reading.columns(deals, "outcome = won and organization is not empty", fields, deals_most))) {
        const auto* organization = get_if<Id>(row[0]);
        const auto* closed = get_if<Instant>(row[1]);
        if (!organization || !closed) continue;
        Customer& one = found[*organization];
        if (!one.deals || *closed < one.first) one.first = *closed;
        if (!one.deals || one.last < *closed) one.last = *closed;
        ++one.deals;
        one.organization = *organization;
        const auto* amount = sums ? get_if<Decimal>(row[2]) : nullptr;
        if (amount && closed->ms >= since) one.revenue = add(one.revenue, *amount).value_or(one.revenue);
    }
    return found;
}

// Expects them by revenue.
void rank(std::vector<Customer>& all) {
    for (std::size_t at = 0; at < all.size(); ++at) {
        if (all[at].revenue.units <= 0) break;
        all[at].value = at * 5 < all.size() ? 'A' : at * 2 < all.size() ? 'B' : 'C';
    }
}

}  // namespace

Result<std::vector<Customer>> customers(const Asking& asking, records::Reading& reading) {
    const auto found = TRY(who_bought(asking, reading));
    std::vector<Customer> all;
    for (const auto& [id, one] : found) all.push_back(one);
    std::ranges::sort(all, {}, [](const Customer& one) { return std::pair(-one.revenue.units, one.organization); });
    rank(all);
    const Module& organizations = asking.company->schema().at("organizations");
    if (!asking.actor.hides(organizations.at("customer_value"))) {
        std::map<Id, char> said;
        const auto rows =
            TRY(reading.columns(organizations, "customer_value is not empty", {"id", "customer_value"}, organizations_most));
        for (const auto& row : rows)
            if (const auto* value = get_if<std::string>(row[1]); value && !value->empty())
                said[std::get<Id>(row[0])] = value->front();
        for (Customer& one : all) {
            const auto own = said.find(one.organization);
            if (own == said.end()) continue;
            one.value = own->second;
            one.by_hand = true;
        }
    }
    std::ranges::sort(all, {}, [](const Customer& one) { return std::tuple(one.value, -one.revenue.units, one.organization); });
    return all;
}

}  // namespace voronka::api
