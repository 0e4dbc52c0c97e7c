#include "store/sqlite/directory_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace voronka::store {

Result<DirectoryLock> DirectoryLock::take(const std::filesystem::path& directory) {
    std::error_code failed;
    std::filesystem::create_directories(directory, failed);
    const auto path = directory / "voronka.lock";
    const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (file < 0) return fail(ErrorKind::unavailable, "folder_not_writable", {{"folder", directory.string()}});
    if (::flock(file, LOCK_EX | LOCK_NB) != 0) {
        char other[24] = {};
        const ssize_t got = ::pread(file, other, sizeof other - 1, 0);
        ::close(file);
        return fail(ErrorKind::conflict, "store_in_use",
                    {{"folder", directory.string()}, {"pid", got > 0 ? "#" + std::string(other) : "?"}});
    }
    const std::string pid = std::to_string(::getpid());
    static_cast<void>(::ftruncate(file, 0));
    static_cast<void>(::pwrite(file, pid.data(), pid.size(), 0));
    return DirectoryLock(file);
}

DirectoryLock::~DirectoryLock() {
    if (file_ >= 0) ::close(file_);
}

}  // namespace voronka::store
