#include "cli/forward.h"

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <boost/json.hpp>

#include "cli/frames.h"

namespace voronka::cli {
namespace {

namespace json = boost::json;

class Connected {
  public:
    explicit Connected(const std::string& path) {
        sockaddr_un address{.sun_family = AF_UNIX, .sun_path = {}};
        if (path.size() >= sizeof address.sun_path) return;
        path.copy(address.sun_path, path.size());
        socket_ = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
        if (socket_ < 0 || ::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0) return;
        ::close(std::exchange(socket_, -1));
    }
    ~Connected() {
        if (socket_ >= 0) ::close(socket_);
    }
    Connected(const Connected&) = delete;
    Connected& operator=(const Connected&) = delete;

    bool open() const { return socket_ >= 0; }
    bool send(std::string_view bytes) const {
        while (!bytes.empty()) {
            const ssize_t put = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (put <= 0) return false;
            bytes.remove_prefix(static_cast<std::size_t>(put));
        }
        return true;
    }
    bool read_more(std::string& to) const {
        char buffer[65536];
        const ssize_t got = ::read(socket_, buffer, sizeof buffer);
        if (got > 0) to.append(buffer, static_cast<std::size_t>(got));
        return got > 0;
    }

  private:
    int socket_ = -1;
};

std::string request_of(const std::vector<std::string>& arguments, const Terminal& terminal) {
    json::object request;
    request["arguments"] = json::array(arguments.begin(), arguments.end());
    request["directory"] = terminal.directory.string();
    request["input"] = terminal.input;
    request["language"] = json::string(key(terminal.language));
    request["live"] = terminal.live;
    const std::string body = json::serialize(request);
    // HTTP/1.0: the answer ends with the connection, and comes without chunks.
    return "POST /command HTTP/1.0\r\nHost: local\r\nContent-Type: application/json\r\nContent-Length: " +
           std::to_string(body.size()) + "\r\n\r\n" + body;
}

}  // namespace

std::optional<int> forward(const std::vector<std::string>& arguments, const Target& target, Terminal& terminal) {
    const Connected server(target.socket().string());
    if (!server.open() || !server.send(request_of(arguments, terminal))) return std::nullopt;
    std::string bytes;
    std::size_t head = std::string::npos;
    while ((head = bytes.find("\r\n\r\n")) == std::string::npos)
        if (!server.read_more(bytes)) return std::nullopt;
    bytes.erase(0, head + 4);
    do {
        while (const auto frame = take_frame(bytes)) {
            if (frame->kind == Frame::Kind::end) return frame->code;
            (frame->kind == Frame::Kind::out ? terminal.out : terminal.err)(frame->text);
        }
    } while (server.read_more(bytes));
    return say(terminal, {.kind = ErrorKind::unavailable, .code = "cli_server_gone"});
}

// Frames on their way from the command to the connection that takes them; bounded.
struct ForwardedCommands::Said {
    static constexpr std::size_t bytes_max = 1 << 20;

    std::mutex mutex;
    std::condition_variable changed;
    std::string waiting;
    bool ended = false;
    bool unheard = false;  // the client is gone: what is said further is dropped

    void say(const Frame& frame) {
        std::unique_lock lock(mutex);
        changed.wait(lock, [&] { return unheard || waiting.size() < bytes_max; });
        if (!unheard) waiting += frame_text(frame);
        ended = ended || frame.kind == Frame::Kind::end;
        changed.notify_all();
    }
    std::string take() {
        std::unique_lock lock(mutex);
        changed.wait(lock, [&] { return ended || !waiting.empty(); });
        changed.notify_all();
        return std::exchange(waiting, {});
    }
    void leave() {
        const std::lock_guard lock(mutex);
        unheard = true;
        changed.notify_all();
    }
};

http::Reply ForwardedCommands::begin(const std::string& body) {
    join_ended();
    const auto said = std::make_shared<Said>();
    {
        const std::lock_guard lock(mutex_);
        running_.emplace_back(said, std::jthread([this, body, said] { run(body, *said); }));
    }
    // Goes with the answer, so that a command whose client is gone does not wait for it.
    const std::shared_ptr<void> listening(nullptr, [said](void*) { said->leave(); });
    http::Download answer;
    answer.headers = {{"Content-Type", "application/octet-stream"}};
    answer.next = [said, listening] { return said->take(); };
    return answer;
}

void ForwardedCommands::run(const std::string& body, Said& said) {
    int code = 2;
    boost::system::error_code wrong;
    const auto parsed = json::parse(body, wrong);
    if (!wrong && parsed.is_object()) {
        std::vector<std::string> arguments;
        for (const auto& argument : parsed.at("arguments").as_array()) arguments.emplace_back(argument.as_string());
        Terminal terminal{.out = [&](std::string_view text) { said.say({Frame::Kind::out, std::string(text)}); },
                          .err = [&](std::string_view text) { said.say({Frame::Kind::err, std::string(text)}); },
                          .input = std::string(parsed.at("input").as_string()),
                          .directory = std::string(parsed.at("directory").as_string()),
                          .language = parsed.at("language").as_string() == "ru" ? Language::ru : Language::en,
                          .live = parsed.at("live").as_bool()};
        const auto command = parse(arguments, terminal);
        code = !command ? command.error() : command->alone ? 2 : command->act(companies_, terminal);
    }
    said.say({Frame::Kind::end, {}, code});
}

void ForwardedCommands::join_ended() {
    const std::lock_guard lock(mutex_);
    std::erase_if(running_, [](auto& one) {
        const std::lock_guard said(one.first->mutex);
        return one.first->ended;
    });
}

}  // namespace voronka::cli
