#pragma once
#include "query/bound.h"
#include "query/lexer.h"

namespace voronka::query {

/// Resolves names and values against a module (bind*.cpp).
class Binder {
  public:
    Binder(const Surroundings& around, bool rule) : around_(around), rule_(rule) {}

    Result<ConditionPtr> condition(const Node&, const Module&);
    Result<Column> column(const std::vector<std::string>& path, Range, const Module&);
    Lifetime lives;

  private:
    Result<ConditionPtr> comparison(const Node&, const Module&);
    Result<ConditionPtr> collection(const Node&, const Module&);
    Result<ConditionPtr> special(const Node&, const Module&);
    Result<ConditionPtr> compared(const Node&, Column);
    Result<ConditionPtr> listed(const Node&, Column);
    Result<ConditionPtr> between(const Node&, Column, const Module&);
    Result<ConditionPtr> in_time(const Node&, Column);
    Result<ConditionPtr> in_currency(const Node&, const Column&, const Module&);

    /// A literal as one value of the field, in column form.
    Result<Value> value(const Literal&, const Field&);
    Result<Value> text_value(const Literal&, const Field&);
    Result<Value> choice_value(const Literal&, const Field&);
    Result<Value> reference_value(const Literal&, const Field&);
    Result<Id> referred(const Literal&, const Field&);
    Result<Value> number_value(const Literal&, const Field&);
    Result<Value> boolean_value(const Literal&, const Field&);
    /// Instants that a literal covers: one moment, or a whole day in the company's zone; days of a date.
    struct Span {
        std::int64_t from = 0;
        std::int64_t before = 0;
    };
    Result<Span> span(const Literal&, const Field&);
    std::unexpected<Error> clash(const Literal&, const Field&, std::string_view expected) const;
    const Field* field_called(const Module&, std::string_view name) const;

    const Surroundings& around_;
    bool rule_;
};

/// A sum is compared, sorted and added up in the company's currency: the field beside it (`amount_base`), where there is one.
Column in_company_currency(Column, const Module& of_the_record);

/// The day that `base` and its shifts name, and whether a shift of hours or minutes made it a moment.
struct Moment {
    Instant at;
    Date day;
    bool whole_day = true;
};
Moment moment_of(const Literal&, const Surroundings&);

}  // namespace voronka::query
