#pragma once
#include <cstddef>
#include <string>
#include <string_view>

#include "core/result.h"
#include "exchange/encoding.h"

namespace voronka::exchange {

/// Bytes one after the other, from wherever they come.
class ByteSource {
  public:
    virtual ~ByteSource() = default;
    /// Up to `size` bytes into `to`; 0 at the end.
    virtual Result<std::size_t> read(char* to, std::size_t size) = 0;
};

/// Bytes that somebody else keeps.
class MemorySource final : public ByteSource {
  public:
    explicit MemorySource(std::string_view bytes) : bytes_(bytes) {}
    Result<std::size_t> read(char* to, std::size_t size) override;

  private:
    std::string_view bytes_;
};

/// A file, from its beginning.
class FileSource final : public ByteSource {
  public:
    static Result<FileSource> open(const std::string& path);
    FileSource(FileSource&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
    FileSource& operator=(FileSource&&) = delete;
    ~FileSource() override;
    Result<std::size_t> read(char* to, std::size_t size) override;

  private:
    explicit FileSource(int descriptor) : descriptor_(descriptor) {}
    int descriptor_;
};

/// The text of another source as UTF-8, converted while it is read.
class DecodedSource final : public ByteSource {
  public:
    DecodedSource(ByteSource& inner, Encoding encoding) : inner_(inner), decoder_(encoding) {}
    Result<std::size_t> read(char* to, std::size_t size) override;

  private:
    ByteSource& inner_;
    Decoder decoder_;
    std::string chunk_;
    std::string text_;
    std::size_t given_ = 0;
    bool ended_ = false;
};

/// Reads the whole source once to tell its encoding.
Result<Encoding> detect_encoding(ByteSource&);
/// The first bytes of a source, fewer when it is shorter.
Result<std::string> read_head(ByteSource&, std::size_t size);

}  // namespace voronka::exchange
