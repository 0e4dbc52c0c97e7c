#pragma once
#include <condition_variable>
#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "cli/command.h"
#include "http/handler.h"

namespace voronka::cli {

/// Asks the server on this data directory to carry a command out, through DIR/voronka.sock, and says what it says as it comes;
/// nothing where no server answers. When the server goes away in between: a sentence and exit code 1.
std::optional<int> forward(const std::vector<std::string>& arguments, const Target&, Terminal&);

/// The server's side: carries out commands that were typed in other terminals, each on a thread of its own. Waits for those
/// that run when it goes.
class ForwardedCommands {
  public:
    explicit ForwardedCommands(company::Companies& companies) : companies_(companies) {}
    /// Begins the command of a request's body; the answer is its frames (frames.h) as they come. A command goes on to its end
    /// when nobody listens any more.
    http::Reply begin(const std::string& body);

  private:
    struct Said;
    void run(const std::string& body, Said&);
    void join_ended();

    company::Companies& companies_;
    std::mutex mutex_;
    std::list<std::pair<std::shared_ptr<Said>, std::jthread>> running_;
};

}  // namespace voronka::cli
