#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

struct sqlite3_stmt;

namespace voronka::store {

/// Rows to be inserted, with their parameters: a stretch of what is written behind (rows_behind.h). One row is made at a time.
class RowPiece {
  public:
    enum class Form { text, blob };
    struct Bytes {
        std::size_t from = 0, length = 0;
        Form form = Form::text;
    };
    struct Parameter {
        int place = 0;  ///< counts from 1
        std::variant<std::int64_t, Bytes> value;
    };
    using Row = std::span<const Parameter>;

    // A row: `begin`, its parameters, and `add`. One that was not added is dropped by the next.
    void begin();
    void number(int place, std::int64_t);
    void bytes(int place, std::string_view, Form);
    /// `statement` is a number that whoever reads the rows understands.
    void add(std::size_t statement);

    bool empty() const { return rows_.empty(); }
    /// Whether it is time for the next one: threads should wake each other rarely.
    bool full() const;
    /// The rows by the number of their statement, in the order in which they were added.
    std::vector<std::vector<Row>> by_statement() const;
    /// Binds a parameter as the one `before` places later; its bytes have to last until the statement has run.
    void bind(sqlite3_stmt*, int before, const Parameter&) const;

  private:
    struct Added {
        std::size_t statement = 0;
        std::size_t end = 0;  ///< of its parameters
    };
    std::vector<Added> rows_;
    std::vector<Parameter> parameters_;
    std::string bytes_;
};

}  // namespace voronka::store
