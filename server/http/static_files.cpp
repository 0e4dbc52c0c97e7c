#include "http/static_files.h"

#include <fstream>
#include <sstream>

namespace voronka::http {
namespace {

struct Type {
    std::string_view ending;
    std::string_view type;
};
constexpr std::array types{Type{".html", "text/html; charset=utf-8"},
                           Type{".js", "text/javascript; charset=utf-8"},
                           Type{".css", "text/css; charset=utf-8"},
                           Type{".svg", "image/svg+xml"},
                           Type{".json", "application/json"},
                           Type{".woff2", "font/woff2"},
                           Type{".png", "image/png"},
                           Type{".ico", "image/x-icon"},
                           Type{".webmanifest", "application/manifest+json"},
                           Type{".txt", "text/plain; charset=utf-8"}};

std::string_view type_of(std::string_view name) {
    for (const Type& one : types)
        if (name.ends_with(one.ending)) return one.type;
    return "application/octet-stream";
}

std::string etag_of(std::string_view content) {
    std::uint64_t hash = 14695981039346656037ULL;  // FNV-1a
    for (const char c : content) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
    return '"' + std::to_string(hash) + '"';
}

bool accepts(const Request& request, std::string_view encoding) {
    return request.header("Accept-Encoding").find(encoding) != std::string_view::npos;
}

}  // namespace

Result<StaticFiles> StaticFiles::read(const std::filesystem::path& directory) {
    StaticFiles files;
    if (!std::filesystem::exists(directory / "index.html"))
        return fail(ErrorKind::not_found, "not_found", {{"file", (directory / "index.html").string()}});
    for (const auto& entry : std::filesystem::recursive_directory_iterator(directory)) {
        if (!entry.is_regular_file() || entry.path().filename().string().starts_with('.')) continue;
        std::ostringstream text;
        text << std::ifstream(entry.path(), std::ios::binary).rdbuf();
        files.add(entry.path().lexically_relative(directory).generic_string(), Body(text.str()));
    }
    return files;
}

void StaticFiles::add(std::string_view name, Body content) {
    std::string encoding;
    if (name.ends_with(".br")) encoding = "br";
    if (name.ends_with(".gz")) encoding = "gzip";
    if (!encoding.empty()) name.remove_suffix(3);
    File& file = files_[std::string(name)];
    file.type = type_of(name);
    file.immutable = name.starts_with("assets/");
    std::string etag = etag_of(content.view());
    // Kept once and shared by all answers.
    file.forms[encoding] = {Body(std::make_shared<const std::string>(content.view())), std::move(etag)};
}

std::optional<Response> StaticFiles::answer(const Request& request) const {
    std::string_view path = request.path;
    if (path.starts_with('/')) path.remove_prefix(1);
    auto found = files_.find(path);
    const auto last = path.substr(path.rfind('/') == std::string_view::npos ? 0 : path.rfind('/') + 1);
    if (found == files_.end()) {
        if (path.starts_with("api/") || last.find('.') != std::string_view::npos) return std::nullopt;
        found = files_.find("index.html");
    }
    if (found == files_.end() || found->second.forms.empty()) return std::nullopt;
    const File& file = found->second;
    auto form = file.forms.find("");
    for (const std::string_view encoding : {"br", "gzip"})
        if (const auto smaller = file.forms.find(encoding); smaller != file.forms.end() && accepts(request, encoding)) {
            form = smaller;
            break;
        }
    if (form == file.forms.end()) return std::nullopt;
    Response response{.status = 200};
    response.add("Content-Type", std::string(file.type)).add("ETag", form->second.etag).add("Vary", "Accept-Encoding");
    response.add("Cache-Control", file.immutable ? "public, max-age=31536000, immutable" : "no-cache");
    add_security_headers(response);
    if (!form->first.empty()) response.add("Content-Encoding", form->first);
    if (request.header("If-None-Match") == form->second.etag) {
        response.status = 304;
        return response;
    }
    response.body = form->second.content;
    return response;
}

void add_security_headers(Response& response) {
    response.add("Content-Security-Policy",
                 "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'");
    response.add("X-Content-Type-Options", "nosniff").add("Referrer-Policy", "same-origin");
}

}  // namespace voronka::http
