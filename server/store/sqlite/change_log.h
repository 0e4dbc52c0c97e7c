#pragma once
#include <filesystem>

#include "records/store.h"
#include "store/sqlite/database.h"

namespace voronka::store {

/// The head of the change log: its last number and the digest that covers all before it.
struct ChainHead {
    std::int64_t seq = 0;
    std::string chain = std::string(32, '\0');
};

/// The digest of a change's values: BLAKE2b-256 over salt and values, so that values can be erased while the chain still
/// verifies.
std::string values_digest(std::string_view salt, std::string_view fields);
/// The next link: BLAKE2b-256 over the link before, everything else of the change, and the digest of its values.
std::string next_link(std::string_view before, const records::Change&, std::string_view digest);

Result<ChainHead> read_head(Database&);
Result<void> append_change(Database&, ChainHead&, const records::Change&);
records::Change change_of(const Query& row);
/// Verifies the links after `from`; sentences of what is wrong.
Result<std::vector<std::string>> verify_chain(Database&, ChainHead from);

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
