#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "core/value.h"

namespace voronka {

/// Writes JSON straight into a string; the caller keeps the order of calls right, it puts in the commas.
class JsonWriter {
  public:
    explicit JsonWriter(std::string& out) : out_(out) {}

    JsonWriter& begin_object();
    JsonWriter& end_object();
    JsonWriter& begin_array();
    JsonWriter& end_array();
    JsonWriter& key(std::string_view);
    JsonWriter& null();
    JsonWriter& value(bool);
    JsonWriter& value(std::int64_t);
    JsonWriter& value(int n) { return value(static_cast<std::int64_t>(n)); }
    JsonWriter& value(std::size_t n) { return value(static_cast<std::int64_t>(n)); }
    JsonWriter& value(std::string_view);
    JsonWriter& value(const char* text) { return value(std::string_view(text)); }
    JsonWriter& value(const std::string& text) { return value(std::string_view(text)); }
    JsonWriter& value(Date);
    JsonWriter& value(Instant);
    /// As a JSON number: 12.5
    JsonWriter& number(Decimal);
    /// As money: "12.50"
    JsonWriter& money(Decimal);
    /// A double with up to 6 significant decimals; null when it is not finite.
    JsonWriter& number(double);
    /// JSON made elsewhere.
    JsonWriter& raw(std::string_view json);

    template <class T>
    JsonWriter& member(std::string_view name, const T& v) {
        return key(name).value(v);
    }

  private:
    void separate();
    std::string& out_;
    bool first_ = true;
};

/// Appends a quoted and escaped JSON string.
void append_json_string(std::string& out, std::string_view utf8);

}  // namespace voronka
