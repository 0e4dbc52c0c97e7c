#include <gtest/gtest.h>
#include <sqlite3.h>

#include <filesystem>

#include "core/random.h"
#include "store/sqlite/directory_lock.h"
#include "store/sqlite/sqlite_store.h"

namespace voronka::records {
namespace {

/// What every store has to keep; a second kind of store joins by another way of opening.
class Stores : public ::testing::Test {
  protected:
    void SetUp() override {
        folder_ = std::filesystem::temp_directory_path() / ("voronka-store-" + random_token(8));
        std::filesystem::create_directories(folder_);
        open();
    }
    void TearDown() override {
        store_.reset();
        std::filesystem::remove_all(folder_);
    }
    void open() {
        store_.reset();
        store_ = std::move(*store::open_sqlite(folder_, schema_));
    }
    Record lead(Writer& writer, const char* name) {
        Record record(schema_.at("leads"));
        record[system_field::id] = writer.next_id();
        record[system_field::version] = std::int64_t{1};
        record.set("last_name", std::string(name));
        return record;
    }
    void raw(const std::string& sql) {
        sqlite3* database = nullptr;
        ASSERT_EQ(sqlite3_open((folder_ / "company.db").c_str(), &database), SQLITE_OK);
        ASSERT_EQ(sqlite3_exec(database, sql.c_str(), nullptr, nullptr, nullptr), SQLITE_OK) << sqlite3_errmsg(database);
        sqlite3_close(database);
    }
    Id keep(const char* name) {
        Id id = 0;
        EXPECT_TRUE(store_->write([&](Writer& writer) -> Result<void> {
            Record record = lead(writer, name);
            record.set("emails", Items{{"a@example.com", "work"}});
            record.set("email", std::string("a@example.com"));
            id = record.id();
            TRY_VOID(writer.insert(record));
            TRY_VOID(writer.index(record.module(), id, {"belova", "тверь"}));
            TRY(writer.append(
                {.at = {1}, .door = "api", .resource = "leads", .record = id, .version = 1, .change = "create", .fields = "{}"}));
            return {};
        }));
        return id;
    }

    Schema schema_ = *Schema::built_in();
    std::filesystem::path folder_;
    std::unique_ptr<Store> store_;
};

TEST_F(Stores, KeepWhatWasWrittenOverAReopening) {
    const Id id = keep("Белова");
    open();
    const auto reader = *store_->reader();
    const auto found = *reader->find(schema_.at("leads"), id);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->text("last_name"), "Белова");
    EXPECT_EQ(std::get<Items>(found->get("emails"))[0].kind, "work");
    EXPECT_EQ(*reader->head(), 1);
    EXPECT_EQ((*reader->equal(schema_.at("leads"), schema_.at("leads").at("last_name"), Value(std::string("бЕЛОВА")), 5)).size(),
              1U);
    EXPECT_EQ(
        (*reader->equal(schema_.at("leads"), schema_.at("leads").at("email"), Value(std::string("a@example.com")), 5)).size(),
        1U);
    EXPECT_EQ((*reader->search({"твер"}, true, 5)).size(), 1U);
    EXPECT_EQ((*reader->search({"тве"}, true, 5)).size(), 1U);
    EXPECT_EQ((*reader->search({"твери"}, false, 5)).size(), 1U) << "another form of the word";
    EXPECT_TRUE((*reader->search({"тве"}, false, 5)).empty()) << "a beginning alone is no form of it";
    EXPECT_TRUE((*reader->search({"твер", "тула"}, true, 5)).empty()) << "every word is wanted";
}

TEST_F(Stores, RollBackLeavesNothingAndASavepointHarmsNoOther) {
    Id kept = 0, lost = 0;
    ASSERT_TRUE(store_->write([&](Writer& writer) -> Result<void> {
        TRY_VOID(writer.savepoint());
        const Record first = lead(writer, "kept");
        kept = first.id();
        TRY_VOID(writer.insert(first));
        TRY(writer.append({.resource = "leads", .record = kept, .version = 1, .change = "create", .fields = "{}"}));
        TRY_VOID(writer.index(schema_.at("leads"), kept, {"kept"}));
        TRY_VOID(writer.release());
        TRY_VOID(writer.savepoint());
        const Record second = lead(writer, "lost");
        lost = second.id();
        TRY_VOID(writer.insert(second));
        TRY(writer.append({.resource = "leads", .record = lost, .version = 1, .change = "create", .fields = "{}"}));
        TRY_VOID(writer.index(schema_.at("leads"), lost, {"lost"}));
        TRY_VOID(writer.rollback());
        return writer.release();
    }));
    EXPECT_FALSE(store_->write([&](Writer& writer) -> Result<void> {
        TRY_VOID(writer.insert(lead(writer, "refused")));
        return fail(ErrorKind::conflict, "conflict");
    }));
    const auto reader = *store_->reader();
    EXPECT_TRUE(*reader->exists(schema_.at("leads"), kept));
    EXPECT_FALSE(*reader->exists(schema_.at("leads"), lost));
    EXPECT_EQ((*reader->search({"kept"}, false, 5)).size(), 1U);
    EXPECT_TRUE((*reader->search({"lost"}, false, 5)).empty());
    EXPECT_EQ(*reader->head(), 1);
    EXPECT_TRUE((*store_->check()).empty());
}

TEST_F(Stores, ReadersSeeOneStateAndNewOnesTheNewest) {
    keep("first");
    const auto before = *store_->reader();
    EXPECT_EQ(*before->head(), 1);
    keep("second");
    EXPECT_EQ(*before->head(), 1);
    EXPECT_EQ(*(*store_->reader())->head(), 2);
}

TEST_F(Stores, TellWhatWasTamperedWith) {
    const Id id = keep("Белова");
    EXPECT_TRUE((*store_->check()).empty());
    raw("UPDATE changes SET fields = '{\"city\":[null,\"x\"]}'");
    EXPECT_NE((*store_->check())[0].find("altered"), std::string::npos);
    raw("UPDATE leads SET last_name__fold = 'other', version = 5 WHERE id = " + std::to_string(id));
    EXPECT_GE((*store_->check()).size(), 3U);
}

TEST_F(Stores, RefuseAnOldCopyANewerFileAndASecondWriter) {
    keep("one");
    ASSERT_TRUE(store_->backup((folder_ / "old.db").string()));
    keep("two");
    store_.reset();
    std::filesystem::remove(folder_ / "company.db-wal");
    std::filesystem::remove(folder_ / "company.db-shm");
    std::filesystem::copy_file(folder_ / "old.db", folder_ / "company.db", std::filesystem::copy_options::overwrite_existing);
    EXPECT_EQ(store::open_sqlite(folder_, schema_).error().code, "store_lost_changes");
    raw("PRAGMA user_version = 999");
    EXPECT_EQ(store::open_sqlite(folder_, schema_).error().code, "store_newer");
    const auto lock = store::DirectoryLock::take(folder_);
    ASSERT_TRUE(lock);
    EXPECT_EQ(store::DirectoryLock::take(folder_).error().code, "store_in_use");
}

TEST_F(Stores, TakeANewFieldAndKeepTheValues) {
    const Id id = keep("Белова");
    store_.reset();
    const Source more{"more.yaml",
                      "extends: leads\nfields: [{key: x_floor, type: text, label: {en: Floor, ru: Этаж}, indexed: true}]"};
    const Schema wider = *Schema::built_in(std::span(&more, 1));
    const auto store = *store::open_sqlite(folder_, wider);
    const auto found = *(*store->reader())->find(wider.at("leads"), id);
    EXPECT_EQ(found->text("last_name"), "Белова");
    EXPECT_TRUE(empty(found->get("x_floor")));
    store_.reset();
}

}  // namespace
}  // namespace voronka::records
