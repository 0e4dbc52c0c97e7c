#pragma once
#include "schema/openapi_parts.h"

namespace voronka {

/// Gathers the paths one call after another.
class Paths {
  public:
    /// A call without its content; the answers to refused requests are put in already.
    boost::json::object& add(std::string_view method, const std::string& path, std::string_view summary, std::string_view tag);
    void query(boost::json::object& call, std::string_view names) const;
    void header(boost::json::object& call, std::string_view name) const;
    void body(boost::json::object& call, boost::json::object schema, std::string_view type = "application/json") const;
    void answer(boost::json::object& call, int status, boost::json::object schema,
                std::string_view type = "application/json") const;
    void no_content(boost::json::object& call) const;
    boost::json::object take() { return std::move(paths_); }

  private:
    boost::json::object paths_;
};

/// `{"application/json":{"schema":…}}`.
boost::json::object content(std::string_view type, boost::json::object schema);
/// Gathers a call that is the same in every company, once for each resource that its path names.
void add_fixed(Paths&, const Schema&, const FixedCall&);

}  // namespace voronka
