#include "api/today_order.h"

#include <algorithm>
#include <array>
#include <boost/json.hpp>

namespace voronka::api {
namespace {

// As they stand unless the company says otherwise: whoever waits for an answer first, then what is late.
constexpr std::array usual{"waiting", "overdue", "today", "returned", "no_next_step"};

bool known(const std::string& group) { return std::ranges::find(usual, group) != usual.end(); }

}  // namespace

std::vector<std::string> today_order(const std::vector<std::string>& settled) {
    std::vector<std::string> order;
    for (const std::string& group : settled)
        if (known(group)) order.push_back(group);
    for (const char* group : usual)
        if (std::ranges::find(order, group) == order.end()) order.emplace_back(group);
    return order;
}

Result<std::vector<std::string>> read_today_order(const boost::json::value& body) {
    std::vector<std::string> order;
    if (body.is_array())
        for (const auto& one : body.as_array())
            if (one.is_string()) order.emplace_back(one.as_string());
    auto sorted = order;
    std::ranges::sort(sorted);
    const bool once = std::ranges::unique(sorted).empty();
    if (!body.is_array() || order.size() != body.as_array().size() || order.size() != usual.size() || !once ||
        !std::ranges::all_of(order, known)) {
        std::string groups;
        for (const char* group : usual) groups += (groups.empty() ? "" : ", ") + std::string(group);
        return fail_field("today_order", "today_order_groups", {{"groups", groups}});
    }
    return order;
}

}  // namespace voronka::api
