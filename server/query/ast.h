#pragma once
#include <memory>
#include <string>
#include <vector>

#include "core/decimal.h"
#include "core/time.h"

namespace voronka::query {

/// Bytes of the query's text.
struct Range {
    std::size_t at = 0;
    std::size_t length = 0;
};

enum class Unit { minute, hour, day, working_day, week, month, quarter, year };

/// `30d`: so many units.
struct Shift {
    std::int64_t count = 0;
    Unit unit = Unit::day;
};

/// A value as it was written; what it means depends on the field that it is compared with.
struct Literal {
    enum class Kind { word, quoted, number, date, today, now, start_of, end_of, me, my_team };
    Kind kind = Kind::word;
    std::string text;
    Decimal number;
    std::string currency;  ///< 500 USD
    Date date;
    Unit period = Unit::day;    ///< of start_of and end_of
    std::vector<Shift> shifts;  ///< today + 30d - 1w
    Range range;
};

enum class Operator {
    equal,
    not_equal,
    less,
    less_equal,
    greater,
    greater_equal,
    in,
    not_in,
    between,
    empty,
    not_empty,
    contains,
    starts_with,
    matches
};

enum class Quantifier { any, all, no, count };

struct Node;
using NodePtr = std::unique_ptr<Node>;

/// A condition, or conditions joined.
struct Node {
    enum class Kind { and_, or_, not_, compare, collection, word };
    Kind kind = Kind::compare;
    std::vector<NodePtr> parts;     ///< of and, or, not; the filter of a collection, if any
    std::vector<std::string> path;  ///< of a comparison; the collection's name
    Range path_range;
    Operator op = Operator::equal;  ///< of a comparison, or of count(…)
    Range op_range;
    std::vector<Literal> values;
    Quantifier quantifier = Quantifier::any;
    Range range;  ///< of the whole, parentheses around it among it
};

struct SortKey {
    std::vector<std::string> path;
    Range range;
    bool descending = false;
};

/// A key of `group by`, or a figure of `show`: a field, perhaps under a function (month, sum …).
struct Term {
    std::string function;
    std::vector<std::string> path;
    std::string argument;  ///< share(won)
    Range range;
};

struct Query {
    NodePtr filter;  ///< null: all
    Range filter_range;
    std::vector<SortKey> sort;
    std::vector<Term> group;
    std::vector<Term> show;
    std::string text;
};

}  // namespace voronka::query
