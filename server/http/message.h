#pragma once
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "core/result.h"

namespace voronka::http {

enum class Method { get, head, post, put, patch, delete_, options, other };

/// "GET" → get; tokens are case-sensitive; what is not listed is `other`.
Method method_of(std::string_view token);
/// "GET"; empty for `other`.
std::string_view name(Method);
/// "Not Found"; empty for an unknown status.
std::string_view reason(int status);
/// ASCII letters compared without case, as names of headers are.
bool same_token(std::string_view a, std::string_view b);

using Pairs = std::vector<std::pair<std::string, std::string>>;

/// A file that goes when this object goes, unless `release` hands it over.
class TemporaryFile {
  public:
    TemporaryFile() = default;
    explicit TemporaryFile(std::filesystem::path path) : path_(std::move(path)) {}
    TemporaryFile(TemporaryFile&& other) noexcept : path_(std::exchange(other.path_, {})) {}
    TemporaryFile& operator=(TemporaryFile&& other) noexcept;
    ~TemporaryFile();

    /// A new empty file in this directory, with a name that nobody can guess, readable by its owner alone.
    static Result<TemporaryFile> create(const std::filesystem::path& directory);

    const std::filesystem::path& path() const { return path_; }
    bool exists() const { return !path_.empty(); }
    std::filesystem::path release() { return std::exchange(path_, {}); }

  private:
    std::filesystem::path path_;
};

/// A request whose framing is checked and whose body has arrived. It lives until its answer is given, for
/// `Later` too.
struct Request {
    Method method = Method::get;
    std::string target;                 ///< as it was sent: "/deals/17?limit=5"
    std::string path;                   ///< percent-decoded, without the query
    std::vector<std::string> segments;  ///< of the path, each decoded by itself: "/a%2Fb/c" has two
    Pairs query;                        ///< decoded, in the order in which they were sent
    Pairs headers;                      ///< names as they were sent
    Pairs parameters;                   ///< of the route's pattern: {"id", "17"}
    std::string body;
    TemporaryFile body_file;  ///< where the body is instead when the route asked for a file
    std::string remote;       ///< "192.0.2.7", "::1"; "local" over the Unix socket
    std::chrono::steady_clock::time_point arrived;
    int minor_version = 1;  ///< HTTP/1.x

    /// The first header of this name; empty when there is none.
    std::string_view header(std::string_view name) const;
    bool has_header(std::string_view name) const;
    /// The first query parameter of this name; nothing when it was not sent.
    std::optional<std::string_view> query_value(std::string_view name) const;
    /// A parameter of the route's pattern; empty when the pattern has none of this name.
    std::string_view parameter(std::string_view name) const;

    /// Sets target, path, segments and query; `bad_path` or `bad_query` (malformed) when a percent sequence
    /// is broken or hides a NUL.
    Result<void> set_target(std::string_view target);
    /// Makes it as new, keeping its memory.
    void clear();
};

/// What a response carries: its own text, text shared with others, or text that outlives the server.
class Body {
  public:
    Body() = default;
    Body(std::string text) : held_(std::move(text)) {}
    Body(const char* text) : held_(std::string(text)) {}
    Body(std::shared_ptr<const std::string> shared) : held_(std::move(shared)) {}
    /// No copy is made: the text must outlive the server, as embedded files do.
    static Body borrowed(std::string_view text);

    std::string_view view() const;
    std::size_t size() const { return view().size(); }
    /// Bytes that are kept for this answer alone.
    std::size_t own_bytes() const { return std::holds_alternative<std::string>(held_) ? size() : 0; }

  private:
    std::variant<std::string, std::shared_ptr<const std::string>, std::string_view> held_;
};

/// An answer. Date, Content-Length and Connection are the server's to add.
struct Response {
    int status = 200;
    Pairs headers;
    Body body;

    /// Adds a header; one may be added several times (Set-Cookie).
    Response& add(std::string name, std::string value);
    /// The first header of this name; empty when there is none.
    std::string_view header(std::string_view name) const;
};

Response json(std::string body, int status = 200);
Response text(std::string body, int status = 200);
Response no_content();
/// 303 by default: go there with GET.
Response redirect(std::string location, int status = 303);

}  // namespace voronka::http
