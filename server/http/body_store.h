#pragma once
#include <filesystem>
#include <optional>
#include <string_view>

#include "http/router.h"

namespace voronka::http {

/// Where the body of one request goes while it arrives: into the request itself, or into a new file of its own.
class BodyStore {
  public:
    /// Into `request.body`.
    explicit BodyStore(Request& request) : request_(request) {}
    BodyStore(const BodyStore&) = delete;
    BodyStore& operator=(const BodyStore&) = delete;
    ~BodyStore();

    /// From now on into a file in this directory (`request.body_file`). Fault (503): `disk` when it cannot be made.
    std::optional<Fault> into_file(const std::filesystem::path& directory);
    /// Keeps what came. Fault (503): `disk` when the disk takes no more.
    std::optional<Fault> keep(std::string_view bytes);
    /// Bytes that it holds in memory.
    std::size_t in_memory() const { return request_.body.size(); }

  private:
    Request& request_;
    int descriptor_ = -1;
};

}  // namespace voronka::http
