#pragma once
#include <functional>

#include "schema/record.h"
#include "store/sql/kept_tables.h"
#include "store/sqlite/database.h"

namespace voronka::store {

/// Copies the file of a company, consistently, while others read and write it.
Result<void> back_up_file(const std::string& from, const std::string& to);

/// A company as one file, company.db: the form of every backup, whichever store it is of.
class CompanyFile {
  public:
    /// A new one without rows, or one that is there; migrated to the schema.
    static Result<CompanyFile> open(const std::string& file, const Schema&);

    std::vector<KeptTable> tables() const { return kept_tables(*schema_, tables_); }
    /// A query over a table's columns in their order.
    Result<Query> rows(const KeptTable& table) { return database_->prepare(table.select()); }
    /// Takes the rows in of which `next` binds one after another, until it gives false; in the one transaction that `finish`
    /// ends.
    Result<void> fill(const KeptTable&, const std::function<Result<bool>(Query&)>& next);
    /// Makes the search index of its words, and commits.
    Result<void> finish();

  private:
    CompanyFile(const Schema& schema) : schema_(&schema), tables_(schema, query::Dialect::sqlite) {}
    const Schema* schema_;
    Tables tables_;
    std::unique_ptr<Database> database_;
};

/// Two files of a company, row by row.
struct Comparison {
    std::int64_t rows = 0;                 ///< that are the same
    std::vector<std::string> differences;  ///< table and keys of the first that differ
};
Result<Comparison> compare_files(const std::string& one, const std::string& other, const Schema&);

}  // namespace voronka::store
