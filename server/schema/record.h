#pragma once
#include <string_view>
#include <vector>

#include "schema/schema.h"

namespace voronka {

/// One row of a module in memory: a value for each field, at the field's index.
class Record {
  public:
    explicit Record(const Module& module) : module_(&module), values_(module.fields.size()) {}

    const Module& module() const { return *module_; }
    const std::vector<Value>& values() const { return values_; }
    const Value& operator[](std::size_t index) const { return values_[index]; }
    Value& operator[](std::size_t index) { return values_[index]; }
    const Value& get(std::string_view field) const { return values_[module_->at(field).index]; }
    void set(std::string_view field, Value value) { values_[module_->at(field).index] = std::move(value); }

    Id id() const { return number(values_[system_field::id]); }
    std::int64_t version() const { return number(values_[system_field::version]); }
    bool deleted() const { return !empty(values_[system_field::deleted_at]); }
    /// Integer, id, or 0 when empty.
    std::int64_t integer(std::string_view field) const { return number(get(field)); }
    /// Text, or "" when empty.
    std::string_view text(std::string_view field) const {
        const auto* found = get_if<std::string>(get(field));
        return found ? std::string_view(*found) : std::string_view();
    }
    bool flag(std::string_view field) const {
        const auto* found = get_if<bool>(get(field));
        return found && *found;
    }

  private:
    static std::int64_t number(const Value& value) {
        const auto* found = get_if<std::int64_t>(value);
        return found ? *found : 0;
    }
    const Module* module_;
    std::vector<Value> values_;
};

}  // namespace voronka
