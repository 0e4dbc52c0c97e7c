#pragma once
#include <map>
#include <string>
#include <vector>

#include "query/query.h"
#include "schema/record.h"

namespace voronka::store {

/// A column of a module's table that a record's value goes into.
struct TableColumn {
    const Field* field = nullptr;
    bool fold = false;  ///< the column beside it with the folded text
};

/// The statements of one module's table, written once.
struct Table {
    const Module* module = nullptr;
    std::vector<TableColumn> columns;
    std::vector<const Field*> lists;  ///< fields with a side table
    std::string insert;
    std::string fields;         ///< «r."id", …», every field in the module's order
    std::string select_by_id;   ///< columns of every field in the module's order
    std::string select_fields;  ///< «SELECT … FROM table r», to be continued by a WHERE
};

/// All tables of a schema in one dialect: names, statements and how they come to be.
class Tables {
  public:
    Tables(const Schema&, query::Dialect);
    const Table& of(const Module&) const;
    const std::map<const Module*, Table>& all() const { return tables_; }
    /// Null where no module is called so.
    const Module* module(std::string_view key) const;

    std::string create_table(const Module&) const;
    /// Statements that make the side tables of list fields.
    std::vector<std::string> create_side_tables(const Module&) const;
    std::vector<std::string> create_indexes(const Module&) const;
    std::string add_column(const Module&, const TableColumn&) const;
    /// INTEGER or BIGINT, or TEXT.
    std::string type_name(const TableColumn&) const;
    static std::string side_table(const Module&, const Field&);
    /// A parameter of a statement, counting from 1; the first of them stands first in the text, and so on.
    static std::string parameter(std::size_t number);
    query::Dialect dialect() const { return dialect_; }

  private:
    Table make(const Module&) const;
    std::string text_type() const;
    std::string column_definition(const TableColumn&) const;
    std::string create_index(const Module&, const std::string& name, const std::string& columns, bool unique) const;
    std::vector<std::string> index_filled(const Module&, const Field&, const std::string& column) const;
    std::string sorted(const std::string& column) const;
    query::Dialect dialect_;
    std::map<const Module*, Table> tables_;
};

std::string column_name(const TableColumn&);
std::string identifier(std::string_view name);
/// What a record has in this column: an integer, a text, or nothing.
Value column_value(const Record&, const TableColumn&);
/// The form in which one of several values is compared: normal for e-mails and phones, folded for words, the id itself.
std::vector<std::pair<std::string, std::string>> side_rows(const Field&, const Value&);

}  // namespace voronka::store
