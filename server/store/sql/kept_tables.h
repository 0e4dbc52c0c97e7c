#pragma once
#include "store/sql/tables.h"

namespace voronka::store {

/// A table as it moves between stores: its columns with their kinds, the first `keys` of them its key.
struct KeptTable {
    enum class Kind { integer, text, bytes };
    struct Column {
        std::string name;
        Kind kind;
    };
    std::string name;
    std::vector<Column> columns;
    std::size_t keys = 1;
    std::string where;  ///< which rows; empty: all

    /// «"a", "b"»
    std::string column_list() const;
    /// All rows in the order of the key, which is the same in both stores.
    std::string select() const;
};

/// Every table of a company: settings, change log, words of the search index and what still waits for them, rows of each module
/// and its side tables.
std::vector<KeptTable> kept_tables(const Schema&, const Tables&);

}  // namespace voronka::store
