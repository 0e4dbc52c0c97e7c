#pragma once
#include "store/postgres/database.h"

namespace voronka::store::postgres {

/// Rows for one table that wait for each other: a statement for each would cost the server several times what the row does.
class RowBatch {
  public:
    /// `one` inserts one row: `INSERT INTO table (columns) VALUES ($1, …)`, and perhaps what is done about a conflict.
    explicit RowBatch(std::shared_ptr<const Statement> one) : one_(std::move(one)) {}

    const std::shared_ptr<const Statement>& one() const { return one_; }
    std::string_view table() const;
    std::size_t size() const { return rows_.size(); }
    const Parameters& operator[](std::size_t row) const { return rows_[row]; }
    /// How much there is to send, or was before some were taken back.
    std::size_t bytes() const { return bytes_; }
    void add(Parameters row);
    /// Keeps the first so many.
    void cut(std::size_t rows) { rows_.resize(std::min(rows, rows_.size())); }

    struct Together {
        std::string sql;
        Parameters arrays;
    };
    /// One statement for the rows `from` … `to`, an array for each column that is filled in any of them.
    Together together(std::size_t from, std::size_t to) const;

  private:
    std::shared_ptr<const Statement> one_;
    std::vector<Parameters> rows_;
    std::size_t bytes_ = 0;
};

}  // namespace voronka::store::postgres
