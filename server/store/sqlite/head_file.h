#pragma once
#include <filesystem>
#include <optional>

#include "store/sql/change_log.h"

namespace voronka::store {

/// The head in a file of its own, two slots written in turn: it may lag behind the log, it never leads.
class HeadFile {
  public:
    explicit HeadFile(std::filesystem::path file) : file_(std::move(file)) {}
    std::optional<ChainHead> read() const;
    Result<void> write(const ChainHead&);

  private:
    std::filesystem::path file_;
    bool second_ = false;
};

}  // namespace voronka::store
