#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "http/handler.h"

namespace voronka::http {

/// A refusal that the HTTP layer itself makes; the words for it come from outside (`Router::on_fault`).
struct Fault {
    int status = 500;
    /// `not_found method_not_allowed bad_path bad_query too_large too_slow overloaded internal`, or why a
    /// head or a chunked body was refused (head_check.h).
    std::string_view code;
};

/// One pattern and method with its handler.
struct Route {
    Handler handler;
    RouteOptions options;
    std::string pattern;  ///< for metrics and logs
};

/// Which handler answers. Patterns are "/api/v1/{resource}/{id}"; a literal segment wins over a parameter,
/// the most specific pattern that has the request's method answers; HEAD is answered by GET. Immutable once
/// the server runs.
class Router {
  public:
    using FaultPage = std::function<Response(const Fault&, const Request&)>;
    using Fallback = std::function<std::optional<Response>(const Request&)>;

    Router();
    Router(Router&&) noexcept;
    Router& operator=(Router&&) noexcept;
    ~Router();

    /// A pattern and method given twice is a bug (std::logic_error).
    Router& on(Method, std::string_view pattern, Handler, RouteOptions = {});
    Router& get(std::string_view pattern, Handler, RouteOptions = {});
    Router& post(std::string_view pattern, Handler, RouteOptions = {});
    Router& put(std::string_view pattern, Handler, RouteOptions = {});
    Router& patch(std::string_view pattern, Handler, RouteOptions = {});
    Router& remove(std::string_view pattern, Handler, RouteOptions = {});  ///< DELETE

    /// Answers GET and HEAD of paths that no pattern has (files of the interface); nothing: 404.
    Router& otherwise(Fallback);
    /// Words a refusal of the HTTP layer; the request may be empty when its head was refused. Without it,
    /// plain text.
    Router& on_fault(FaultPage);
    /// Told of each exception that left a handler, before the 500.
    Router& on_exception(std::function<void(const Request&, std::string_view what)>);

    /// The route for this request, its parameters put into `request.parameters`; nothing when there is none.
    const Route* match(Request& request) const;
    /// The answer where `match` gave nothing: the fallback's, 405 with Allow, or 404.
    Response unmatched(const Request&) const;
    Response fault(const Fault&, const Request&) const;
    /// Runs the handler; an exception becomes a 500.
    Reply run(const Route&, Request&) const;

  private:
    struct Node;
    struct Search;
    static void find(const Node&, std::size_t depth, Search&);

    std::unique_ptr<Node> root_;
    Fallback fallback_;
    FaultPage fault_page_;
    std::function<void(const Request&, std::string_view)> on_exception_;
};

/// Answers a request without any network, as tests of an API do; waits for `Later`, joins the pieces of a
/// download, and gives an opened stream's head alone.
Response call(const Router&, Request&);
/// A request as it would have come over the network.
Request make_request(Method, std::string_view target, Pairs headers = {}, std::string body = {});

}  // namespace voronka::http
