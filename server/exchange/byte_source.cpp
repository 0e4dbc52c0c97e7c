#include "exchange/byte_source.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

namespace voronka::exchange {
namespace {
constexpr std::size_t chunk_bytes = 64 * 1024;
}

Result<std::size_t> MemorySource::read(char* to, std::size_t size) {
    const auto count = bytes_.copy(to, size);
    bytes_.remove_prefix(count);
    return count;
}

Result<FileSource> FileSource::open(const std::string& path) {
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) return fail(ErrorKind::not_found, "import_file_unreadable", {{"file", path}});
    return FileSource(descriptor);
}

FileSource::~FileSource() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

Result<std::size_t> FileSource::read(char* to, std::size_t size) {
    while (true) {
        const auto count = ::read(descriptor_, to, size);
        if (count >= 0) return static_cast<std::size_t>(count);
        if (errno != EINTR) return fail_internal("reading a file: " + std::generic_category().message(errno));
    }
}

Result<std::size_t> DecodedSource::read(char* to, std::size_t size) {
    while (given_ == text_.size() && !ended_) {
        text_.clear();
        given_ = 0;
        chunk_.resize(chunk_bytes);
        const std::size_t count = TRY(inner_.read(chunk_.data(), chunk_.size()));
        ended_ = count == 0;
        decoder_.decode(std::string_view(chunk_).substr(0, count), ended_, text_);
    }
    const auto count = std::string_view(text_).substr(given_).copy(to, size);
    given_ += count;
    return count;
}

Result<Encoding> detect_encoding(ByteSource& source) {
    EncodingDetector detector;
    std::string chunk(chunk_bytes, '\0');
    while (!detector.sure()) {
        const std::size_t count = TRY(source.read(chunk.data(), chunk.size()));
        if (count == 0) break;
        detector.feed(std::string_view(chunk).substr(0, count));
    }
    return detector.result();
}

Result<std::string> read_head(ByteSource& source, std::size_t size) {
    std::string head;
    while (head.size() < size) {
        const std::size_t filled = head.size();
        head.resize(std::min(size, filled + chunk_bytes));
        const std::size_t count = TRY(source.read(head.data() + filled, head.size() - filled));
        head.resize(filled + count);
        if (count == 0) break;
    }
    return head;
}

}  // namespace voronka::exchange
