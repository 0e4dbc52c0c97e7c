#pragma once
#include "query/bound.h"

namespace voronka::query {

/// Writes SQL with its parameters in the order in which they stand in the text.
class SqlWriter {
  public:
    SqlWriter(const Bound& bound, Dialect dialect, const Readable& readable)
        : schema_(bound.schema), dialect_(dialect), readable_(readable) {}

    Sql take() { return std::move(sql_); }
    SqlWriter& add(std::string_view text) {
        sql_.text += text;
        return *this;
    }
    SqlWriter& param(Value value);
    SqlWriter& name(std::string_view identifier);
    /// `alias."column"`
    SqlWriter& column(const std::string& alias, std::string_view name);
    std::string alias() { return "t" + std::to_string(aliases_++); }

    /// A condition over rows called `alias`; always true or false, never null. `negated`: its plain negation.
    void condition(const Condition&, const Module&, const std::string& alias, bool negated);
    /// Rows of a module that are alive, and that may be read.
    void alive_and_readable(const Module&, const std::string& alias);
    void readable(const Module&, const std::string& alias);
    /// What a column is compared, sorted and grouped by; paths become scalar subselects.
    void sort_value(const Column&, const std::string& alias);
    /// A column of the row itself as it was written, an unreadable reference as empty: what groups are made by.
    void own_value(const Field&, const std::string& alias);
    /// Joins as `there` what a reference to one module points to, if it may be read.
    void join_referred(const Field& reference, const std::string& here, const std::string& there);

    /// Conditions on own columns of rows called so are written in a way that no index of them is used.
    void without_indexes_of(std::string alias) { loose_.emplace_back(std::move(alias), nullptr); }
    /// The same but for one field: of the records that point to another by a link there are few, and its index leads to them.
    void found_by(const Field& link, const std::string& alias);

    Dialect dialect() const { return dialect_; }

  private:
    void atom(const Condition&, const Module&, const std::string& alias);
    void through(const Condition&, const std::string& alias, bool negated);
    void listed(const Condition&, const Module&, const std::string& alias);
    void collection(const Condition&, const std::string& alias, bool negated);
    void special(const Condition&, const Module&, const std::string& alias);
    void shared(const Condition&, const std::string& alias);
    void compare(const Condition&, const std::string& column);
    /// Whether what a reference points to may be unreadable for the reader; then an unreadable one counts as empty.
    bool restricted(const Field&) const;
    void seen(const Field&, const std::string& alias);
    void has_word(const std::string& column, const std::string& beginning);
    std::string own_column(const Field&, const std::string& alias) const;
    std::string compared_column(const Field&, const std::string& alias) const;

    void sort_step(const Column&, std::size_t step, const std::string& here);

    const Schema* schema_;
    Dialect dialect_;
    const Readable& readable_;
    Sql sql_;
    int aliases_ = 0;
    std::vector<std::pair<std::string, const Field*>> loose_;  // aliases, each with the field whose index may be used
    bool in_rule_ = false;                                     // rules are worked out with the system's eyes
};

/// Some records' ids as the table `w` with the column `value`, to which another one is joined; ids_param gives their parameter.
void join_ids(SqlWriter&);

std::string quote_name(std::string_view identifier);
std::string_view sign_of(Operator);

}  // namespace voronka::query
