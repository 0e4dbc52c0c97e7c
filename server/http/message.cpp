#include "http/message.h"

#include <fcntl.h>
#include <unistd.h>

#include "core/random.h"
#include "http/handler.h"
#include "http/query_string.h"

namespace voronka::http {

Method method_of(std::string_view token) {
    if (token == "GET") return Method::get;
    if (token == "POST") return Method::post;
    if (token == "PATCH") return Method::patch;
    if (token == "PUT") return Method::put;
    if (token == "DELETE") return Method::delete_;
    if (token == "HEAD") return Method::head;
    if (token == "OPTIONS") return Method::options;
    return Method::other;
}

std::string_view name(Method method) {
    switch (method) {
        case Method::get:
            return "GET";
        case Method::head:
            return "HEAD";
        case Method::post:
            return "POST";
        case Method::put:
            return "PUT";
        case Method::patch:
            return "PATCH";
        case Method::delete_:
            return "DELETE";
        case Method::options:
            return "OPTIONS";
        case Method::other:
            return "";
    }
    return "";
}

std::string_view reason(int status) {
    switch (status) {
        case 200:
            return "OK";
        case 201:
            return "Created";
        case 202:
            return "Accepted";
        case 204:
            return "No Content";
        case 303:
            return "See Other";
        case 304:
            return "Not Modified";
        case 400:
            return "Bad Request";
        case 401:
            return "Unauthorized";
        case 403:
            return "Forbidden";
        case 404:
            return "Not Found";
        case 405:
            return "Method Not Allowed";
        case 408:
            return "Request Timeout";
        case 409:
            return "Conflict";
        case 412:
            return "Precondition Failed";
        case 413:
            return "Content Too Large";
        case 414:
            return "URI Too Long";
        case 417:
            return "Expectation Failed";
        case 422:
            return "Unprocessable Content";
        case 429:
            return "Too Many Requests";
        case 431:
            return "Request Header Fields Too Large";
        case 500:
            return "Internal Server Error";
        case 503:
            return "Service Unavailable";
        case 505:
            return "HTTP Version Not Supported";
        default:
            return "";
    }
}

bool same_token(std::string_view a, std::string_view b) {
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
    return a.size() == b.size() &&
           std::equal(a.begin(), a.end(), b.begin(), [&](char x, char y) { return lower(x) == lower(y); });
}

TemporaryFile& TemporaryFile::operator=(TemporaryFile&& other) noexcept {
    std::swap(path_, other.path_);
    return *this;
}

TemporaryFile::~TemporaryFile() {
    std::error_code none;
    if (!path_.empty()) std::filesystem::remove(path_, none);
}

Result<TemporaryFile> TemporaryFile::create(const std::filesystem::path& directory) {
    TemporaryFile file(directory / ("upload-" + random_token(12)));
    const int made = ::open(file.path().c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
    if (made < 0) return fail(ErrorKind::unavailable, "folder_not_writable", {{"folder", directory.string()}});
    ::close(made);
    return file;
}

std::string_view Request::header(std::string_view wanted) const {
    for (const auto& [key, value] : headers)
        if (same_token(key, wanted)) return value;
    return {};
}

bool Request::has_header(std::string_view wanted) const {
    return std::ranges::any_of(headers, [&](const auto& header) { return same_token(header.first, wanted); });
}

std::optional<std::string_view> Request::query_value(std::string_view wanted) const {
    for (const auto& [key, value] : query)
        if (key == wanted) return value;
    return std::nullopt;
}

std::string_view Request::parameter(std::string_view wanted) const {
    for (const auto& [key, value] : parameters)
        if (key == wanted) return value;
    return {};
}

Result<void> Request::set_target(std::string_view text) {
    target = text;
    segments.clear();
    query.clear();
    const auto mark = text.find('?');
    std::string_view rest = text.substr(0, mark);
    if (mark != std::string_view::npos) {
        auto pairs = parse_query_string(text.substr(mark + 1));
        if (!pairs) return fail(ErrorKind::malformed, "bad_query");
        query = std::move(*pairs);
    }
    path.clear();
    while (!rest.empty()) {
        rest.remove_prefix(1);  // the slash
        const auto slash = rest.find('/');
        const auto segment = percent_decoded(rest.substr(0, slash), Plus::itself);
        if (!segment) return fail(ErrorKind::malformed, "bad_path");
        path += '/' + *segment;
        segments.push_back(*segment);
        if (slash == std::string_view::npos) break;
        rest.remove_prefix(slash);
    }
    return {};
}

void Request::clear() {
    method = Method::get;
    target.clear();
    path.clear();
    segments.clear();
    query.clear();
    headers.clear();
    parameters.clear();
    body.clear();
    body_file = TemporaryFile();
    minor_version = 1;
}

Body Body::borrowed(std::string_view text) {
    Body body;
    body.held_ = text;
    return body;
}

std::string_view Body::view() const {
    if (const auto* own = std::get_if<std::string>(&held_)) return *own;
    if (const auto* shared = std::get_if<std::shared_ptr<const std::string>>(&held_)) return **shared;
    return std::get<std::string_view>(held_);
}

Response& Response::add(std::string header_name, std::string value) {
    headers.emplace_back(std::move(header_name), std::move(value));
    return *this;
}

std::string_view Response::header(std::string_view wanted) const {
    for (const auto& [key, value] : headers)
        if (same_token(key, wanted)) return value;
    return {};
}

Response json(std::string body, int status) {
    Response response{.status = status, .body = std::move(body)};
    response.add("Content-Type", "application/json");
    return response;
}

Response text(std::string body, int status) {
    Response response{.status = status, .body = std::move(body)};
    response.add("Content-Type", "text/plain; charset=utf-8");
    return response;
}

Response no_content() { return {.status = 204}; }

Response redirect(std::string location, int status) {
    Response response{.status = status};
    response.add("Location", std::move(location));
    return response;
}

std::string event_frame(std::string_view id, std::string_view event, std::string_view data) {
    std::string frame;
    if (!id.empty()) frame += "id: " + std::string(id) + '\n';
    if (!event.empty()) frame += "event: " + std::string(event) + '\n';
    while (true) {
        const auto end = data.find('\n');
        frame += "data: " + std::string(data.substr(0, end)) + '\n';
        if (end == std::string_view::npos) break;
        data.remove_prefix(end + 1);
    }
    return frame + '\n';
}

}  // namespace voronka::http
