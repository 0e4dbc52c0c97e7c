#pragma once
#include <cstdint>
#include <optional>
#include <string_view>

#include "http/router.h"

namespace voronka::http {

/// Takes a chunked body apart (RFC 9112 §7.1), without any I/O and strictly: sizes are hexadecimal digits alone, lines end with
/// CRLF, extensions are short, few and passed over, trailers are read and dropped.
class ChunkedBody {
  public:
    /// `limit`: bytes that the whole body may have.
    explicit ChunkedBody(std::uint64_t limit) : limit_(limit) {}

    struct Step {
        std::size_t used = 0;        ///< bytes of the input that are done with; 0: more are needed, unless `done` or a fault
        std::string_view data;       ///< those among them that belong to the body
        bool done = false;           ///< the body is whole, and `used` ends behind it
        std::optional<Fault> fault;  ///< `bad_chunk` (400) or `too_large` (413)
    };
    /// Looks at what has arrived and is not used yet.
    Step take(std::string_view in);

  private:
    enum class Part { size, data, data_end, trailers };
    Step size_line(std::string_view line, std::size_t used);
    Step trailer(std::string_view line, std::size_t used);

    std::uint64_t limit_;
    std::uint64_t total_ = 0;
    std::uint64_t left_ = 0;
    std::uint64_t overhead_ = 0;
    Part part_ = Part::size;
};

}  // namespace voronka::http
