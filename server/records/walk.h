#pragma once
#include <functional>
#include <span>

#include "records/read.h"

namespace voronka::records {

/// Some fields of a record as they are kept (instants in milliseconds, sums in ten-thousandths); they live until the next one.
/// What is hidden from the reader is empty.
class FieldRow {
  public:
    Id id() const { return rows_->integer(0); }
    bool empty(std::size_t field) const { return columns_[field] == 0 || rows_->is_null(columns_[field]); }
    /// 0 when empty.
    std::int64_t integer(std::size_t field) const { return columns_[field] == 0 ? 0 : rows_->integer(columns_[field]); }
    /// Nothing when empty.
    std::string_view text(std::size_t field) const {
        return columns_[field] == 0 ? std::string_view() : rows_->text(columns_[field]);
    }

  private:
    friend class Walk;
    friend class LinkedRows;
    std::unique_ptr<Rows> rows_;
    std::vector<int> columns_;  // 0: hidden
};

/// The records of a query that may be read, one after the other upwards by their ids; sort and group of the query do not count.
/// For figures: however many there are, they are never in memory together.
class Walk {
  public:
    /// `at_once`: so many are asked of the store in one go; 0: as is best for it.
    static Result<Walk> begin(Reading&, const Module&, const std::string& q, const std::vector<std::string_view>& fields,
                              std::int64_t at_once = 0);
    /// Steps to the next one; false at the end.
    Result<bool> next();
    const FieldRow& row() const { return row_; }

  private:
    explicit Walk(Reading& reading) : reading_(&reading) {}
    Result<void> choose_guide();
    Result<void> ask();

    Reading* reading_;
    query::BoundPtr bound_;
    std::vector<const Field*> fields_;
    query::Readable readable_;
    const Field* guide_ = nullptr;
    std::int64_t at_once_ = 0;
    std::int64_t left_ = 0;  // of the rows that were asked for
    Id last_ = 0;
    FieldRow row_;
};

/// What points to records of a set.
struct Linked {
    const Module& module;
    std::string_view link;  ///< the field that points; `id`: the records themselves
    std::string q;
    std::vector<std::string_view> fields;
    /// Of so many records at most each is looked up by the index of the link; for more, all that meets the query is walked over.
    std::size_t looked_up_most = 20'000;
};

/// Visits what points to one of these ids (upwards) and may be read, each with the place of the id: that of one id upwards by its
/// own ids.
Result<void> each_linked(Reading&, const Linked&, std::span<const Id>,
                         const std::function<void(std::size_t, const FieldRow&)>& visit);

}  // namespace voronka::records
