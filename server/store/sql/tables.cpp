#include "store/sql/tables.h"

#include <fmt/format.h>

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

// PostgreSQL cuts names behind 63 bytes, so that two long ones could become the same.
std::string object_name(std::string name) {
    constexpr std::size_t longest = 63, kept = 46;
    if (name.size() <= longest) return name;
    std::uint64_t hash = 14695981039346656037ULL;  // FNV-1a
    for (const char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
    return fmt::format("{}_{:016x}", name.substr(0, kept), hash);
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

const Module* Tables::module(std::string_view key) const {
    const auto found = std::ranges::find_if(tables_, [&](const auto& one) { return one.first->key == key; });
    return found == tables_.end() ? nullptr : found->first;
}

std::string Tables::parameter(std::size_t number) { return "$" + std::to_string(number); }

std::string Tables::type_name(const TableColumn& column) const {
    if (column.fold || column.field->storage() != Storage::integer) return "TEXT";
    return dialect_ == query::Dialect::sqlite ? "INTEGER" : "BIGINT";
}

// Text is compared byte by byte everywhere, whatever language the database was made for.
std::string Tables::text_type() const { return dialect_ == query::Dialect::postgresql ? "TEXT COLLATE \"C\"" : "TEXT"; }

std::string Tables::column_definition(const TableColumn& column) const {
    const std::string type = type_name(column);
    return identifier(column_name(column)) + " " + (type == "TEXT" ? text_type() : type);
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
    table.fields = std::move(fields);
    table.select_by_id = table.select_fields + " WHERE r.\"id\" = " + parameter(1);
    return table;
}

std::string Tables::side_table(const Module& module, const Field& field) { return module.table() + "__" + field.key; }

std::string Tables::create_table(const Module& module) const {
    std::string text = "CREATE TABLE " + identifier(module.table()) + " (";
    bool first = true;
    for (const TableColumn& column : of(module).columns) {
        text += (first ? "" : ", ") + column_definition(column);
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
        const std::string text = text_type();
        std::string table = "CREATE TABLE IF NOT EXISTS ";
        table.append(identifier(name)).append(" (\"record\" ").append(integer).append(", \"position\" ").append(integer);
        table.append(", \"value\" ").append(text).append(", \"folded\" ").append(text);
        table.append(", PRIMARY KEY (\"record\", \"position\"))");
        if (dialect_ == query::Dialect::sqlite) table.append(" WITHOUT ROWID");
        statements.push_back(std::move(table));
        statements.push_back("CREATE INDEX IF NOT EXISTS " + identifier(object_name(name + "__folded")) + " ON " +
                             identifier(name) + " (\"folded\", \"record\")");
    }
    return statements;
}

std::string Tables::create_index(const Module& module, const std::string& name, const std::string& columns, bool unique) const {
    return std::string("CREATE ") + (unique ? "UNIQUE " : "") + "INDEX IF NOT EXISTS " +
           identifier(object_name(module.table() + "__" + name)) + " ON " + identifier(module.table()) + " (" + columns +
           ") WHERE \"deleted_at\" IS NULL";
}

// Both stores know that what equals a value is not empty, and use such an index for it. What had an index of all gives it up.
std::vector<std::string> Tables::index_filled(const Module& module, const Field& field, const std::string& column) const {
    return {"DROP INDEX IF EXISTS " + identifier(object_name(module.table() + "__" + field.key)),
            create_index(module, field.key + "__filled", identifier(column) + ", \"id\"", false) + " AND " + identifier(column) +
                " IS NOT NULL"};
}

// Lists are sorted downwards far more often than upwards, and empty ones come last either way: SQLite reads one index in both
// directions so, PostgreSQL reads an index of this order only downwards.
std::string Tables::sorted(const std::string& column) const {
    const std::string down = dialect_ == query::Dialect::postgresql ? " DESC NULLS LAST" : "";
    return identifier(column) + down + ", \"id\"" + (down.empty() ? "" : " DESC");
}

std::vector<std::string> Tables::create_indexes(const Module& module) const {
    std::vector<std::string> statements;
    // Without filters a list or a count walks this one, not the rows.
    if (module.parent.empty() && !module.internal) statements.push_back(create_index(module, "alive", "\"id\"", false));
    for (const Field& field : module.fields) {
        if (field.storage() == Storage::list || (!field.indexed && !field.unique && !field.looked_up)) continue;
        // A sum is sorted and compared in the company's currency: the column beside it has the index.
        if (field.type == FieldType::money && module.find(field.key + "_base")) continue;
        const std::string column = field.folded() ? field.key + "__fold" : field.key;
        if (field.looked_up) {
            std::ranges::move(index_filled(module, field, column), std::back_inserter(statements));
            continue;
        }
        statements.push_back(create_index(module, field.key, field.unique ? identifier(column) : sorted(column), field.unique));
    }
    for (const std::vector<std::string>& together : module.indexes) {
        std::string name;
        std::string columns;
        for (const std::string& key : together) {
            const Field& field = module.at(key);
            const std::string column = field.folded() ? key + "__fold" : key;
            name += (name.empty() ? "" : "_") + key;
            columns += &key == &together.back() ? sorted(column) : identifier(column) + ", ";
        }
        statements.push_back(create_index(module, name, columns, false));
    }
    return statements;
}

std::string Tables::add_column(const Module& module, const TableColumn& column) const {
    return "ALTER TABLE " + identifier(module.table()) + " ADD COLUMN " + column_definition(column);
}

}  // namespace voronka::store
