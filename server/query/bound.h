#pragma once
#include <memory>
#include <string>
#include <vector>

#include "query/ast.h"
#include "query/query.h"

namespace voronka::query {

/// A field of the module itself, or one reached through references.
struct Column {
    std::vector<const Field*> through;   ///< references followed, in order
    std::vector<const Module*> modules;  ///< where each of them leads
    const Field* field = nullptr;
};

/// The rules of roles that are no comparison (query.h, bind_rule).
enum class Special { about_readable, named_by_readable, part_readable, shared_with_me, shared_for_change };

struct Condition;
using ConditionPtr = std::shared_ptr<const Condition>;

/// A condition with fields resolved and values in column form.
struct Condition {
    enum class Kind { and_, or_, not_, compare, range, in, empty, contains, starts_with, words, collection, special, rule };
    Kind kind = Kind::and_;
    std::vector<ConditionPtr> parts;
    Column column;
    Operator op = Operator::equal;  ///< of compare, and of a collection's count
    std::vector<Value> values;  ///< integers or folded text; of range: from (inclusive), before (exclusive), either may be empty;
                                ///< of what is shared: the person, then the teams
    Quantifier quantifier = Quantifier::any;
    const Module* other = nullptr;  ///< of a collection
    const Field* link = nullptr;    ///< the other module's field that points here
    ConditionPtr inner;             ///< its filter, null: none
    std::int64_t number = 0;        ///< what a count is compared with
    Special special = Special::about_readable;
};

struct BoundSort {
    Column column;
    bool descending = false;
};

struct BoundTerm {
    std::string name;  ///< as it is shown: `month(close_date)`
    std::string
        function;  ///< of keys: month, quarter, year, week, day or empty; of figures: count, sum, avg, min, max, median, share
    Column column;
    std::string argument;             ///< share(won)
    const Field* original = nullptr;  ///< the sum as it was given, where the column is the one in the company's currency
};

struct Bound {
    const Module* module = nullptr;
    ConditionPtr filter;  ///< null: all
    std::vector<BoundSort> sort;
    std::vector<BoundTerm> group;
    std::vector<BoundTerm> show;
    std::string text;  ///< what cursors are bound to
    Lifetime lives;
    const Schema* schema = nullptr;
    std::int64_t zone_offset_ms = 0;  ///< of now: for grouping instants by day
};

}  // namespace voronka::query
