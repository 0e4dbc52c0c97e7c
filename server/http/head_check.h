#pragma once
#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "http/message.h"

namespace voronka::http {

/// What a head says, once nothing about it is ambiguous.
struct Head {
    Method method = Method::get;
    std::string_view target;
    int minor_version = 1;
    std::vector<std::pair<std::string_view, std::string_view>> fields;
    bool chunked = false;
    std::optional<std::uint64_t> length;
    bool keep_alive = true;
    bool expects_continue = false;
};

/// Why a head is refused: an HTTP status, and a word for the log.
struct HeadFault {
    int status = 400;
    std::string_view code;
};

struct HeadLimits {
    std::size_t request_line = 8 * 1024;
    std::size_t fields = 100;
};

/// How far a head has come.
struct HeadEnd {
    enum class State {
        open,    ///< its end is not there yet
        ended,   ///< `length` bytes, its last empty line included
        broken,  ///< a line ends with a bare line feed: no use in waiting; `length` bytes up to there
    };
    State state = State::open;
    std::size_t length = 0;  ///< while open: bytes that were looked at
};

/// Looks for the end of the head at the front of what has arrived, going on from where the last look ended.
HeadEnd find_head_end(std::string_view arrived, HeadEnd last = {});

/// Checks and reads a whole request head, its last empty line included (RFC 9112, strictly). Refused are all framings that two
/// readers could understand differently: a Transfer-Encoding other than exactly one `chunked`, or beside a Content-Length, or in
/// HTTP/1.0; repeated or listed lengths; folded lines; bare line feeds; no Host or two; spaces before a colon; control bytes.
std::expected<Head, HeadFault> check_head(std::string_view raw, const HeadLimits&);

}  // namespace voronka::http
