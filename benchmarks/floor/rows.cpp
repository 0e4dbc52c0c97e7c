#include "floor/rows.h"

#include <fstream>
#include <sstream>
#include <stdexcept>

namespace voronka::bench {
namespace {

constexpr int of_people = -1;
constexpr int none = -2;

Kind kind_of(const std::string& type) {
    static const std::map<std::string, Kind> kinds{
        {"integer", Kind::integer}, {"reference", Kind::integer}, {"decimal", Kind::number}, {"percent", Kind::number},
        {"money", Kind::money},     {"boolean", Kind::boolean},   {"date", Kind::date},      {"instant", Kind::instant},
        {"choices", Kind::json},    {"tags", Kind::json},         {"emails", Kind::json},    {"phones", Kind::json},
        {"references", Kind::json}};
    const auto found = kinds.find(type);
    return found == kinds.end() ? Kind::text : found->second;
}

void write_value(JsonWriter& out, Kind kind, const Statement& row, int at) {
    switch (kind) {
        case Kind::text:
            out.value(row.text(at));
            return;
        case Kind::integer:
            out.value(row.integer(at));
            return;
        case Kind::number:
            out.number(Decimal{row.integer(at)});
            return;
        case Kind::money:
            out.money({row.integer(at)});
            return;
        case Kind::boolean:
            out.value(row.integer(at) != 0);
            return;
        case Kind::date:
            out.value(Date{static_cast<std::int32_t>(row.integer(at))});
            return;
        case Kind::instant:
            out.value(Instant{row.integer(at)});
            return;
        case Kind::json:
            out.raw(row.text(at));
            return;
    }
}

}  // namespace

std::map<std::string, std::vector<Column>> read_columns(const std::string& file) {
    std::map<std::string, std::vector<Column>> columns;
    std::ifstream in(file);
    for (std::string line; std::getline(in, line);) {
        std::istringstream words(line);
        std::string table, name, type, refers_to;
        words >> table >> name >> type >> refers_to;
        columns[table].push_back({name, kind_of(type), refers_to});
    }
    if (columns.empty()) throw std::runtime_error("no columns in " + file);
    return columns;
}

Shape::Shape(std::string table, std::vector<Column> columns, const People& people)
    : columns_(std::move(columns)), people_(people) {
    std::string list, titles, joins;
    int next = static_cast<int>(columns_.size());
    for (const Column& column : columns_) {
        list += (list.empty() ? "r.\"" : ", r.\"") + column.name + "\"";
        title_columns_.push_back(column.refers_to.empty() ? none : column.refers_to == "users" ? of_people : next);
        if (title_columns_.back() < 0) continue;
        const std::string alias = "t" + std::to_string(next++);
        titles += ", " + alias + ".title";
        joins += " LEFT JOIN " + column.refers_to + " " + alias + " ON " + alias + ".id = r.\"" + column.name + "\"";
    }
    select_ = "SELECT " + list + titles + " FROM " + table + " r" + joins;
}

void Shape::write(JsonWriter& out, const Statement& row) const {
    out.begin_object();
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        const int at = static_cast<int>(i);
        out.key(columns_[i].name);
        if (row.is_null(at))
            out.null();
        else
            write_value(out, columns_[i].kind, row, at);
    }
    out.key("titles").begin_object();
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        const int at = static_cast<int>(i);
        if (title_columns_[i] == none || row.is_null(at)) continue;
        if (title_columns_[i] == of_people)
            out.member(columns_[i].name, people_.at(row.integer(at)));
        else if (row.is_null(title_columns_[i]))
            out.member(columns_[i].name, std::to_string(row.integer(at)));
        else
            out.member(columns_[i].name, row.text(title_columns_[i]));
    }
    out.end_object().end_object();
}

}  // namespace voronka::bench
