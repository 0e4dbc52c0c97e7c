#pragma once
#include <condition_variable>
#include <memory>
#include <mutex>

#include "store/postgres/database.h"

namespace voronka::store::postgres {

/// Readers share a bounded number of connections; writers, of whom there are few, have theirs beside them, so that neither waits
/// for the other.
enum class Use { reading, writing };

/// Connections to one database for all of its companies, kept open from one use to the next. Thread-safe.
class Pool {
  public:
    explicit Pool(std::string url) : url_(std::move(url)) {}

    /// A connection in somebody's hands; goes back when destroyed, unless something is unfinished on it: then it is closed, which
    /// takes back what was.
    class Lease {
      public:
        Lease(Pool& pool, Use use, std::unique_ptr<Database> database)
            : pool_(&pool), use_(use), database_(std::move(database)) {}
        Lease(Lease&&) = default;
        Lease& operator=(Lease&&) = delete;
        ~Lease() {
            if (database_) pool_->give_back(use_, std::move(database_));
        }
        Database& operator*() const { return *database_; }
        Database* operator->() const { return database_.get(); }

      private:
        Pool* pool_;
        Use use_;
        std::unique_ptr<Database> database_;
    };

    /// A connection to this schema. Waits while all are in use; errors: store_busy after ten seconds, store_unreachable.
    Result<Lease> take(const std::string& schema, Use);
    /// Closes what is idle on a schema that is about to go or to be renamed.
    void forget(const std::string& schema);
    const std::string& url() const { return url_; }

  private:
    struct Idle {
        Use use;
        std::unique_ptr<Database> database;
    };
    void give_back(Use, std::unique_ptr<Database>);
    std::unique_ptr<Database> idle(const std::string& schema, Use);

    static constexpr int most_readers = 24;
    static constexpr std::size_t most_idle = 24;
    std::string url_;
    std::mutex mutex_;
    std::condition_variable returned_;
    std::vector<Idle> idle_;  // the longest unused first
    int reading_ = 0;
};

}  // namespace voronka::store::postgres
