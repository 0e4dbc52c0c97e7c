#include "store/sql/tables.h"

#include "core/text.h"
#include "schema/values.h"

namespace voronka::store {
namespace {

std::vector<TableColumn> columns_of(const Module& module) {
    std::vector<TableColumn> columns;
    for (const Field& field : module.fields) {
        columns.push_back({&field, false});
        if (field.folded()) columns.push_back({&field, true});
    }
    return columns;
}

std::string type_of(const TableColumn& column, query::Dialect dialect) {
    if (column.fold || column.field->storage() != Storage::integer) return "TEXT";
    return dialect == query::Dialect::sqlite ? "INTEGER" : "BIGINT";
}

}  // namespace

std::string identifier(std::string_view name) { return '"' + std::string(name) + '"'; }

std::string column_name(const TableColumn& column) { return column.field->key + (column.fold ? "__fold" : ""); }

Value column_value(const Record& record, const TableColumn& column) {
    const Value& value = record[column.field->index];
    if (empty(value)) return {};
    if (column.fold) return fold(std::get<std::string>(value));
    if (const auto number = column_integer(value)) return *number;
    return *column_text(*column.field, value);
}

std::vector<std::pair<std::string, std::string>> side_rows(const Field& field, const Value& value) {
    std::vector<std::pair<std::string, std::string>> rows;
    std::vector<std::string> forms = compared_forms(field, value);
    for (std::size_t i = 0; i < forms.size(); ++i) {
        const auto* items = get_if<Items>(value);
        std::string written = items ? (*items)[i].value : forms[i];
        rows.emplace_back(std::move(written), std::move(forms[i]));
    }
    return rows;
}

Tables::Tables(const Schema& schema, query::Dialect dialect) : dialect_(dialect) {
    for (const Module& module : schema.modules()) tables_.emplace(&module, make(module));
}

const Table& Tables::of(const Module& module) const { return tables_.at(&module); }

std::string Tables::parameter(std::size_t number) const {
    return dialect_ == query::Dialect::sqlite ? "?" : "$" + std::to_string(number);
}

Table Tables::make(const Module& module) const {
    Table table{.module = &module, .columns = columns_of(module)};
    std::string names, values, fields;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        names += (i ? ", " : "") + identifier(column_name(table.columns[i]));
        values += (i ? ", " : "") + parameter(i + 1);
    }
    for (const Field& field : module.fields) {
        fields += (field.index ? ", r." : "r.") + identifier(field.key);
        if (field.storage() == Storage::list) table.lists.push_back(&field);
    }
    const std::string name = identifier(module.table());
    table.insert = "INSERT INTO " + name + " (" + names + ") VALUES (" + values + ")";
    table.select_fields = "SELECT " + fields + " FROM " + name + " r";
    table.select_by_id = table.select_fields + " WHERE r.\"id\" = " + parameter(1);
    return table;
}

std::string Tables::side_table(const Module& module, const Field& field) { return module.table() + "__" + field.key; }

std::string Tables::create_table(const Module& module) const {
    std::string text = "CREATE TABLE " + identifier(module.table()) + " (";
    bool first = true;
    for (const TableColumn& column : of(module).columns) {
        text += (first ? "" : ", ") + identifier(column_name(column)) + " " + type_of(column, dialect_);
        if (column.field->index == system_field::id) text += " PRIMARY KEY";
        first = false;
    }
    return text + ")";
}

std::vector<std::string> Tables::create_side_tables(const Module& module) const {
    std::vector<std::string> statements;
    for (const Field* field : of(module).lists) {
        const std::string name = side_table(module, *field);
        const std::string integer = dialect_ == query::Dialect::sqlite ? "INTEGER" : "BIGINT";
        statements.push_back("CREATE TABLE IF NOT EXISTS " + identifier(name) + " (\"record\" " + integer + ", \"position\" " +
                             integer + ", \"value\" TEXT, \"folded\" TEXT, PRIMARY KEY (\"record\", \"position\"))" +
                             (dialect_ == query::Dialect::sqlite ? " WITHOUT ROWID" : ""));
        statements.push_back("CREATE INDEX IF NOT EXISTS " + identifier(name + "__folded") + " ON " + identifier(name) +
                             " (\"folded\", \"record\")");
    }
    return statements;
}

std::vector<std::string> Tables::create_indexes(const Module& module) const {
    std::vector<std::string> statements;
    const std::string table = module.table();
    const auto add = [&](const std::string& name, const std::string& columns, bool unique) {
        statements.push_back(std::string("CREATE ") + (unique ? "UNIQUE " : "") + "INDEX IF NOT EXISTS " +
                             identifier(table + "__" + name) + " ON " + identifier(table) + " (" + columns +
                             ") WHERE \"deleted_at\" IS NULL");
    };
    // Without filters a list or a count walks this one, not the rows.
    if (module.parent.empty() && !module.internal) add("alive", "\"id\"", false);
    for (const Field& field : module.fields) {
        if (field.storage() == Storage::list || (!field.indexed && !field.unique)) continue;
        // A sum is sorted and compared in the company's currency: the column beside it has the index.
        if (field.type == FieldType::money && module.find(field.key + "_base")) continue;
        const std::string column = identifier(field.folded() ? field.key + "__fold" : field.key);
        if (field.unique)
            add(field.key, column, true);
        else
            add(field.key, column + ", \"id\"", false);
    }
    const Field* stage = module.find("stage");
    const Field* amount = module.find("amount_base");
    if (stage && amount && stage->indexed && amount->indexed)
        add("stage_amount_base", "\"stage\", \"amount_base\", \"id\"", false);
    return statements;
}

std::string Tables::add_column(const Module& module, const TableColumn& column) const {
    return "ALTER TABLE " + identifier(module.table()) + " ADD COLUMN " + identifier(column_name(column)) + " " +
           type_of(column, dialect_);
}

}  // namespace voronka::store
