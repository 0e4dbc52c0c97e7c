#pragma once
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "core/result.h"
#include "http/message.h"

namespace voronka::http {

/// The files of the browser interface, held in memory. Only what was read at the start is ever served, so no
/// path can lead out of it. `x.br` and `x.gz` beside `x` are its compressed forms.
class StaticFiles {
  public:
    /// Reads everything below a directory; `not_found` when there is no index.html.
    static Result<StaticFiles> read(const std::filesystem::path& directory);

    /// Adds a file by its path below the root ("assets/app.js"); the text is copied unless it is borrowed for
    /// good.
    void add(std::string_view name, Body content);

    /// The answer to GET or HEAD: the file; index.html for other paths without a dot in their last segment
    /// and outside /api (the interface has its own routes); nothing for the rest. Use as `Router::otherwise`.
    std::optional<Response> answer(const Request&) const;

  private:
    struct Form {
        Body content;
        std::string etag;
    };
    struct File {
        std::string_view type;
        bool immutable = false;
        std::map<std::string, Form, std::less<>> forms;  ///< by encoding: "", "br", "gzip"
    };
    std::map<std::string, File, std::less<>> files_;
};

/// Content-Security-Policy, X-Content-Type-Options and Referrer-Policy as every page and file carries them.
void add_security_headers(Response&);

}  // namespace voronka::http
