#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace voronka::store::postgres {

/// Writes an array of one dimension as PostgreSQL reads it in binary form (array_recv in its arrayfuncs.c).
class ArrayWriter {
  public:
    /// Types of the elements by their fixed numbers in pg_type.
    enum class Of : std::uint32_t { bytea = 17, int8 = 20, text = 25 };
    ArrayWriter(Of, std::size_t elements);
    void none();
    void number(std::int64_t);
    void bytes(std::string_view);
    std::string done() && { return std::move(out_); }

  private:
    void put(std::uint64_t number, int size);
    std::string out_;
};

}  // namespace voronka::store::postgres
