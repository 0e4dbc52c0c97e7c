#include "store/sqlite/head_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cstring>

namespace voronka::store {
namespace {

constexpr std::size_t number_bytes = 8;
constexpr std::size_t digest_bytes = 32;
constexpr std::size_t slot_bytes = number_bytes + digest_bytes + digest_bytes;

std::string slot_of(const ChainHead& head) {
    std::string slot(8, '\0');
    std::memcpy(slot.data(), &head.seq, sizeof head.seq);
    slot += head.chain;
    return slot + digest_of(slot);
}

std::optional<ChainHead> head_of(std::string_view slot) {
    if (slot.size() < slot_bytes) return std::nullopt;
    const std::string_view content = slot.substr(0, number_bytes + digest_bytes);
    if (digest_of(content) != slot.substr(number_bytes + digest_bytes, digest_bytes)) return std::nullopt;
    ChainHead head;
    std::memcpy(&head.seq, content.data(), sizeof head.seq);
    head.chain = content.substr(8);
    return head;
}

}  // namespace

std::optional<ChainHead> HeadFile::read() const {
    const int file = ::open(file_.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) return std::nullopt;
    std::string bytes(slot_bytes * 2, '\0');
    const ssize_t got = ::pread(file, bytes.data(), bytes.size(), 0);
    ::close(file);
    bytes.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
    const auto first = head_of(bytes);
    const auto second = bytes.size() > slot_bytes ? head_of(std::string_view(bytes).substr(slot_bytes)) : std::nullopt;
    if (first && second) return first->seq > second->seq ? first : second;
    return first ? first : second;
}

Result<void> HeadFile::write(const ChainHead& head) {
    const int file = ::open(file_.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    if (file < 0) return fail(ErrorKind::unavailable, "store_io");
    const std::string slot = slot_of(head);
    const ssize_t put = ::pwrite(file, slot.data(), slot.size(), second_ ? static_cast<off_t>(slot_bytes) : 0);
    ::close(file);
    second_ = !second_;
    if (put != static_cast<ssize_t>(slot.size())) return fail(ErrorKind::unavailable, "store_io");
    return {};
}

}  // namespace voronka::store
