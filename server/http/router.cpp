#include "http/router.h"

#include <condition_variable>
#include <map>
#include <mutex>
#include <set>
#include <stdexcept>

namespace voronka::http {

// A segment of patterns: what may stand next, and the routes that end here.
struct Router::Node {
    std::map<std::string, std::unique_ptr<Node>, std::less<>> literals;
    std::unique_ptr<Node> any;
    std::map<Method, std::pair<Route, std::vector<std::pair<std::size_t, std::string>>>> routes;  // with the parameters' places
};

struct Router::Search {
    const std::vector<std::string>& segments;
    Method method;
    const std::pair<Route, std::vector<std::pair<std::size_t, std::string>>>* found = nullptr;
    std::set<std::string_view> allowed;
};

namespace {

std::vector<std::string> segments_of(std::string_view pattern) {
    std::vector<std::string> segments;
    while (!pattern.empty()) {
        pattern.remove_prefix(1);
        const auto slash = pattern.find('/');
        segments.emplace_back(pattern.substr(0, slash));
        if (slash == std::string_view::npos) break;
        pattern.remove_prefix(slash);
    }
    return segments;
}

}  // namespace

Router::Router() : root_(std::make_unique<Node>()) {}
Router::Router(Router&&) noexcept = default;
Router& Router::operator=(Router&&) noexcept = default;
Router::~Router() = default;

Router& Router::on(Method method, std::string_view pattern, Handler handler, RouteOptions options) {
    Node* node = root_.get();
    std::vector<std::pair<std::size_t, std::string>> parameters;
    const auto segments = segments_of(pattern);
    for (std::size_t i = 0; i < segments.size(); ++i) {
        const std::string& segment = segments[i];
        const bool parameter = segment.starts_with('{') && segment.ends_with('}');
        if (parameter) parameters.emplace_back(i, segment.substr(1, segment.size() - 2));
        auto& next = parameter ? node->any : node->literals[segment];
        if (!next) next = std::make_unique<Node>();
        node = next.get();
    }
    if (node->routes.contains(method)) throw std::logic_error("a route is given twice: " + std::string(pattern));
    node->routes.emplace(method,
                         std::pair(Route{std::move(handler), std::move(options), std::string(pattern)}, std::move(parameters)));
    return *this;
}

Router& Router::get(std::string_view pattern, Handler handler, RouteOptions options) {
    return on(Method::get, pattern, std::move(handler), std::move(options));
}
Router& Router::post(std::string_view pattern, Handler handler, RouteOptions options) {
    return on(Method::post, pattern, std::move(handler), std::move(options));
}
Router& Router::put(std::string_view pattern, Handler handler, RouteOptions options) {
    return on(Method::put, pattern, std::move(handler), std::move(options));
}
Router& Router::patch(std::string_view pattern, Handler handler, RouteOptions options) {
    return on(Method::patch, pattern, std::move(handler), std::move(options));
}
Router& Router::remove(std::string_view pattern, Handler handler, RouteOptions options) {
    return on(Method::delete_, pattern, std::move(handler), std::move(options));
}

Router& Router::otherwise(Fallback fallback) {
    fallback_ = std::move(fallback);
    return *this;
}
Router& Router::on_fault(FaultPage page) {
    fault_page_ = std::move(page);
    return *this;
}
Router& Router::on_exception(std::function<void(const Request&, std::string_view)> told) {
    on_exception_ = std::move(told);
    return *this;
}

// Depth first, literals before parameters: the most specific pattern that has the method.
void Router::find(const Node& node, std::size_t depth, Search& search) {
    if (search.found) return;
    if (depth == search.segments.size()) {
        auto route = node.routes.find(search.method);
        if (route == node.routes.end() && search.method == Method::head) route = node.routes.find(Method::get);
        if (route != node.routes.end()) {
            search.found = &route->second;
            return;
        }
        for (const auto& [method, unused] : node.routes) search.allowed.insert(name(method));
        if (node.routes.contains(Method::get)) search.allowed.insert(name(Method::head));
        return;
    }
    if (const auto literal = node.literals.find(search.segments[depth]); literal != node.literals.end())
        find(*literal->second, depth + 1, search);
    if (node.any && !search.segments[depth].empty()) find(*node.any, depth + 1, search);
}

const Route* Router::match(Request& request) const {
    Search search{request.segments, request.method};
    find(*root_, 0, search);
    if (!search.found) return nullptr;
    request.parameters.clear();
    for (const auto& [place, parameter] : search.found->second)
        request.parameters.emplace_back(parameter, request.segments[place]);
    return &search.found->first;
}

Response Router::unmatched(const Request& request) const {
    Search search{request.segments, request.method};
    find(*root_, 0, search);
    if (!search.allowed.empty()) {
        std::string all;
        for (const std::string_view method : search.allowed) all += (all.empty() ? "" : ", ") + std::string(method);
        return fault({405, "method_not_allowed"}, request).add("Allow", all);
    }
    auto answer = fallback_ ? fallback_(request) : std::nullopt;
    if (!answer) return fault({404, "not_found"}, request);
    if (request.method == Method::get || request.method == Method::head) return std::move(*answer);
    return fault({405, "method_not_allowed"}, request).add("Allow", "GET, HEAD");
}

Response Router::fault(const Fault& fault, const Request& request) const {
    if (fault_page_) return fault_page_(fault, request);
    return text(std::string(reason(fault.status)), fault.status);
}

Reply Router::run(const Route& route, Request& request) const {
    try {
        return route.handler(request);
    } catch (const std::exception& bug) {
        if (on_exception_) on_exception_(request, bug.what());
        return fault({500, "internal"}, request);
    }
}

Response call(const Router& router, Request& request) {
    const Route* route = router.match(request);
    if (!route) return router.unmatched(request);
    Reply reply = router.run(*route, request);
    if (auto* response = std::get_if<Response>(&reply)) return std::move(*response);
    if (auto* later = std::get_if<Later>(&reply)) {
        std::mutex mutex;
        std::condition_variable wake;
        std::optional<Response> answer;
        later->start([&](Response response) {
            const std::lock_guard lock(mutex);
            answer = std::move(response);
            wake.notify_one();
        });
        std::unique_lock lock(mutex);
        wake.wait(lock, [&] { return answer.has_value(); });
        return std::move(*answer);
    }
    if (auto* download = std::get_if<Download>(&reply)) {
        std::string all;
        for (std::string piece = download->next(); !piece.empty(); piece = download->next()) all += piece;
        return {download->status, std::move(download->headers), std::move(all)};
    }
    return {200, std::move(std::get<Stream>(reply).headers), ""};
}

Request make_request(Method method, std::string_view target, Pairs headers, std::string body) {
    Request request;
    request.method = method;
    static_cast<void>(request.set_target(target));
    request.headers = std::move(headers);
    request.body = std::move(body);
    request.remote = "127.0.0.1";
    return request;
}

}  // namespace voronka::http
