#include "api/customers.h"

namespace voronka::api {
namespace {

constexpr std::int64_t customers_most = 500'000;
constexpr int organizations_most = 100'000;

// Who bought within a period, by organization; with what they paid in it where `revenue` is asked for.
Result<std::vector<Customer>> won(const Asking& asking, records::Reading& reading, const std::string& period, bool revenue) {
    const Module& deals = asking.company->schema().at("deals");
    const std::string figures = std::string("count, min(closed_at), max(closed_at)") + (revenue ? ", sum(amount_base)" : "");
    const std::string q = "outcome = won and " + period + " group by organization show " + figures;
    std::vector<Customer> found;
    for (const auto& [cells] : TRY(reading.groups(deals, q, customers_most))) {
        const auto* organization = get_if<std::int64_t>(cells[0]);
        if (!organization) continue;  // none, or one that may not be read
        const auto* sum = revenue ? get_if<std::int64_t>(cells[4]) : nullptr;
        found.push_back({.organization = *organization,
                         .deals = std::get<std::int64_t>(cells[1]),
                         .revenue = {sum ? *sum : 0},
                         .first = {std::get<std::int64_t>(cells[2])},
                         .last = {std::get<std::int64_t>(cells[3])}});
    }
    return found;
}

// Worked out by the store, which has an index with all that is asked for. Each deal is looked at once, for rights may cost more
// than the figures.
Result<std::vector<Customer>> who_bought(const Asking& asking, records::Reading& reading) {
    const Module& deals = asking.company->schema().at("deals");
    if (asking.actor.hides(deals.at("organization")) || asking.actor.hides(deals.at("closed_at"))) return std::vector<Customer>();
    std::vector<Customer> found =
        TRY(won(asking, reading, "closed_at >= today - 365d", !asking.actor.hides(deals.at("amount_base"))));
    const std::size_t of_this_year = found.size();
    for (const Customer& before : TRY(won(asking, reading, "closed_at < today - 365d", false))) {
        const auto end = found.begin() + static_cast<std::ptrdiff_t>(of_this_year);
        const auto one = std::ranges::lower_bound(found.begin(), end, before.organization, {}, &Customer::organization);
        if (one == end || one->organization != before.organization) {
            found.push_back(before);
            continue;
        }
        one->deals += before.deals;
        one->first = before.first;
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
    std::vector<Customer> all = TRY(who_bought(asking, reading));
    std::ranges::sort(all, {}, [](const Customer& one) { return std::pair(-one.revenue.units, one.organization); });
    rank(all);
    const Module& organizations = asking.company->schema().at("organizations");
    if (!asking.actor.hides(organizations.at("customer_value"))) {
        std::unordered_map<Id, char> said;
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
