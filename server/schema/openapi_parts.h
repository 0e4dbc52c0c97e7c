#pragma once
#include <array>
#include <boost/json.hpp>
#include <span>
#include <string>
#include <string_view>

#include "schema/schema.h"

namespace voronka {

/// A shape in a few words: "stage! reason override:boolean lines:[Deals]" is an object with these properties,
/// text unless their type is told, `!` is required, `[…]` a list of it, a capital letter begins a component;
/// "=Deals" is the component itself, "=Self" that of the resource with which the path begins; "" is nothing at all.
using ShapeText = std::string_view;

/// One of the calls that are the same in every company; a path that begins with "/leads|deals" is one for each of them.
struct FixedCall {
    std::string_view method;
    std::string_view path;
    std::string_view summary;
    std::string_view query;  ///< names of components/parameters: "Query Limit"
    ShapeText body;
    ShapeText answer;
    int status = 200;
    bool everybody = false;  ///< without signing in
    bool outside = false;    ///< not below /api/v1
};

std::array<std::span<const FixedCall>, 3> fixed_calls();
std::span<const FixedCall> people_calls();
std::span<const FixedCall> selling_calls();

boost::json::object shape_schema(ShapeText);
boost::json::object component(std::string_view kind, std::string_view name);

/// The name of a module's component: "Deals", "DealsLines".
std::string component_name(const Module&);
/// A record as it is read, with `titles`.
boost::json::object read_schema(const Module&);
/// A record as it is written: fields that are set by hand; the required ones are required of a new one alone.
boost::json::object write_schema(const Module&, bool is_new);
/// Problem, Item and the other components that are the same in every company.
boost::json::object fixed_schemas();
boost::json::object fixed_parameters();

}  // namespace voronka
