#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace voronka::cli {

/// What a command that runs in the server says to the terminal it was typed in: pieces of standard output and standard error as
/// they come, and the exit code at the end. On the wire a frame is its kind, eight hexadecimal digits (bytes that follow; of the
/// end: the exit code) and the bytes.
struct Frame {
    enum class Kind : char { out = 'o', err = 'e', end = 'x' };
    Kind kind = Kind::out;
    std::string text;  ///< of out and err
    int code = 0;      ///< of end
};

std::string frame_text(const Frame&);
/// Takes the first frame off `bytes` when all of it is there.
std::optional<Frame> take_frame(std::string& bytes);

}  // namespace voronka::cli
