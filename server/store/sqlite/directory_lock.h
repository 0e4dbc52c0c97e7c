#pragma once
#include <filesystem>

#include "core/result.h"

namespace voronka::store {

/// The right to write below a folder, held by one process. Error: store_in_use with the other one's process id.
class DirectoryLock {
  public:
    static Result<DirectoryLock> take(const std::filesystem::path& directory);
    DirectoryLock(DirectoryLock&& other) noexcept : file_(std::exchange(other.file_, -1)) {}
    DirectoryLock& operator=(DirectoryLock&&) = delete;
    ~DirectoryLock();

  private:
    explicit DirectoryLock(int file) : file_(file) {}
    int file_;
};

}  // namespace voronka::store
