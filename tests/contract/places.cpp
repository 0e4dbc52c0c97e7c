#include "contract/places.h"

#include <gtest/gtest.h>
#include <libpq-fe.h>
#include <sqlite3.h>

#include <cstdlib>
#include <filesystem>

#include "core/random.h"
#include "store/postgres/postgres_stores.h"
#include "store/sqlite/sqlite_stores.h"

namespace voronka::records {
namespace {

class SqlitePlace final : public Place {
  public:
    SqlitePlace() { std::filesystem::create_directories(folder_); }
    ~SqlitePlace() override { std::filesystem::remove_all(folder_); }
    Result<std::unique_ptr<Store>> open(const Schema& schema) override { return stores_.open("one", schema); }
    Result<std::unique_ptr<Store>> restore(const std::string& backup, const Schema& schema) override {
        TRY_VOID(stores_.restore("two", schema, backup));
        return stores_.open("two", schema);
    }
    void raw(const std::string& sql) override {
        sqlite3* database = nullptr;
        ASSERT_EQ(sqlite3_open((folder_ / "companies/one/company.db").c_str(), &database), SQLITE_OK);
        ASSERT_EQ(sqlite3_exec(database, sql.c_str(), nullptr, nullptr, nullptr), SQLITE_OK) << sqlite3_errmsg(database);
        sqlite3_close(database);
    }

  private:
    std::filesystem::path folder_ = std::filesystem::temp_directory_path() / ("voronka-store-" + random_token(8));
    store::SqliteStores stores_{folder_};
};

class PostgresPlace final : public Place {
  public:
    explicit PostgresPlace(std::string url) : url_(std::move(url)) {}
    ~PostgresPlace() override {
        static_cast<void>(stores_.remove(name_));
        static_cast<void>(stores_.remove(name_ + "-two"));
    }
    Result<std::unique_ptr<Store>> open(const Schema& schema) override { return stores_.open(name_, schema); }
    Result<std::unique_ptr<Store>> restore(const std::string& backup, const Schema& schema) override {
        TRY_VOID(stores_.restore(name_ + "-two", schema, backup));
        return stores_.open(name_ + "-two", schema);
    }
    void raw(const std::string& sql) override {
        PGconn* database = PQconnectdb(url_.c_str());
        PQclear(PQexec(database, ("SET search_path TO \"voronka_" + name_ + "\"").c_str()));
        PGresult* result = PQexec(database, sql.c_str());
        EXPECT_EQ(PQresultStatus(result), PGRES_COMMAND_OK) << PQerrorMessage(database);
        PQclear(result);
        PQfinish(database);
    }

  private:
    std::string url_;
    std::string name_ = "test-" + random_token(8);
    store::PostgresStores stores_{url_};
};

}  // namespace

std::unique_ptr<Place> make_place(Kind kind) {
    if (kind == Kind::sqlite) return std::make_unique<SqlitePlace>();
    const char* url = std::getenv("VORONKA_POSTGRES");
    return url ? std::make_unique<PostgresPlace>(url) : nullptr;
}

}  // namespace voronka::records
