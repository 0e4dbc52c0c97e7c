#include "cli/forward.h"

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <boost/json.hpp>

namespace voronka::cli {
namespace {

namespace json = boost::json;

// One request over the socket; nothing where nobody listens.
std::optional<std::string> asked(const std::string& socket_path, const std::string& body) {
    sockaddr_un address{.sun_family = AF_UNIX, .sun_path = {}};
    if (socket_path.size() >= sizeof address.sun_path) return std::nullopt;
    socket_path.copy(address.sun_path, socket_path.size());
    const int socket = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (socket < 0) return std::nullopt;
    if (::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
        ::close(socket);
        return std::nullopt;
    }
    const std::string request =
        "POST /command HTTP/1.1\r\nHost: local\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: " +
        std::to_string(body.size()) + "\r\n\r\n" + body;
    for (std::size_t sent = 0; sent < request.size();) {
        const ssize_t put = ::send(socket, request.data() + sent, request.size() - sent, MSG_NOSIGNAL);
        if (put <= 0) break;
        sent += static_cast<std::size_t>(put);
    }
    std::string answer;
    char buffer[65536];
    for (ssize_t got = 0; (got = ::read(socket, buffer, sizeof buffer)) > 0;)
        answer.append(buffer, static_cast<std::size_t>(got));
    ::close(socket);
    const auto end = answer.find("\r\n\r\n");
    return end == std::string::npos ? std::nullopt : std::optional(answer.substr(end + 4));
}

}  // namespace

std::optional<int> forward(const std::vector<std::string>& arguments, const Target& target, Terminal& terminal) {
    json::object request;
    request["arguments"] = json::array(arguments.begin(), arguments.end());
    request["directory"] = terminal.directory.string();
    request["input"] = terminal.input;
    request["language"] = json::string(key(terminal.language));
    const auto answer = asked(target.data + "/voronka.sock", json::serialize(request));
    if (!answer) return std::nullopt;
    boost::system::error_code wrong;
    const auto parsed = json::parse(*answer, wrong);
    if (wrong || !parsed.is_object()) return std::nullopt;
    terminal.out(std::string(parsed.at("out").as_string()));
    terminal.err(std::string(parsed.at("err").as_string()));
    return static_cast<int>(parsed.at("code").as_int64());
}

std::string answer_forwarded(company::Companies& companies, const std::string& body) {
    std::string out, err;
    int code = 2;
    boost::system::error_code wrong;
    const auto parsed = json::parse(body, wrong);
    if (!wrong && parsed.is_object()) {
        std::vector<std::string> arguments;
        for (const auto& argument : parsed.at("arguments").as_array()) arguments.emplace_back(argument.as_string());
        Terminal terminal{.out = [&](std::string_view text) { out += text; },
                          .err = [&](std::string_view text) { err += text; },
                          .input = std::string(parsed.at("input").as_string()),
                          .directory = std::string(parsed.at("directory").as_string()),
                          .language = parsed.at("language").as_string() == "ru" ? Language::ru : Language::en};
        const auto command = parse(arguments, terminal);
        code = !command ? command.error() : command->serves ? 2 : command->act(companies, terminal);
    }
    return json::serialize(json::object{{"out", out}, {"err", err}, {"code", code}});
}

}  // namespace voronka::cli
