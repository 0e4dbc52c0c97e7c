#pragma once
#include <span>

#include "query/query.h"

namespace voronka::query {

/// By which index SQLite finds a list's rows.
enum class Walk {
    filter,  ///< its own choice, which is an index of the filter: few rows, sorted afterwards
    order,   ///< that of the order, until the page is full: where many rows meet the filter
};

/// How a list of records is found and shown, beyond its page.
struct Listing {
    /// References to one module each. Behind the cursor's columns stands one for each of these, in the order of the fields: the
    /// title of what it points to (its id as text where it has none), null where there is nothing that may be read.
    std::vector<const Field*> titled;
    Walk walk = Walk::filter;
};
Result<Select> compile_list(const Bound&, std::vector<const Field*> fields, const Page&, const Listing&, Dialect,
                            const Readable&);

/// Counts the rows that an index of the filter would give, at most one more than `most`: more of them are not to be sorted for
/// the sake of one page (Walk::order). Nothing where no such index comes in question, or where it gives them in the list's order.
std::optional<Sql> compile_crowd(const Bound&, Dialect, const Readable&, std::int64_t most);

/// Which of some records are there (not deleted) and meet a filter: columns are the id, then those of `fields`; in no order. One
/// statement serves every choice of records: its first parameter is given by `ids_param` on each run.
Select compile_among(const Bound&, std::vector<const Field*> fields, Dialect, const Readable&);
Value ids_param(std::span<const Id>, Dialect);

/// Rows of a filter upwards by their ids, for figures over more of them than are kept in memory: at most `most`, behind the id
/// `after`. Columns are the id, then those of `fields`. In SQLite found by the index of `guide`, where there is one, and by the
/// table itself otherwise: rows that lie one beside the other are read faster than each is looked up.
struct Stretch {
    Id after = 0;
    std::int64_t most = 0;
    const Field* guide = nullptr;
};
Select compile_walk(const Bound&, std::vector<const Field*> fields, const Stretch&, Dialect, const Readable&);

/// The indexes by which SQLite could find the rows of a walk, each with a statement that counts its entries, at most one more
/// than `most`. None where the filter names ids, and of PostgreSQL, which knows how many there are.
struct Guide {
    const Field* field = nullptr;
    Sql entries;
};
std::vector<Guide> compile_guides(const Bound&, Dialect, const Readable&, std::int64_t most);

/// Rows of a filter whose `link` is one of some records, upwards by their ids: columns are the id, the link, then those of
/// `fields`. One statement serves every choice of records: its first parameter is given by `ids_param` on each run.
Select compile_linked(const Bound&, const Field& link, std::vector<const Field*> fields, Dialect, const Readable&);

}  // namespace voronka::query
