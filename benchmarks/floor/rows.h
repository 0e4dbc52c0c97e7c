#pragma once
#include <map>
#include <string>
#include <vector>

#include "core/json.h"
#include "floor/database.h"

namespace voronka::bench {

enum class Kind { text, integer, number, money, boolean, date, instant, json };

/// A column of the answers, as if written into the program: name, how it is written, and the table that it refers to.
struct Column {
    std::string name;
    Kind kind = Kind::text;
    std::string refers_to = {};  ///< empty: it refers to nothing
};

/// The columns of each table in the order of the answers, from a file of lines «table column kind table-referred-to».
std::map<std::string, std::vector<Column>> read_columns(const std::string& file);

/// What people are called; there are few, so they are kept.
using People = std::map<std::int64_t, std::string>;

/// Rows of one table as JSON, with the titles of what they refer to, in one statement.
class Shape {
  public:
    Shape(std::string table, std::vector<Column> columns, const People& people);
    /// «SELECT … FROM table r LEFT JOIN …», to be continued.
    const std::string& select() const { return select_; }
    void write(JsonWriter& out, const Statement& row) const;

  private:
    std::vector<Column> columns_;
    std::vector<int> title_columns_;  ///< of each column: where its title stands; -1 people, -2 none
    const People& people_;
    std::string select_;
};

}  // namespace voronka::bench
