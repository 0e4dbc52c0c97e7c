#pragma once
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "core/decimal.h"
#include "core/time.h"

namespace voronka {

/// Unique over all modules of a company; 0 is none. Below 2^53, so that JavaScript can hold it.
using Id = std::int64_t;

/// One of several e-mails, phones or tags: `{"value","kind"}`; a tag has no kind.
struct Item {
    std::string value;
    std::string kind;
    bool operator==(const Item&) const = default;
};
using Items = std::vector<Item>;
using Ids = std::vector<Id>;

/// What a field of a record holds. Which alternative stands there follows from the field's type (schema/field.h);
/// `monostate` is empty. Empty text and empty lists are never stored: they are empty.
using Value = std::variant<std::monostate, bool, std::int64_t, Decimal, std::string, Date, Instant, Items, Ids>;

inline bool empty(const Value& value) { return value.index() == 0; }
template <class T>
const T* get_if(const Value& value) {
    return std::get_if<T>(&value);
}

}  // namespace voronka
