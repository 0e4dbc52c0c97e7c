#pragma once
#include "store/sql/session.h"

namespace voronka::store {

/// The index of a field as a select reads it: a column of the module's rows that are there, or one of a list's side table.
struct FieldIndex {
    std::string column;
    std::string from;   ///< « FROM … WHERE …», to be continued by « AND»
    std::string order;  ///< backwards, as both stores walk the index without sorting

    FieldIndex(const Module& module, const Field& field) {
        if (field.storage() == Storage::list) {
            column = "\"folded\"";
            from = " FROM " + identifier(Tables::side_table(module, field)) + " WHERE \"folded\" IS NOT NULL";
            order = " ORDER BY \"folded\" DESC";
        } else {
            column = identifier(field.key + (field.folded() ? "__fold" : ""));
            from = " FROM " + identifier(module.table()) + " WHERE \"deleted_at\" IS NULL AND " + column + " IS NOT NULL";
            order = " ORDER BY " + column + " DESC NULLS LAST";
        }
    }
};

// The stretch is measured first, so that its last form is looked at as a whole.
template <class Database>
Result<records::Repeated> Session<Database>::repeated(const Module& module, const Field& field, std::string_view before,
                                                      int forms, int entries) {
    constexpr std::string_view behind_all = "\xF4\x8F\xBF\xBF";  // the last character that there is
    const FieldIndex index(module, field);
    const std::string_view below = before.empty() ? behind_all : before;
    const std::string from = "SELECT " + index.column + index.from + " AND " + index.column + " < $1";
    Query end = TRY(database_.prepare(from + index.order + " LIMIT 1 OFFSET $2"));
    end.bind_text(1, below).bind(2, std::int64_t{entries});
    records::Repeated found;
    if (TRY(end.step())) found.next = std::string(end.text(0));
    Query shared = TRY(database_.prepare(from + " AND " + index.column + " >= $2 GROUP BY " + index.column +
                                         " HAVING count(*) > 1" + index.order + " LIMIT $3"));
    shared.bind_text(1, below).bind_text(2, found.next.value_or("")).bind(3, std::int64_t{forms});
    while (TRY(shared.step())) found.forms.emplace_back(shared.text(0));
    if (found.forms.size() == static_cast<std::size_t>(forms)) found.next = found.forms.back();
    return found;
}

}  // namespace voronka::store
