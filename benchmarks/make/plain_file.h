#pragma once
#include <filesystem>
#include <string>
#include <vector>

namespace voronka::bench {

/// The company's file without its indexes while it is filled: made at the end they are sorted once, which is many times faster
/// than keeping them row by row. Throws std::runtime_error with SQLite's sentence.
class PlainFile {
  public:
    explicit PlainFile(const std::filesystem::path& file);
    void drop_indexes();
    /// Makes them again and packs the search index, as time would have done.
    void finish();

  private:
    void run(const std::string& sql);
    std::string file_;
    std::vector<std::string> indexes_;
};

}  // namespace voronka::bench
