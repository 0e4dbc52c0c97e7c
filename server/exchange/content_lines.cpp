#include "exchange/content_lines.h"

namespace voronka::exchange {
namespace {

constexpr std::size_t line_bytes_max = 75;

bool continues_character(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

}  // namespace

std::string escaped_text(std::string_view text) {
    std::string escaped;
    for (const char c : text) {
        if (c == '\r') continue;
        if (c == '\n') {
            escaped += "\\n";
            continue;
        }
        if (c == '\\' || c == ',' || c == ';') escaped += '\\';
        escaped += c;
    }
    return escaped;
}

ContentLines& ContentLines::text(std::string_view name, std::string_view value) {
    return value.empty() ? *this : raw(name, escaped_text(value));
}

ContentLines& ContentLines::raw(std::string_view name, std::string_view value) {
    std::string line(name);
    line.append(":").append(value);
    std::size_t begin = 0;
    std::size_t room = line_bytes_max;
    while (line.size() - begin > room) {
        std::size_t end = begin + room;
        while (end > begin && continues_character(line[end])) --end;
        out_.append(line, begin, end - begin).append("\r\n ");
        begin = end;
        room = line_bytes_max - 1;  // the space that continues a line counts
    }
    out_.append(line, begin).append("\r\n");
    return *this;
}

}  // namespace voronka::exchange
