#pragma once
#include <boost/json/value.hpp>
#include <condition_variable>
#include <deque>
#include <filesystem>
#include <mutex>
#include <thread>

#include "floor/reads.h"

namespace voronka::bench {

/// The one thread that writes: what waits together shares one commit, and is answered when it is on disk.
class Writes {
  public:
    explicit Writes(const Office& office);
    ~Writes();
    void create(std::string body, Give give) { submit({0, std::move(body), std::move(give)}); }
    void move(std::int64_t deal, std::string body, Give give) { submit({deal, std::move(body), std::move(give)}); }
    /// Leads from a file of plain CSV, as many rows to a commit as the product takes; gives how many there were.
    int import(const std::string& file);

  private:
    struct Waiting {
        std::int64_t deal = 0;  ///< 0: a new lead
        std::string body;
        Give give;
    };
    struct Lead;
    void submit(Waiting waiting);
    void run(const std::stop_token& stop);
    void batch(std::deque<Waiting> waiting);
    void commit();
    std::int64_t insert(const Lead& lead);
    Answer create_lead(const std::string& body);
    Answer move_deal(std::int64_t id, const std::string& body);
    void stay(std::int64_t journey, std::int64_t record, std::string_view resource, std::string_view stage);
    void change(std::string_view resource, std::int64_t record, std::int64_t version, std::string_view what,
                std::string_view fields);
    void index(std::int64_t id, std::string_view resource, const std::vector<std::string>& words);
    void side(std::string_view sql, std::int64_t record, std::string_view value);

    const Office& office_;
    Connection connection_;
    Shape leads_;
    Shape deals_;
    std::string lead_sql_;
    std::string deal_sql_;
    std::int64_t now_ = 0;
    std::int64_t last_id_ = 0;
    std::int64_t seq_ = 0;
    std::string chain_;
    std::filesystem::path head_file_;
    std::mutex mutex_;
    std::condition_variable_any wake_;
    std::deque<Waiting> waiting_;
    std::jthread thread_;
};

}  // namespace voronka::bench
