#include "http/body_store.h"

#include <fcntl.h>
#include <unistd.h>

namespace voronka::http {

BodyStore::~BodyStore() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

std::optional<Fault> BodyStore::into_file(const std::filesystem::path& directory) {
    auto file = TemporaryFile::create(directory);
    if (!file) return Fault{503, "disk"};
    request_.body_file = std::move(*file);
    descriptor_ = ::open(request_.body_file.path().c_str(), O_WRONLY | O_CLOEXEC);
    return descriptor_ < 0 ? std::optional(Fault{503, "disk"}) : std::nullopt;
}

std::optional<Fault> BodyStore::keep(std::string_view bytes) {
    if (descriptor_ < 0) {
        request_.body.append(bytes);
        return std::nullopt;
    }
    while (!bytes.empty()) {
        const ssize_t put = ::write(descriptor_, bytes.data(), bytes.size());
        if (put <= 0) return Fault{503, "disk"};
        bytes.remove_prefix(static_cast<std::size_t>(put));
    }
    return std::nullopt;
}

}  // namespace voronka::http
