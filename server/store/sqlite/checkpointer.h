#pragma once
#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>

namespace voronka::store {

class Database;

/// Brings what was committed from the log beside the file (WAL) into the file, on a thread of its own, while others go on writing
/// and reading: whoever commits would wait for it otherwise. SQLite begins the log anew once all of it is in the file and nobody
/// reads it.
class Checkpointer {
  public:
    explicit Checkpointer(std::string file) : file_(std::move(file)) {}
    /// Waits for what is under way.
    ~Checkpointer() = default;
    Checkpointer(const Checkpointer&) = delete;
    Checkpointer& operator=(const Checkpointer&) = delete;

    /// After a commit: `pages` stand in the log of the writer's connection. Where they are many, the thread is woken; where they
    /// are too many, because more is written than it can bring in, the writer does it itself.
    void committed(Database& writer, int pages);

  private:
    void wake();
    void run(const std::stop_token&);

    std::string file_;
    std::mutex passing_;  // SQLite lets one at a time do it, and sends the other away
    std::mutex mutex_;
    std::condition_variable_any woken_;
    bool wanted_ = false;
    std::jthread thread_;  // begun when it is first needed; last: it uses the rest
};

}  // namespace voronka::store
