#include "store/postgres/arrays.h"

#include <endian.h>

namespace voronka::store::postgres {
namespace {

constexpr int int4 = 4, int8 = 8;  // bytes
constexpr std::uint32_t no_length = 0xFFFFFFFF;

}  // namespace

ArrayWriter::ArrayWriter(Of type, std::size_t elements) {
    put(1, int4);  // dimensions
    put(1, int4);  // some may be null
    put(static_cast<std::uint32_t>(type), int4);
    put(elements, int4);
    put(1, int4);  // the first one's number
}

void ArrayWriter::none() { put(no_length, int4); }

void ArrayWriter::number(std::int64_t number) {
    put(int8, int4);
    put(static_cast<std::uint64_t>(number), int8);
}

void ArrayWriter::bytes(std::string_view bytes) {
    put(bytes.size(), int4);
    out_ += bytes;
}

void ArrayWriter::put(std::uint64_t number, int size) {
    const std::uint64_t big_endian = htobe64(number << (8 * (int8 - size)));
    out_.append(reinterpret_cast<const char*>(&big_endian), static_cast<std::size_t>(size));
}

}  // namespace voronka::store::postgres
