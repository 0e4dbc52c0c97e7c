#include "records/pages.h"

#include "schema/values.h"

namespace voronka::records {
namespace {

query::BoundPtr guarded(const query::BoundPtr& bound, const Actor& actor, const Module& module) {
    if (actor.is_system()) return bound;
    const query::BoundPtr& mine = actor.rights->of(module).readable;
    return mine ? query::both(bound, mine) : bound;
}

Value cell(const Field& field, const Rows& row, int column) {
    if (row.is_null(column)) return {};
    return field.storage() == Storage::integer ? from_column(field, row.integer(column)) : from_column(field, row.text(column));
}

Record record_of(const Module& module, const Rows& row, const Actor& actor) {
    Record record(module);
    for (const Field& field : module.fields)
        if (!actor.hides(field)) record[field.index] = cell(field, row, static_cast<int>(field.index));
    return record;
}

}  // namespace

Result<RecordPage> page(Reading& reading, const Module& module, const std::string& q, int limit,
                        const std::optional<std::string>& cursor) {
    const Actor& actor = reading.actor();
    const query::BoundPtr bound = TRY(reading.bound(module, TRY(query::parse(q))));
    std::vector<const Field*> fields;
    for (const Field& field : module.fields) fields.push_back(&field);
    const std::size_t columns = fields.size();
    const query::Select select =
        TRY(query::compile_list(*guarded(bound, actor, module), std::move(fields), {.limit = limit, .cursor = cursor},
                                reading.environment().dialect, actor.readable()));
    const auto rows = TRY(reading.reader().run(select.sql));
    RecordPage found;
    std::vector<Value> last;
    while (TRY(rows->next())) {
        if (static_cast<int>(found.items.size()) == limit) {
            found.next = query::make_cursor(*bound, last);
            break;
        }
        found.items.push_back(record_of(module, *rows, actor));
        last.clear();
        for (std::size_t i = columns; i < columns + select.cursor_columns; ++i)
            last.push_back(rows->is_null(static_cast<int>(i)) ? Value() : rows->value(static_cast<int>(i)));
    }
    return found;
}

}  // namespace voronka::records
