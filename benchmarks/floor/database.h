#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace voronka::bench {

/// A prepared statement in use; whatever SQLite refuses is an exception, for the floor has nobody to explain it to.
class Statement {
  public:
    Statement(sqlite3* handle, sqlite3_stmt* statement) : handle_(handle), statement_(statement) {}
    Statement(const Statement&) = delete;
    ~Statement();

    Statement& bind(std::int64_t n);
    Statement& bind(std::string_view text);
    Statement& blob(std::string_view bytes);
    bool step();
    /// Runs a statement that gives no rows.
    void run();
    bool is_null(int column) const;
    std::int64_t integer(int column) const;
    std::string_view text(int column) const;

  private:
    sqlite3* handle_;
    sqlite3_stmt* statement_;
    int bound_ = 0;
};

/// One connection with its statements, each prepared once; settings as the product's.
class Connection {
  public:
    Connection(const std::string& file, int cache_kb);
    Connection(const Connection&) = delete;
    ~Connection();
    /// `sql` is a literal or otherwise outlives the connection.
    Statement prepare(std::string_view sql);
    void run(const char* sql);

  private:
    sqlite3* handle_ = nullptr;
    std::map<std::string_view, sqlite3_stmt*> statements_;
};

}  // namespace voronka::bench
