#pragma once
#include <boost/json/value.hpp>

#include "schema/values.h"

namespace voronka {

/// What a type of field does, one row of the table in values.cpp for each. A value is never empty here.
struct FieldBehaviour {
    Result<Value> (*read)(const Field&, const boost::json::value&);
    Result<Value> (*read_text)(const Field&, std::string_view);
    void (*write)(JsonWriter&, const Value&);
    void (*write_integer)(JsonWriter&, std::int64_t);   ///< from an integer column
    void (*write_text)(JsonWriter&, std::string_view);  ///< from a text column
};

std::unexpected<Error> wrong_type(const Field&, std::string_view expected);

// Readers by family, a file for each.
Result<Value> read_text_json(const Field&, const boost::json::value&);
Result<Value> read_text_text(const Field&, std::string_view);
Result<Value> read_number_json(const Field&, const boost::json::value&);
Result<Value> read_number_text(const Field&, std::string_view);
Result<Value> read_integer_json(const Field&, const boost::json::value&);
Result<Value> read_integer_text(const Field&, std::string_view);
Result<Value> read_boolean_json(const Field&, const boost::json::value&);
Result<Value> read_boolean_text(const Field&, std::string_view);
Result<Value> read_date_json(const Field&, const boost::json::value&);
Result<Value> read_date_text(const Field&, std::string_view);
Result<Value> read_instant_json(const Field&, const boost::json::value&);
Result<Value> read_instant_text(const Field&, std::string_view);
Result<Value> read_list_json(const Field&, const boost::json::value&);
Result<Value> read_list_text(const Field&, std::string_view);

}  // namespace voronka
