#include "store/postgres/row_batch.h"

#include <charconv>
#include <span>

#include "store/postgres/arrays.h"

namespace voronka::store::postgres {
namespace {

using Form = Parameter::Form;

struct Type {
    ArrayWriter::Of of;
    const char* name;
};

Type type_of(Form form) {
    if (form == Form::number) return {ArrayWriter::Of::int8, "bigint"};
    return form == Form::text ? Type{ArrayWriter::Of::text, "text"} : Type{ArrayWriter::Of::bytea, "bytea"};
}

Form form_of(std::span<const Parameters> rows, std::size_t column) {
    for (const Parameters& row : rows)
        if (row[column].form != Form::none) return row[column].form;
    return Form::none;
}

std::string array_of(std::span<const Parameters> rows, std::size_t column, Form form) {
    ArrayWriter array(type_of(form).of, rows.size());
    for (const Parameters& row : rows) {
        const Parameter& one = row[column];
        if (one.form == Form::none) {
            array.none();
        } else if (form == Form::number) {
            std::int64_t number = 0;
            std::from_chars(one.bytes.data(), one.bytes.data() + one.bytes.size(), number);
            array.number(number);
        } else {
            array.bytes(one.bytes);
        }
    }
    return std::move(array).done();
}

}  // namespace

void RowBatch::add(Parameters row) {
    for (const Parameter& one : row) bytes_ += one.bytes.size();
    rows_.push_back(std::move(row));
}

std::string_view RowBatch::table() const {
    constexpr std::string_view before = "INSERT INTO ";
    const std::string_view one = one_->sql;
    std::string_view name = one.substr(before.size(), one.find(" (") - before.size());
    if (name.starts_with('"')) name = name.substr(1, name.size() - 2);
    return name;
}

RowBatch::Together RowBatch::together(std::size_t from, std::size_t to) const {
    const std::span<const Parameters> rows = std::span(rows_).subspan(from, to - from);
    const std::string_view one = one_->sql;
    const std::size_t open = one.find('('), close = one.find(')');
    const std::string_view tail = one.substr(one.find(')', close + 1) + 1);
    std::string columns, arrays;
    Together made;
    std::size_t at = open + 1;
    for (std::size_t column = 0; column < one_->parameters; ++column) {
        const std::size_t end = std::min(one.find(',', at), close);
        const std::string_view name = one.substr(at, end - at);
        at = end + 1;
        const Form form = form_of(rows, column);
        if (form == Form::none) continue;
        made.arrays.push_back({array_of(rows, column, form), Form::bytes});
        columns.append(columns.empty() ? "" : ",").append(name);
        arrays.append(arrays.empty() ? "$" : ", $").append(std::to_string(made.arrays.size()));
        arrays.append("::").append(type_of(form).name).append("[]");
    }
    made.sql.append(one.substr(0, open + 1)).append(columns).append(") SELECT * FROM unnest(").append(arrays).append(")");
    made.sql.append(tail);
    return made;
}

}  // namespace voronka::store::postgres
