#include <gtest/gtest.h>

#include <filesystem>
#include <thread>

#include "contract/stores.h"
#include "store/sqlite/company_file.h"
#include "store/sqlite/directory_lock.h"
#include "store/sqlite/sqlite_store.h"

namespace voronka::records {
namespace {

TEST_P(Stores, KeepWhatWasWrittenOverAReopening) {
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
    const Value twice = Items{{"a@example.com", "work"}, {"A@example.com", "home"}};
    ASSERT_TRUE(store_->write([&](Writer& writer) -> Result<void> {
        Record record = lead(writer, "twice");
        record.set("emails", twice);
        return writer.insert(record);
    }));
    EXPECT_EQ((*(*store_->reader())->equal(schema_.at("leads"), schema_.at("leads").at("emails"), twice, 5)).size(), 2U)
        << "a record is one, however often it has the value";
    EXPECT_EQ((*reader->search({"твер"}, WordMatch::each_begins, 5)).size(), 1U);
    EXPECT_EQ((*reader->search({"тве"}, WordMatch::each_begins, 5)).size(), 1U);
    EXPECT_EQ((*reader->search({"твери"}, WordMatch::whole, 5)).size(), 1U) << "another form of the word";
    EXPECT_TRUE((*reader->search({"тве"}, WordMatch::whole, 5)).empty()) << "a beginning alone is no form of it";
    EXPECT_TRUE((*reader->search({"твер", "тула"}, WordMatch::each_begins, 5)).empty()) << "every word is wanted";
}

TEST_P(Stores, TellWhichValuesSeveralRowsShare) {
    const Module& leads = schema_.at("leads");
    ASSERT_TRUE(store_->write([&](Writer& writer) -> Result<void> {
        const auto row = [&](const char* email, const char* inn, bool deleted) -> Result<void> {
            Record record = lead(writer, "row");
            if (email) record.set("emails", Items{{email, "work"}});
            if (inn) record.set("inn", std::string(inn));
            if (deleted) record[system_field::deleted_at] = Instant{1};
            return writer.insert(record);
        };
        for (const char* email : {"A@one.example", "a@one.example", "b@one.example", "c@one.example", "c@one.example"})
            TRY_VOID(row(email, nullptr, false));
        for (const bool deleted : {false, true}) TRY_VOID(row("d@one.example", "7707083893", deleted));
        for (int i = 0; i < 2; ++i) TRY_VOID(row(nullptr, "7736050003", false));
        return row(nullptr, nullptr, false);
    }));
    const auto reader = *store_->reader();
    using Forms = std::vector<std::string>;
    const auto shared = [&](const char* field, const char* before, int forms, int entries) {
        return *reader->repeated(leads, leads.at(field), before, forms, entries);
    };
    EXPECT_EQ(shared("emails", "", 9, 99).forms, (Forms{"d@one.example", "c@one.example", "a@one.example"}));
    EXPECT_EQ(shared("emails", "", 9, 99).next, std::nullopt);
    EXPECT_EQ(shared("emails", "d@one.example", 1, 99).forms, (Forms{"c@one.example"}));
    EXPECT_EQ(shared("emails", "d@one.example", 1, 99).next, "c@one.example") << "no more than asked for";
    EXPECT_EQ(shared("emails", "", 9, 3).forms, (Forms{"d@one.example", "c@one.example"})) << "the last value as a whole";
    EXPECT_EQ(shared("emails", "", 9, 3).next, "c@one.example");
    EXPECT_EQ(shared("emails", "c@one.example", 9, 3).forms, (Forms{"a@one.example"}));
    EXPECT_EQ(shared("inn", "", 9, 99).forms, (Forms{"7736050003"})) << "neither what is empty nor what is in the wastebasket";
}

TEST_P(Stores, RollBackLeavesNothingAndASavepointHarmsNoOther) {
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
        TRY_VOID(writer.index(schema_.at("leads"), lost, {"lost", "running"}));
        TRY_VOID(writer.rollback());
        TRY_VOID(writer.release());
        return writer.index(schema_.at("leads"), kept, {"kept", "running"});
    }));
    EXPECT_FALSE(store_->write([&](Writer& writer) -> Result<void> {
        TRY_VOID(writer.insert(lead(writer, "refused")));
        return fail(ErrorKind::conflict, "conflict");
    }));
    const auto reader = *store_->reader();
    EXPECT_TRUE(*reader->exists(schema_.at("leads"), kept));
    EXPECT_FALSE(*reader->exists(schema_.at("leads"), lost));
    EXPECT_EQ((*reader->search({"kept"}, WordMatch::whole, 5)).size(), 1U);
    EXPECT_TRUE((*reader->search({"lost"}, WordMatch::whole, 5)).empty());
    EXPECT_EQ((*reader->search({"runni"}, WordMatch::each_begins, 5)).size(), 1U) << "a word met again after it was taken back";
    EXPECT_EQ(*reader->head(), 1);
    EXPECT_TRUE((*store_->check()).empty());
}

TEST_P(Stores, ReadersSeeOneStateAndNewOnesTheNewest) {
    keep("first");
    const auto before = *store_->reader();
    EXPECT_EQ(*before->head(), 1);
    keep("second");
    EXPECT_EQ(*before->head(), 1);
    EXPECT_EQ(*(*store_->reader())->head(), 2);
}

TEST_P(Stores, TellWhatWasTamperedWith) {
    const Id id = keep("Белова");
    EXPECT_TRUE((*store_->check()).empty());
    place_->raw("UPDATE changes SET fields = '{\"city\":[null,\"x\"]}'");
    EXPECT_NE((*store_->check())[0].find("altered"), std::string::npos);
    place_->raw("UPDATE leads SET last_name__fold = 'other', version = 5 WHERE id = " + std::to_string(id));
    EXPECT_GE((*store_->check()).size(), 3U);
}

TEST_P(Stores, RefuseWhatANewerProgramWrote) {
    keep("one");
    store_.reset();
    place_->raw(GetParam() == Kind::sqlite ? "PRAGMA user_version = 999"
                                           : "UPDATE settings SET value = '999' WHERE key = 'format'");
    const auto refused = place_->open(schema_);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, "store_newer");
    EXPECT_EQ(refused.error().args[0].second, "999");
}

TEST(SqliteStore, RefusesAnOldCopyAndASecondWriter) {
    const Schema schema = *Schema::built_in();
    const auto folder = std::filesystem::temp_directory_path() / ("voronka-store-" + random_token(8));
    std::filesystem::create_directories(folder);
    const auto log_one = [](Writer& writer) -> Result<void> {
        TRY(writer.append({.resource = "leads", .change = "create", .fields = "{}"}));
        return {};
    };
    {
        const auto store = *store::open_sqlite(folder, schema);
        ASSERT_TRUE(store->write(log_one));
        ASSERT_TRUE(store->backup((folder / "old.db").string()));
        ASSERT_TRUE(store->write(log_one));
    }
    std::filesystem::copy_file(folder / "old.db", folder / "company.db", std::filesystem::copy_options::overwrite_existing);
    EXPECT_EQ(store::open_sqlite(folder, schema).error().code, "store_lost_changes");
    const auto lock = store::DirectoryLock::take(folder);
    ASSERT_TRUE(lock);
    EXPECT_EQ(store::DirectoryLock::take(folder).error().code, "store_in_use");
    std::filesystem::remove_all(folder);
}

TEST(SqliteStore, TheLogBesideTheFileStaysSmallHoweverMuchIsWritten) {
    constexpr int commits = 100;
    constexpr std::uintmax_t of_each = 4'000'000, most = 160'000'000;
    const Schema schema = *Schema::built_in();
    const auto folder = std::filesystem::temp_directory_path() / ("voronka-store-" + random_token(8));
    std::filesystem::create_directories(folder);
    {
        const auto store = *store::open_sqlite(folder, schema);
        const std::string text(of_each, 'x');
        for (int i = 0; i < commits; ++i) {
            ASSERT_TRUE(store->write([&](Writer& writer) -> Result<void> {
                TRY(writer.append({.resource = "leads", .change = "create", .fields = text}));
                return {};
            }));
            ASSERT_LT(std::filesystem::file_size(folder / "company.db-wal"), most) << "after " << i << " commits";
        }
        EXPECT_GT(std::filesystem::file_size(folder / "company.db"), commits * of_each / 2) << "nobody brought it into the file";
    }
    std::filesystem::remove_all(folder);
}

TEST_P(Stores, AnswerABrokenUniqueIndexAsAConflictThatHarmsNoOther) {
    const Id kept = keep("first");
    Id second = 0;
    ASSERT_TRUE(store_->write([&](Writer& writer) -> Result<void> {
        TRY_VOID(writer.savepoint());
        Record twice = lead(writer, "twice");
        twice[system_field::id] = kept;
        Result<void> outcome = writer.insert(twice);
        if (outcome) outcome = writer.release();
        if (outcome) return outcome;
        EXPECT_EQ(outcome.error().code, "not_unique");
        TRY_VOID(writer.rollback());
        TRY_VOID(writer.release());
        const Record other = lead(writer, "second");
        second = other.id();
        return writer.insert(other);
    }));
    EXPECT_TRUE(*(*store_->reader())->exists(schema_.at("leads"), second));
}

TEST_P(Stores, GiveTheLogInPiecesAndItsSetsWhole) {
    ASSERT_TRUE(store_->write([&](Writer& writer) -> Result<void> {
        for (Id record = 1; record <= 3; ++record) {
            std::int64_t set = 0;
            for (int i = 0; i < 2; ++i) {
                const auto seq = TRY(writer.append({.change_set = set, .record = record, .version = i, .fields = "{}"}));
                if (!set) set = seq;
            }
        }
        return {};
    }));
    const auto reader = *store_->reader();
    const auto numbers = [](const std::vector<Change>& changes) {
        std::vector<std::int64_t> all;
        for (const Change& one : changes) all.push_back(one.seq);
        return all;
    };
    EXPECT_EQ(numbers(*reader->changes(2, 0, 3)), (std::vector<std::int64_t>{3, 4, 5}));
    EXPECT_EQ(numbers(*reader->changes(1, 2, 9)), (std::vector<std::int64_t>{3, 4}));
    EXPECT_EQ(numbers(*reader->changes_before(0, 3, 9)), (std::vector<std::int64_t>{6, 5}));
    EXPECT_EQ(numbers(*reader->changes_before(4, 2, 9)), (std::vector<std::int64_t>{3}));
    EXPECT_EQ(numbers(*reader->change_set(3)), (std::vector<std::int64_t>{3, 4}));
}

TEST_P(Stores, ComeBackFromABackupInTheOtherKindOfStoreAndGoOn) {
    const Id id = keep("Белова \t\\N «x»\n");
    const std::string file = (folder_ / "backup.db").string();
    ASSERT_TRUE(store_->write([](Writer& writer) { return writer.set_setting("company", "{\"name\":\"Вега\"}"); }));
    ASSERT_TRUE(store_->backup(file));
    const auto other = make_place(GetParam() == Kind::sqlite ? Kind::postgresql : Kind::sqlite);
    if (!other) GTEST_SKIP() << "no PostgreSQL: run through scripts/with-postgres";
    const auto restored = other->restore(file, schema_);
    ASSERT_TRUE(restored) << restored.error().code << " " << restored.error().cause;
    EXPECT_EQ(*(*restored)->check(), std::vector<std::string>());
    const std::string again = (folder_ / "again.db").string();
    ASSERT_TRUE((*restored)->backup(again));
    const auto compared = *store::compare_files(file, again, schema_);
    EXPECT_EQ(compared.differences, std::vector<std::string>());
    EXPECT_GE(compared.rows, 5);
    const auto reader = *(*restored)->reader();
    EXPECT_EQ((*reader->find(schema_.at("leads"), id))->text("last_name"), "Белова \t\\N «x»\n");
    EXPECT_EQ((*reader->search({"твер"}, WordMatch::whole, 5)).size(), 1U);
    EXPECT_EQ(**reader->setting("company"), "{\"name\":\"Вега\"}");
    ASSERT_TRUE((*restored)->write([&](Writer& writer) -> Result<void> {
        EXPECT_EQ(writer.next_id(), id + 1);
        EXPECT_EQ(*writer.append({.resource = "leads", .record = id, .version = 1, .change = "update", .fields = "{}"}), 2);
        return {};
    }));
    EXPECT_EQ(*(*restored)->check(), std::vector<std::string>());
}

TEST_P(Stores, TwoProcessesNumberTheirChangesInTheOrderOfTheirCommits) {
    if (GetParam() == Kind::sqlite) GTEST_SKIP() << "one process alone opens a folder";
    const auto second = *place_->open(schema_);
    const auto write = [&](Store& store) {
        for (int i = 0; i < 40; ++i)
            EXPECT_TRUE(store.write([&](Writer& writer) -> Result<void> {
                const Record one = lead(writer, "x");
                TRY_VOID(writer.insert(one));
                TRY(writer.append({.record = one.id(), .version = 1, .fields = "{}"}));
                return {};
            }));
    };
    std::int64_t last = 0;
    {
        std::jthread one([&] { write(*store_); });
        std::jthread two([&] { write(*second); });
        // Whoever reads on from the last number that he saw misses nothing.
        for (int looks = 0; last < 80 && looks < 100'000; ++looks) {
            const auto reader = *store_->reader();
            const auto more = *reader->changes(last, 0, 100);
            for (const Change& change : more) {
                EXPECT_EQ(change.seq, last + 1);
                last = change.seq;
            }
        }
    }
    EXPECT_EQ(last, 80);
    EXPECT_EQ(*store_->check(), std::vector<std::string>());
}

TEST_P(Stores, TakeANewFieldAndKeepTheValues) {
    const Id id = keep("Белова");
    store_.reset();
    const Source more{"more.yaml",
                      "extends: leads\nfields: [{key: x_floor, type: text, label: {en: Floor, ru: Этаж}, indexed: true}]"};
    const Schema wider = *Schema::built_in(std::span(&more, 1));
    const auto store = *place_->open(wider);
    const auto found = *(*store->reader())->find(wider.at("leads"), id);
    EXPECT_EQ(found->text("last_name"), "Белова");
    EXPECT_TRUE(empty(found->get("x_floor")));
}

INSTANTIATE_TEST_SUITE_P(, Stores, ::testing::Values(Kind::sqlite, Kind::postgresql), name_of_store);

}  // namespace
}  // namespace voronka::records
