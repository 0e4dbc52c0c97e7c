#pragma once
#include "store/sql/session.h"

namespace voronka::store {

template <class Database>
Result<void> Session<Database>::insert(const Record& record) {
    const Table& table = tables_.of(record.module());
    {
        Query query = TRY(database_.prepare_row(table.insert));
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            // What is empty is null without being bound.
            const Value& value = record[table.columns[i].field->index];
            if (empty(value)) continue;
            const int parameter = static_cast<int>(i) + 1;
            if (const auto* text = get_if<std::string>(value); text && !table.columns[i].fold)
                query.bind_lasting(parameter, *text);
            else
                query.bind(parameter, column_value(record, table.columns[i]));
        }
        TRY_VOID(query.run());
    }
    for (const Field* list : table.lists)
        if (!empty(record[list->index])) TRY_VOID(write_list(record, *list));
    return {};
}

template <class Database>
Result<void> Session<Database>::update(const Record& before, const Record& after) {
    const Table& table = tables_.of(after.module());
    std::string set;
    std::vector<Value> values;
    for (const TableColumn& column : table.columns) {
        if (before[column.field->index] == after[column.field->index]) continue;
        set += (set.empty() ? "" : ", ") + identifier(column_name(column)) + " = " + Tables::parameter(values.size() + 1);
        values.push_back(column_value(after, column));
    }
    if (set.empty()) return {};
    {
        Query query = TRY(database_.prepare("UPDATE " + identifier(after.module().table()) + " SET " + set +
                                            " WHERE id = " + Tables::parameter(values.size() + 1)));
        for (std::size_t i = 0; i < values.size(); ++i) query.bind(static_cast<int>(i) + 1, values[i]);
        query.bind(static_cast<int>(values.size()) + 1, after.id());
        TRY_VOID(query.run());
    }
    for (const Field* list : table.lists) {
        if (before[list->index] == after[list->index]) continue;
        TRY_VOID(remove_list(before, *list));
        TRY_VOID(write_list(after, *list));
    }
    return {};
}

template <class Database>
Result<void> Session<Database>::erase(const Record& record) {
    for (const Field* list : tables_.of(record.module()).lists) TRY_VOID(remove_list(record, *list));
    Query query = TRY(database_.prepare("DELETE FROM " + identifier(record.module().table()) + " WHERE id = $1"));
    query.bind(1, record.id());
    return query.run();
}

template <class Database>
Result<void> Session<Database>::write_list(const Record& record, const Field& field) {
    Query query = TRY(database_.prepare_row("INSERT INTO " + identifier(Tables::side_table(record.module(), field)) +
                                            " (record, position, value, folded) VALUES ($1, $2, $3, $4)"));
    std::int64_t position = 0;
    for (const auto& [value, folded] : side_rows(field, record[field.index])) {
        query.bind(1, record.id()).bind(2, position++).bind_lasting(3, value).bind_lasting(4, folded);
        TRY_VOID(query.run());
    }
    return {};
}

template <class Database>
Result<void> Session<Database>::remove_list(const Record& record, const Field& field) {
    Query query =
        TRY(database_.prepare("DELETE FROM " + identifier(Tables::side_table(record.module(), field)) + " WHERE record = $1"));
    query.bind(1, record.id());
    return query.run();
}

template <class Database>
Result<std::int64_t> Session<Database>::append(records::Change change) {
    change.seq = head_->seq + 1;
    if (!change.change_set) change.change_set = change.seq;
    TRY_VOID(append_change(database_, *head_, change));
    return change.seq;
}

template <class Database>
Result<void> Session<Database>::index_later(const Module& module, Id id) {
    Query keep =
        TRY(database_.prepare_row("INSERT INTO search_waiting (id, resource) VALUES ($1, $2) ON CONFLICT (id) DO NOTHING"));
    keep.bind(1, id).bind_lasting(2, module.key);
    return keep.run();
}

template <class Database>
Result<void> Session<Database>::indexed_to(Id last) {
    Query gone = TRY(database_.prepare("DELETE FROM search_waiting WHERE id <= $1"));
    gone.bind(1, last);
    return gone.run();
}

template <class Database>
Result<void> Session<Database>::set_setting(std::string_view key, std::optional<std::string_view> value) {
    if (!value) {
        Query gone = TRY(database_.prepare("DELETE FROM settings WHERE key = $1"));
        gone.bind_text(1, key);
        return gone.run();
    }
    Query keep = TRY(database_.prepare(
        "INSERT INTO settings (key, value) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET value = excluded.value"));
    keep.bind_text(1, key).bind_text(2, *value);
    return keep.run();
}

template <class Database>
Result<void> Session<Database>::savepoint() {
    saved_heads_.push_back(*head_);
    return database_.savepoint();
}

template <class Database>
Result<void> Session<Database>::release() {
    TRY_VOID(database_.settle());
    return release_soon();
}

template <class Database>
Result<void> Session<Database>::release_soon() {
    saved_heads_.pop_back();
    return database_.release();
}

template <class Database>
Result<void> Session<Database>::rollback() {
    // Ids that were given are not given again: somebody may have seen them in an error.
    *head_ = saved_heads_.back();
    return database_.back_to_savepoint();
}

}  // namespace voronka::store
