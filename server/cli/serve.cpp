#include <malloc.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>
#include <unistd.h>

#include <boost/json.hpp>
#include <thread>

#include "api/api.h"
#include "cli/command.h"
#include "cli/forward.h"
#include "cli/wiring.h"
#include "company/due_work.h"
#include "http/server.h"
#include "http/static_files.h"

namespace voronka::cli {
namespace {

constexpr std::string_view web_beside[] = {"web", "../../web/dist", "../share/voronka/web"};

std::filesystem::path web_folder(const std::string& given) {
    if (!given.empty()) return given;
    std::error_code none;
    const auto program = std::filesystem::read_symlink("/proc/self/exe", none).parent_path();
    for (const std::string_view candidate : web_beside)
        if (std::filesystem::exists(program / candidate / "index.html", none)) return program / candidate;
    return {};
}

// The commands of other processes on this folder come in over the socket, since one process alone writes.
http::Router local_router(ForwardedCommands& commands) {
    http::Router router;
    router.post("/command", [&commands](http::Request& request) { return commands.begin(request.body); },
                {.lane = http::Lane::heavy, .body_bytes_max = 64 << 20});
    return router;
}

void tell_setup_link(Terminal& terminal, company::Companies& companies, const Target& target, const std::string& address) {
    const auto company = companies.find(target.company);
    if (!company || !(*company)->environment().directory->people().empty()) return;
    const auto token = company::Identity(**company).new_setup_token();
    if (token) terminal.out("set up your company: " + address + "/setup?token=" + *token + "\n");
}

// What one answer took is kept for the next: given back to the system, it would come again page by page, each cleared anew.
void keep_memory() {
    mallopt(M_TRIM_THRESHOLD, 8 << 20);
    mallopt(M_MMAP_THRESHOLD, 1 << 20);
}

}  // namespace

int serve(Terminal& terminal, const Target& target, const ServeOptions& options) {
    http::raise_open_files_limit();
    keep_memory();
    auto wiring = Wiring::open(target);
    if (!wiring) return say(terminal, wiring.error());
    company::Companies& companies = (*wiring)->companies();
    const auto company = companies.find_or_make(target.company, {.name = message(Language::ru, "new_company")});
    if (!company) return say(terminal, company.error());
    api::Api api(companies, (*wiring)->clock(), {.secure_cookies = options.secure_cookies});
    http::Router router;
    api::add_routes(router, api);
    router.on_exception([](const http::Request& request, std::string_view what) {
        spdlog::error("{} {}: {}", http::name(request.method), request.path, what);
    });
    if (auto files = http::StaticFiles::read(web_folder(options.web)))
        router.otherwise([files = std::make_shared<http::StaticFiles>(std::move(*files))](const http::Request& request) {
            return files->answer(request);
        });
    const auto colon = options.listen.rfind(':');
    http::Options http_options{.address = options.listen.substr(0, colon),
                               .port = static_cast<std::uint16_t>(std::atoi(options.listen.substr(colon + 1).c_str())),
                               .unix_socket = target.socket(),
                               .stop_on_signals = true,
                               .metrics = api.metrics()};
    ForwardedCommands commands(companies);
    auto server = http::Server::listen(http_options, std::move(router), local_router(commands));
    if (!server) return say(terminal, server.error());
    const std::string address = "http://" + http_options.address + ":" + std::to_string((*server)->port());
    terminal.out("listening on " + address + "\n");
    tell_setup_link(terminal, companies, target, address);
    const company::DueWork due_work(companies);
    std::jthread tidying([&companies](const std::stop_token& stop) {
        for (int second = 0; !stop.stop_requested(); ++second) {
            std::this_thread::sleep_for(std::chrono::milliseconds(200));
            if (second % 300 == 299) companies.tidy();
        }
    });
    (*server)->run();
    return 0;
}

}  // namespace voronka::cli
