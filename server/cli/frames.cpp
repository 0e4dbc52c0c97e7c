#include "cli/frames.h"

#include <fmt/format.h>

#include <charconv>

namespace voronka::cli {
namespace {

constexpr std::size_t head_bytes = 9;

}  // namespace

std::string frame_text(const Frame& frame) {
    const auto number = frame.kind == Frame::Kind::end ? static_cast<std::size_t>(frame.code) : frame.text.size();
    return fmt::format("{}{:08x}{}", static_cast<char>(frame.kind), number, frame.text);
}

std::optional<Frame> take_frame(std::string& bytes) {
    std::uint32_t number = 0;
    if (bytes.size() < head_bytes) return std::nullopt;
    std::from_chars(bytes.data() + 1, bytes.data() + head_bytes, number, 16);
    Frame frame{.kind = static_cast<Frame::Kind>(bytes.front()), .text = {}, .code = 0};
    if (frame.kind == Frame::Kind::end) {
        frame.code = static_cast<int>(number);
        number = 0;
    }
    if (bytes.size() - head_bytes < number) return std::nullopt;
    frame.text = bytes.substr(head_bytes, number);
    bytes.erase(0, head_bytes + number);
    return frame;
}

}  // namespace voronka::cli
